"""What a CSV of posts would change, worked out before anything is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .change import Change, span_in_words
from .cluster_csv import PostLine
from .csv_table import Fault
from .models import Group, GroupSpan, Post
from .posts import PostDetails
from .records import recorded

Key = tuple[int, int | None, str, str, str, date | None]
AMENDABLE = ("salaried", "fte", "employer", "funder", "ends_on")


@dataclass(slots=True)
class PostPlan:
    """What is to be done: `amend` records by the details of a line, and `appoint`."""

    amend: list[tuple[Post, PostDetails]] = field(default_factory=list)
    appoint: list[tuple[int, Group | None, PostDetails]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class _Life:
    """A group on record, its latest name and its first and last days."""

    group: Group
    name: str
    starts_on: date | None
    ends_on: date | None


def plan_posts(lines: Sequence[PostLine]) -> PostPlan:
    """Compare the lines with what is on record. Nothing is written."""
    plan = PostPlan()
    groups = _groups({line.authority for line in lines})
    on_record = _posts({line.authority for line in lines})
    seen: dict[Key, int] = {}
    for line in lines:
        found = groups.get((line.authority, line.cluster.casefold()), [])
        if fault := _fault(line, found):
            plan.faults.append(Fault(line.line, fault))
            continue
        life = found[0] if found else None
        key = _key(line, life.group.pk if life else None)
        if key in seen:
            words = f"The same post and holder, from the same day, stand on line {seen[key]}."
            plan.faults.append(Fault(line.line, words))
            continue
        seen[key] = line.line
        _plan_line(plan, line, life, on_record.get(key))
    plan.faults.sort()
    return plan


def _plan_line(plan: PostPlan, line: PostLine, life: _Life | None, old: Post | None) -> None:
    details = PostDetails(
        title=line.title,
        title_text=line.title_text,
        holder=line.holder,
        salaried=line.salaried,
        fte=line.fte,
        employer=line.employer,
        funder=line.funder,
        starts_on=line.starts_on,
        ends_on=line.ends_on or (life.ends_on if life else None),
    )
    where = life.name if life else "the whole authority"
    who = f"{line.holder or 'nobody (vacant)'}, {line.title_text or line.title} of {where}"
    if old is None:
        plan.appoint.append((line.authority, life.group if life else None, details))
        words = f"{who}, {span_in_words(details.starts_on, details.ends_on)}"
        plan.changes.append(Change(line.line, "appointed", words, line.authority))
        return
    differing = [name for name in AMENDABLE if getattr(old, name) != getattr(details, name)]
    if not differing:
        plan.unchanged += 1
        return
    plan.amend.append((old, details))
    if differing == ["ends_on"] and old.ends_on is None:
        words = f"{who}, {span_in_words(details.starts_on, details.ends_on)}"
        plan.changes.append(Change(line.line, "left a post", words, line.authority))
        return
    words = f"{who}: {', '.join(name.replace('_', ' ') for name in differing)}"
    plan.changes.append(Change(line.line, "corrected", words, line.authority))


def _fault(line: PostLine, found: Sequence[_Life]) -> str:
    if not line.cluster:
        return ""
    if not found:
        return f"cluster: authority {line.authority} has none called “{line.cluster}” on record."
    if len(found) > 1:
        return f"cluster: two have had the name “{line.cluster}”. Appoint by a form."
    first, last = found[0].starts_on, found[0].ends_on
    if first and (line.starts_on is None or line.starts_on < first):
        return f"starts_on: {line.cluster} was founded on {first.isoformat()}; give a later day."
    if last and (line.ends_on or date.min) > last:
        return f"ends_on: {line.cluster} is closed from {last.isoformat()} on."
    if last and line.starts_on and line.starts_on >= last:
        return f"starts_on: {line.cluster} is closed from {last.isoformat()} on."
    return ""


def _groups(authorities: Iterable[int]) -> Mapping[tuple[int, str], list[_Life]]:
    """(authority, any name it had) → the groups on record."""
    spans: dict[int, list[GroupSpan]] = defaultdict(list)
    found = GroupSpan.objects.filter(recorded(None), group__authority_id__in=sorted(authorities))
    for span in found.select_related("group"):
        spans[span.group_id].append(span)
    named: dict[tuple[int, str], list[_Life]] = defaultdict(list)
    for some in spans.values():
        some.sort(key=lambda span: span.starts_on or date.min)
        group = some[0].group
        life = _Life(group, some[-1].name, some[0].starts_on, some[-1].ends_on)
        for name in {span.name.casefold() for span in some}:
            named[group.authority_id, name].append(life)
    return named


def _posts(authorities: Iterable[int]) -> Mapping[Key, Post]:
    found = Post.objects.filter(recorded(None), authority_id__in=sorted(authorities))
    return {
        (
            post.authority_id,
            post.group_id,
            post.title,
            post.title_text.casefold(),
            post.holder.casefold(),
            post.starts_on,
        ): post
        for post in found
    }


def _key(line: PostLine, group_id: int | None) -> Key:
    return (
        line.authority,
        group_id,
        line.title,
        line.title_text.casefold(),
        line.holder.casefold(),
        line.starts_on,
    )
