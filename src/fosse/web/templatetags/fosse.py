"""Template tags of every page: days in words, figures with their source, tags, the as-at bar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone

from fosse.people.access import Place
from fosse.web import access
from fosse.web.asked import Asked
from fosse.web.forms import Form

register = template.Library()

TAG_KINDS = frozenset({"good", "watch", "act", "unknown", "plain"})


@register.filter
def in_words(day: date | None) -> str:
    """“31 March 2026”; of a moment “31 March 2026 at 14:05”; "" of nothing."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        return f"{timezone.localtime(day):%-d %B %Y at %H:%M}"
    return f"{day:%-d %B %Y}"


@register.filter
def day_in_words(said: str) -> str:
    """The same of a day as events keep it, “2026-03-31”."""
    return in_words(date.fromisoformat(said))


@register.filter
def with_commas(number: int | None) -> str:
    """“36,531”; "" of nothing."""
    return "" if number is None else f"{number:,}"


@register.inclusion_tag("parts/tag.html")
def tag(words: str, kind: str = "plain") -> dict[str, str]:
    """A word with a shape. Kinds: good, watch, act, unknown, plain."""
    if kind not in TAG_KINDS:
        raise template.TemplateSyntaxError(f"“{kind}” is no kind of tag: {sorted(TAG_KINDS)}")
    return {"words": words, "kind": kind}


@register.inclusion_tag("parts/figure.html")
def figure(value: object, source: object) -> dict[str, object]:
    """A figure with its source and year, shown on hover, on focus and in print."""
    return {"value": value, "source": source}


@register.inclusion_tag("parts/as-at.html", takes_context=True)
def as_at_bar(context: Context) -> dict[str, Any]:
    """The bar that says the day of the page and changes it; other parts of the address stay."""
    request: HttpRequest = context["request"]
    asked: Asked = context["asked"]
    kept = request.GET.copy()
    for name in ("as_at", "known_at", "page"):
        kept.pop(name, None)
    to_today = f"{request.path}?{kept.urlencode()}" if kept else request.path
    return {"asked": asked, "kept": list(kept.items()), "to_today": to_today}


@register.inclusion_tag("parts/downloads.html", takes_context=True)
def downloads(context: Context, address: str, what: str = "") -> dict[str, str]:
    """“Download CSV · JSON · spreadsheet” of the table at `address`, filters and day kept."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"address": address, "what": what, "query": f"?{query.urlencode()}" if query else ""}


@register.inclusion_tag("parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the pages of a long list, filters and day kept."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context["request"]}


@register.inclusion_tag("parts/back.html")
def back(href: str, words: str = "Back") -> dict[str, str]:
    """The link back, above the page's heading."""
    return {"href": href, "words": words}


@register.simple_tag(takes_context=True)
def may(context: Context, verb: str, code: int | None = None, urn: int | None = None) -> bool:
    """Whether the visitor may do `verb` there: {% may "clusters.change" code=856 as can %}."""
    return access.may(context["request"], verb, Place(authority_code=code, urn=urn))


@register.inclusion_tag("parts/error-summary.html")
def error_summary(form: Form) -> dict[str, Form]:
    """What is wrong with a form, above the heading, each line leading to its field."""
    return {"form": form}


@register.filter
def verb_in_words(verb: str) -> str:
    """The audit's “account.signed_in” as “account: signed in”."""
    noun, _, done = verb.partition(".")
    return cut_underscores(f"{noun}: {done}" if done else noun)


@register.filter
def details_in_words(detail: Mapping[str, object]) -> str:
    """What an event holds besides: “role: adviser · authority code: 856”."""
    told = ((cut_underscores(name), value) for name, value in detail.items())
    return " · ".join(f"{name}: {value}" for name, value in told if value not in (None, "", []))


@register.filter
def cut_underscores(name: str) -> str:
    """“authority_code” as “authority code”."""
    return name.replace("_", " ")
