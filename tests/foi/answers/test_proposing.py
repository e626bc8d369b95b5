"""Which kind a question is, from its words; and that every kind is whole."""

from __future__ import annotations

import pkgutil
from datetime import UTC, date, datetime

import pytest

from fosse.foi.answers import kinds as kinds_folder
from fosse.foi.answers.asking import Asked, CannotCompose, Parameter
from fosse.foi.answers.door import kind, kinds, propose
from fosse.foi.answers.hints import Hints


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Number of cluster's in the authority?", "clusters_how_many"),
        ("How many development groups do you have", "clusters_how_many"),
        ("Which schools are in each cluster?", "cluster_members"),
        ("A list of the members of every school network", "cluster_members"),
        (
            "Is there a salaried person specifically employed as a cluster co-ordinator?",
            "coordinator_posts",
        ),
        ("Who pays the coordinators?", "coordinator_posts"),
    ],
)
def test_the_likeliest_kind_comes_first(question: str, first: str) -> None:
    assert propose(question)[0].kind.id == first


def test_the_reason_quotes_the_words_of_the_question() -> None:
    found = propose("Number of cluster's in the authority?")[0]
    assert found.reason == "It says “cluster's”, “Number of” and “authority”."


def test_words_that_mean_nothing_here_propose_nothing() -> None:
    assert propose("What is the budget for potholes?") == ()


def test_a_word_is_matched_whole_or_by_its_beginning() -> None:
    assert Hints((("post",),)).found_in("the postal code") == ()
    assert Hints((("post*",),)).found_in("the postal code") == ("postal",)
    assert Hints((("co-ordinator*",),)).found_in("Co ordinators") == ("Co ordinators",)
    assert Hints((("school",),), never=("trust",)).found_in("a school trust") == ()


def test_every_module_of_a_kind_is_in_the_registry_under_its_own_name() -> None:
    modules = {module.name for module in pkgutil.iter_modules(kinds_folder.__path__)}
    assert {each.id for each in kinds()} == {name for name in modules if "_words" not in name}


def test_a_value_that_cannot_be_is_refused_in_words() -> None:
    which = Parameter("school", "School", needed=True)
    with pytest.raises(CannotCompose, match="Say which: school"):
        which.check("")
    names = kind("coordinator_posts").parameters[0]
    with pytest.raises(CannotCompose, match="“maybe” is not among"):
        names.check("maybe")
    with pytest.raises(CannotCompose, match="“potholes” is no kind of question"):
        kind("potholes")


def test_what_was_asked_is_kept_and_asked_again() -> None:
    asked = Asked(
        999, date(2026, 1, 1), date(2026, 2, 2), datetime(2026, 1, 1, 9, tzinfo=UTC), {"a": "b"}
    )
    assert Asked.of_json(asked.as_json()) == asked
