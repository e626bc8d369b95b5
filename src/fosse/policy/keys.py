"""Every key that a policy file may hold, what it means, and whether it must be there. PURE.

`docs/policies.md` prints these tables and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """`kind` in plain words, as the error says it; `default` "" for a key that must be there
    or that has none."""

    name: str
    kind: str
    meaning: str
    needed: bool = True
    default: str = ""


def _may(name: str, kind: str, meaning: str, default: str = "") -> Key:
    return Key(name, kind, meaning, needed=False, default=default)


POLICY = (
    Key("title", "text, 200 characters or fewer", "The policy's name."),
    _may("authority", "whole number", "The authority's three-digit code. Without it: for any."),
    Key("adopted_on", "day", "The day it was adopted, written 2026-03-31."),
    Key("in_force_from", "day", "The first day it holds. Not before it was adopted."),
    _may("introduction", "text", "What it is for; a blank line starts a paragraph."),
    _may("principles", "list of texts", "What it rests on, one sentence each."),
    Key("decision", "table", "How answers become a level."),
    Key("levels", "tables", "The levels, from the least support to the most."),
    Key("criteria", "tables", "The questions put to each school's evidence."),
    _may("rules", "tables", "Which answers make which level. Needed unless best fit decides."),
    _may("clauses", "tables", "The clauses, in the order in which they are published."),
)

LEVEL = (
    Key("id", "id", "Short name, in small letters, digits and _: it appears in files."),
    Key("name", "text, 200 characters or fewer", "As people say it."),
    Key("meaning", "text", "What it says of a school, in a sentence."),
    Key("expect", "list of texts", "What each school at it can expect."),
    Key("days", "number, 0 or more", "Days of an adviser, a year."),
    Key("visits", "whole number, 0 or more", "Visits a year."),
    Key("day_rate", "number, 0 or more", "What a day costs, in pounds."),
    Key("decided_by", "text", "Who decides that a school is at this level."),
    Key("review_months", "whole number, 1 or more", "It is reviewed after so many months."),
)

CRITERION = (
    Key("id", "id", "Short name, in small letters, digits and _."),
    Key("title", "text", "What a YES means, in a few words: “Low progress in reading”."),
    Key("measure", "measure", "The measure that it looks at, by its id."),
    Key("statistic", "statistic", "Which number or word of the measure."),
    Key("operator", "operator", "How it is compared with the threshold or the judgements."),
    _may("threshold", "number", "What it is compared with. Needed unless it is a judgement."),
    _may("judgements", "list of texts", "The words, for the statistic “judgement”."),
    _may(
        "also",
        "table of lists",
        "The same for other frameworks, measure = [words]: the newest inspection counts.",
    ),
    _may("limit", "number or “national”", "The value that a probability speaks of.", "national"),
    _may(
        "window",
        "whole number, 1 or more",
        "How many of the last years count, a missing year as not known.",
        "1",
    ),
    _may("needed", "whole number, 1 or more", "In how many of them it must hold.", "1"),
    _may("over_years", "whole number, 1 or more", "The years that a change runs over.", "3"),
    _may("minimum_cohort", "number, 0 or more", "Fewer pupils than this: not known.", "0"),
    Key("phases", "list of phases", "The kinds of school it is asked of, or [“all”]."),
    _may(
        "age", "whole number, 2 or more", "Asked only of schools with pupils of this age: 11 or 16."
    ),
    _may("oldest_years", "whole number, 1 or more", "Evidence older than this is not used.", "3"),
    _may(
        "if_not_known", "if not known", "What to do when the newest figure is not known.", "say so"
    ),
    _may("weight", "number, 0 or more", "Its points in a rule of points, or its votes.", "1"),
    _may(
        "points_to",
        "“more” or “less”",
        "“less” for a strength: its YES means less support.",
        "more",
    ),
    _may("trigger", "level", "A hard trigger: a YES gives at least this level."),
    _may("votes", "list of two levels", "In a best fit: the level of a NO, and of a YES."),
    _may("because", "template", "The reason for a YES. Without it, Fosse words it."),
    _may("because_not", "template", "The reason for a NO. Without it, Fosse words it."),
    _may("clause", "clause", "The number of the clause that it comes from."),
)

RULE = (
    Key("level", "level", "The level that it gives when all its conditions hold."),
    _may("any_of", "list of criteria", "At least one of these is YES."),
    _may("all_of", "list of criteria", "Each of these is YES."),
    _may("at_least", "whole number, 1 or more", "At least so many of `of` are YES."),
    _may("points", "number above 0", "The weights of those of `of` that are YES reach this."),
    _may("of", "list of criteria", "The criteria that `at_least` or `points` counts."),
    _may("none_of", "list of criteria", "None of these is YES, and `known` of them are NO."),
    _may("known", "whole number, 1 or more", "For `none_of`. Without it: all of them."),
    _may("clause", "clause", "The number of the clause that it comes from."),
)

DECISION = (
    _may("method", "“rules” or “best fit”", "Whether rules or votes make the level.", "rules"),
    Key("usual", "level", "The level when nothing points elsewhere."),
    Key(
        "too_little_known", "level", "The level when too little is known. Not lighter than `usual`."
    ),
    _may(
        "least_known",
        "whole number, 1 or more",
        "So many concerns must be known to be absent before a school may be given a lighter "
        "level than `too_little_known`.",
        "1",
    ),
)

CLAUSE = (
    Key("number", "text", "As it is cited: “4.2”."),
    _may("heading", "text", "Its heading."),
    _may("text", "text", "Its words. A blank line starts a paragraph, “- ” a list item."),
    _may("shows", "what to show", "A table that is made from the policy, under the words."),
)

TABLES: Mapping[str, tuple[Key, ...]] = {
    "policy": POLICY,
    "decision": DECISION,
    "levels": LEVEL,
    "criteria": CRITERION,
    "rules": RULE,
    "clauses": CLAUSE,
}

SHOWS: Mapping[str, str] = {
    "principles": "the principles",
    "levels": "the levels, with what each school can expect",
    "entitlement": "days, visits, cost, who decides and when it is reviewed, by level",
    "criteria": "the criteria, one by one",
    "decision": "how the answers make a level",
}
