"""Questions proposed from a request's text: the seed letter, lists, sentences, courtesies."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.foi import splitting
from fosse.foi.splitting import split_questions

SEED = """I would like to make a request under the freedom of information act to obtain \
information regards School clusters.

Number of cluster's in the authority?

Which schools are in each cluster?

Is there a salaried person specifically employed as a cluster co-ordinator?"""


def asked(text: str) -> list[str]:
    return [found.text for found in split_questions(text)]


def test_the_seed_letter_gives_its_three_questions() -> None:
    assert asked(SEED) == [
        "Number of cluster's in the authority?",
        "Which schools are in each cluster?",
        "Is there a salaried person specifically employed as a cluster co-ordinator?",
    ]


def test_the_example_holds() -> None:
    assert doctest.testmod(splitting).failed == 0


def test_numbered_items_are_questions_whole_with_what_is_listed_under_them() -> None:
    text = """Dear Sir or Madam,

Under the Act I ask for:
1. The number of schools in each cluster. As at 1 September.
2) Spending on co-ordinators,
   by year:
   a) salaries
   b) travel
Q3. Who decides?

Please reply by e-mail. Many thanks."""
    assert asked(text) == [
        "The number of schools in each cluster. As at 1 September.",
        "Spending on co-ordinators,\n   by year:\n   a) salaries\n   b) travel",
        "Who decides?",
    ]


def test_the_items_of_a_list_after_a_lead_are_asked_one_by_one() -> None:
    text = "Please send me:\n- the list of clusters\n- their co-ordinators\n\nYours, A. Person"
    assert asked(text) == ["the list of clusters", "their co-ordinators"]


def test_a_list_after_a_question_belongs_to_it() -> None:
    text = "Which of these do you hold?\n- minutes\n- accounts\n"
    assert asked(text) == ["Which of these do you hold?\n- minutes\n- accounts"]


@pytest.mark.parametrize(
    "text",
    [
        "Please provide the number of schools at each level.",
        "I would like to know how many schools are academies.",
        "I'd like a list of all maintained schools.",
        "Could you tell me who chairs the clusters.",
        "I request copies of the policy, e.g. the 2007 one.",
        "If so, how much is Mr. Bede paid?",
        "How many advisers visit St. Wigstan's school each year",
    ],
)
def test_a_sentence_can_ask_without_a_list(text: str) -> None:
    assert asked(f"Dear council.\nI am a parent. {text}") == [text]


@pytest.mark.parametrize(
    "courtesy",
    [
        "Please acknowledge receipt of this request.",
        "Could you confirm receipt?",
        "Please let me know if you need any clarification?",
        "Please provide your response by e-mail.",
        "Can you respond within 20 working days?",
        "I look forward to hearing from you.",
    ],
)
def test_courtesies_are_no_questions(courtesy: str) -> None:
    assert asked(f"How many clusters are there? {courtesy}") == ["How many clusters are there?"]


def test_an_address_with_a_question_mark_in_it_ends_no_sentence() -> None:
    text = "What does https://example.org/?q=1 mean for schools?"
    assert asked(text) == [text]


def test_where_nothing_asks_the_whole_text_is_the_question() -> None:
    assert asked("  School clusters, all of them, 2007 to 2010.  ") == [
        "School clusters, all of them, 2007 to 2010."
    ]
    assert asked(" \n ") == []


@given(st.text(alphabet=st.sampled_from("aB1.?!:-)(\n \t•é“”'"), max_size=120))
def test_every_question_stands_where_it_says_and_none_overlap(text: str) -> None:
    found = split_questions(text)
    assert bool(found) == bool(text.strip())
    before = 0
    for each in found:
        assert text[each.start : each.end] == each.text == each.text.strip() != ""
        assert each.start >= before
        before = each.end
