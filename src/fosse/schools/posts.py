"""The posts of a cluster or of a whole authority: appoint, leave, correct what was recorded."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from fosse.audit.actions import Doer, record

from .groups import authority_of, check_within_life, find
from .models import Group, Post
from .records import (
    Refused,
    add,
    check,
    check_span,
    plain,
    recorded,
    replace,
    supersede,
)
from .time import in_words

_MOST = {"title_text": 120, "holder": 200, "employer": 200, "funder": 200}  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDetails:
    """What is recorded of a post. `title_text` is its own name, needed when the title is
    "other"; `holder` "" while it is vacant; None or "" elsewhere: not known."""

    title: str
    title_text: str = ""
    holder: str = ""
    salaried: bool | None = None
    fte: Decimal | None = None
    employer: str = ""
    funder: str = ""
    starts_on: date | None = None
    ends_on: date | None = None

    def check(self) -> None:
        """Raise `Refused` when it cannot be so."""
        if self.title not in Post.Title.values:
            raise Refused(f"“{self.title}” is not a title: {', '.join(Post.Title.values)}.")
        if self.title == Post.Title.OTHER and not self.title_text.strip():
            raise Refused("Give the post's own name, since its title is “other”.")
        if self.fte is not None and not 0 < self.fte <= 1:
            raise Refused(f"Full-time equivalent is {self.fte}: above 0 up to 1 is possible.")
        for name, most in _MOST.items():
            if len(getattr(self, name)) > most:
                raise Refused(f"The {name.replace('_', ' ')} is longer than {most} characters.")
        check_span(self.starts_on, self.ends_on)


@transaction.atomic
def appoint(
    *,
    authority_code: int,
    slug: str | None,
    title: str,
    title_text: str = "",
    holder: str,
    salaried: bool | None = None,
    fte: Decimal | None = None,
    employer: str = "",
    funder: str = "",
    starts_on: date | None,
    ends_on: date | None = None,
    reason: str,
    by: Doer,
    at: datetime,
) -> int:
    """Appoint somebody to a post of a cluster (`slug`), or of the whole authority (None), from
    `starts_on`; returns the number of the record. An empty holder: the post is vacant. Others
    in the same post stay: two can share one."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    authority = authority_of(authority_code)
    group = find(authority_code, slug) if slug else None
    details = PostDetails(
        title=title,
        title_text=title_text.strip(),
        holder=holder.strip(),
        salaried=salaried,
        fte=fte,
        employer=employer.strip(),
        funder=funder.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _check(details, group)
    post = Post(authority=authority, group=group, **asdict(details))
    add(post, by=by, reason=reason, at=at)
    _audit(post, "post.appointed", by, reason, **asdict(details))
    return post.pk


@transaction.atomic
def leave_post(*, post_id: int, on: date, reason: str, by: Doer, at: datetime) -> None:
    """The holder leaves a post; `on` is the first day that they do not hold it."""
    post = _find(post_id)
    check(by=by, authority_code=post.authority_id, reason=reason, at=at)
    if post.ends_on and post.ends_on <= on:
        raise Refused(f"The post is left already, from {in_words(post.ends_on)} on.")
    replace(post, by=by, reason=reason, at=at, ends_on=on)
    _audit(post, "post.left", by, reason, holder=post.holder, title=post.title, on=on)


@transaction.atomic
def correct_post(
    *, post_id: int, details: PostDetails, reason: str, by: Doer, at: datetime
) -> None:
    """Record what should have been recorded of a post. What was recorded before stays readable
    by asking as known before `at`."""
    post = _find(post_id)
    check(by=by, authority_code=post.authority_id, reason=reason, at=at)
    _check(details, post.group)
    before = {name: getattr(post, name) for name in asdict(details)}
    replace(post, by=by, reason=reason, at=at, **asdict(details))
    _audit(post, "post.corrected", by, reason, before=before, **asdict(details))


def current(group: Group) -> list[Post]:
    """All posts of a group on record, whenever they are held."""
    return list(Post.objects.filter(recorded(None), group=group))


def end_all(group: Group, on: date, *, by: Doer, reason: str, at: datetime) -> int:
    """End the posts of a group that closes; how many. Those that were still to begin are taken
    off file."""
    ended = [post for post in current(group) if post.ends_on is None or post.ends_on > on]
    for post in ended:
        if post.starts_on and post.starts_on >= on:
            supersede(post, at)
        else:
            replace(post, by=by, reason=reason, at=at, ends_on=on)
    return len(ended)


def _check(details: PostDetails, group: Group | None) -> None:
    details.check()
    if group is not None:
        check_within_life(group, details.starts_on, details.ends_on)


def _find(post_id: int) -> Post:
    post = Post.objects.select_related("group").filter(pk=post_id).first()
    if post is None:
        raise Refused("There is no such post.")
    return post


def _audit(post: Post, verb: str, by: Doer, reason: str, **detail: object) -> None:
    place = f"{post.authority_id}/{post.group.slug}" if post.group else f"{post.authority_id}"
    record(
        by=by,
        verb=verb,
        noun="post",
        noun_id=place,
        authority_code=post.authority_id,
        reason=reason,
        detail=plain(detail),
    )
