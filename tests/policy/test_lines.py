"""On which line does each key of a policy stand?"""

from __future__ import annotations

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from fosse.policy.lines import line_of, lines_of

TEXT = '''\
title = "one # not a comment"   # a comment [with] brackets
words = """
[not.a.table]
key = "not a key"
"""

[decision]          # line 7
usual = 'core'
"quoted key" = [
    "first",        # line 10
    { inner = 1, other = [2, 3] },
]

[[levels]]          # line 14
id = "a"

[[levels]]
id = "b"
deep.er = 1
[levels.table]
x = 1
'''


def test_every_key_has_the_line_that_it_stands_on() -> None:
    lines = lines_of(TEXT)
    assert lines["title",] == 1
    assert lines["words",] == 2
    assert lines["decision",] == 7
    assert lines["decision", "usual"] == 8
    assert lines["decision", "quoted key"] == 9
    assert lines["decision", "quoted key", 0] == 10
    assert lines["decision", "quoted key", 1, "inner"] == 11
    assert lines["decision", "quoted key", 1, "other", 1] == 11
    assert lines["levels", 0] == 14
    assert lines["levels", 1, "id"] == 18
    assert lines["levels", 1, "deep", "er"] == 19
    assert lines["levels", 1, "table", "x"] == 21


def test_a_missing_key_stands_where_its_table_begins() -> None:
    lines = lines_of(TEXT)
    assert line_of(lines, ("levels", 1, "name")) == 17
    assert line_of(lines, ("nothing", "at", "all")) == 1


def test_text_inside_strings_is_not_read_as_keys() -> None:
    assert ("not",) not in lines_of(TEXT)
    assert ("key",) not in lines_of(TEXT)


VALUES = st.sampled_from(
    [
        "1",
        "-0.5",
        '"a"',
        '"a \\" [b] = {"',
        "'x#y'",
        "[1, [2], 3]",
        "[]",
        "{a = 1, b = [1]}",
        "{}",
        "2026-01-01",
        "true",
        '"""\nx = 1\n"""',
        "'''\n[t]\n'''",
        "[\n 1, # one\n 2,\n]",
    ]
)


@settings(deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=8), st.booleans())
def test_each_key_is_found_on_its_own_line_whatever_its_value(
    values: list[str], table: bool
) -> None:
    text = "[t]\n" if table else ""
    expected = {}
    for place, value in enumerate(values):
        expected[f"k{place}"] = text.count("\n") + 1
        text += f"k{place} = {value}\n"
    tomllib.loads(text)  # it is TOML
    found = lines_of(text)
    start: tuple[str, ...] = ("t",) if table else ()
    assert {key: found[(*start, key)] for key in expected} == expected
