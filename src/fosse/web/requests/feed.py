"""The disclosure log as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from fosse.foi.disclosures import Disclosure

BEGINNING = date(2005, 1, 1)  # of the Act: what an empty feed says it was updated on


def feed_of(
    authority: str, entries: Sequence[Disclosure], *, absolute: Callable[[str], str]
) -> str:
    """The feed; `absolute` makes a whole address of a path."""
    newest = max((entry.published_on for entry in entries), default=BEGINNING)
    feed = _Feed(
        title=f"Answered requests for information, {authority}",
        link=absolute(reverse("answered")),
        description="What was asked under the Freedom of Information Act 2000, and the answers",
        language="en-GB",
        author_name=authority,
        feed_url=absolute(reverse("requests-feed")),
        updated=_moment(newest),
    )
    for entry in entries:
        address = absolute(reverse("answered-request", args=[entry.slug]))
        feed.add_item(
            title=entry.title,
            link=address,
            unique_id=address,
            description=f"{entry.outcome}. {entry.request}",
            pubdate=_moment(entry.published_on),
            updateddate=_moment(entry.published_on),
        )
    return feed.writeString("utf-8")


class _Feed(Atom1Feed):
    """Says itself when it was updated: an empty one would otherwise say now, each time."""

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
