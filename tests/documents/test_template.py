"""A letter is filled strictly: what is missing is said before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.documents.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Quote,
    Run,
    Words,
    plain,
    strong,
    words,
)
from fosse.documents.template import Template, TemplateFault, check, fill


@dataclass(frozen=True)
class Question:
    number: int
    answer: tuple[Block, ...]


@dataclass(frozen=True)
class Part:
    must: ClassVar[tuple[str, ...]] = ("said",)

    number: int
    said: str


@dataclass(frozen=True)
class Lawful:
    """The values of a letter that must say its name and its parts."""

    must: ClassVar[tuple[str, ...]] = ("name", "parts")

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Letter:
    """The values of a made-up letter."""

    name: str = "Ms Okafor"
    due_on: date | None = date(2026, 12, 3)
    request: Quote | None = None
    questions: tuple[Question, ...] = ()
    papers: tuple[str, ...] = ()
    late: bool = False
    count: int = 0
    said: Words = ()
    website: str = "https://ratae.example/c"


LETTER = Letter(
    request=Quote("How many?"),
    questions=(
        Question(1, (Paragraph.of("Nine."),)),
        Question(2, (Paragraph.of("These:"), Bullets.of("North"))),
    ),
    papers=("The list", "The map"),
    said=(Run("very "), strong("well")),
)


def filled(text: str, values: Letter = LETTER) -> tuple[Block, ...]:
    return fill(Template("test/letter", text), values)


def faults(text: str, values: object = LETTER) -> tuple[str, ...]:
    with pytest.raises(TemplateFault) as refused:
        fill(Template("test/letter", text), values)
    return refused.value.faults


class TestFilling:
    def test_a_whole_letter(self) -> None:
        text = """
            ## What you asked
            {request}

            Dear {name}, we answer {said} by **{due_on}**.
            See [our page]({website}).

            [each questions]
            ### Question {number}, for {name}
            {answer}
            [end]
            - a list of {count}
            - {papers}
        """
        assert filled(text) == (
            Heading(2, "What you asked"),
            Quote("How many?"),
            Paragraph(
                (
                    Run("Dear Ms Okafor, we answer very "),
                    strong("well"),
                    Run(" by "),
                    strong("3 December 2026"),
                    Run(".\nSee "),
                    Run("our page", link="https://ratae.example/c"),
                    Run("."),
                )
            ),
            Heading(3, "Question 1, for Ms Okafor"),
            Paragraph.of("Nine."),
            Heading(3, "Question 2, for Ms Okafor"),
            Paragraph.of("These:"),
            Bullets.of("North"),
            Bullets((words("a list of 0"), words("The list"), words("The map"))),
        )

    @pytest.mark.parametrize(("late", "said"), [(True, "Sorry."), (False, "In time.")])
    def test_a_section_is_kept_or_left_out(self, late: bool, said: str) -> None:
        text = "[if late]\nSorry.\n[end]\n[if not late]\nIn time.\n[end]"
        assert filled(text, replace(LETTER, late=late)) == (Paragraph.of(said),)

    def test_sections_stand_within_sections_and_do_not_break_a_list(self) -> None:
        text = "- one\n[if papers]\n[each questions]\n- {number}\n[end]\n[end]\n- last"
        assert filled(text) == (Bullets.of("one", "1", "2", "last"),)
        assert filled("- one\n\n- two") == (Bullets.of("one"), Bullets.of("two"))

    def test_a_text_of_several_paragraphs_alone_on_its_line(self) -> None:
        assert filled("{name}", replace(LETTER, name="One.\nTwo.\n\nThree.")) == (
            Paragraph.of("One.\nTwo."),
            Paragraph.of("Three."),
        )

    def test_zero_says_something_and_nothing_does_not(self) -> None:
        assert filled("We found {count}.") == (Paragraph.of("We found 0."),)
        assert filled("[if count]\nx\n[end]") == (Paragraph.of("x"),)

    @given(st.text(min_size=1).filter(str.strip))
    def test_what_a_value_says_is_never_markup(self, typed: str) -> None:
        (said,) = filled("Dear {name}.", replace(LETTER, name=typed))
        assert said == Paragraph.of(f"Dear {typed}.")

    @pytest.mark.parametrize(
        "typed", ["**x**", "[a](https://b.example)", "{due_on}", "- x", "## x"]
    )
    def test_nor_is_it_alone_on_its_line(self, typed: str) -> None:
        assert filled("{name}", replace(LETTER, name=typed)) == (Paragraph.of(typed),)

    def test_a_backslash_makes_a_sign_an_ordinary_one(self) -> None:
        (said,) = filled(r"\{name\} \*\*not strong\*\* \[x\]")
        assert plain(said.words) == "{name} **not strong** [x]"


class TestStrict:
    def test_every_name_that_the_values_lack_is_said_with_its_line(self) -> None:
        found = faults("Dear {nobody},\n\n[if late]\nby {duo_on}\n[end]\n[if nothing]\n[end]")
        assert [fault.partition(";")[0] for fault in found] == [
            "test/letter, line 1: there is no value “nobody”",
            "test/letter, line 4: there is no value “duo_on”",
            "test/letter, line 6: there is no value “nothing”",
        ]
        assert found[0].endswith("there are: count, due_on, late, name, papers, questions, "
                                 "request, said, website.")  # fmt: skip

    @pytest.mark.parametrize(
        ("text", "values", "name"),
        [
            ("by {due_on}", replace(LETTER, due_on=None), "due_on"),
            ("{request}", replace(LETTER, request=None), "request"),
            ("Dear {name}", replace(LETTER, name=" \n"), "name"),
            ("- {papers}", replace(LETTER, papers=()), "papers"),
            ("[each questions]\nx\n[end]", replace(LETTER, questions=()), "questions"),
            ("[us]({website})", replace(LETTER, website=""), "website"),
        ],
    )
    def test_an_empty_value_is_an_error_where_it_is_placed(
        self, text: str, values: Letter, name: str
    ) -> None:
        assert f"test/letter, line 1: the value “{name}” is missing." in faults(text, values)

    def test_an_empty_value_is_no_error_where_it_is_asked_for(self) -> None:
        text = "Dear {name}\n[if due_on]\nby {due_on}\n[end]"
        assert filled(text, replace(LETTER, due_on=None)) == (Paragraph.of("Dear Ms Okafor"),)

    def test_an_empty_part_is_named(self) -> None:
        values = replace(LETTER, questions=(Question(1, ()),))
        text = "[each questions]\n{number}\n{answer}\n[end]"
        assert faults(text, values) == ("test/letter, line 3: the value “answer” is missing.",)

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("[if late]\nx", "line 1: [if late] has no [end]"),
            ("x\n[end]", "line 2: [end] has nothing to end"),
            ("Sorry. [if late]\nx\n[end]", "line 1: [if late] needs a line of its own"),
            ("[if late]\nSorry.[end]", "line 2: [end] needs a line of its own"),
            ("[iff late]", "line 1: “[iff late]” is not [if …], [each …] or [end]"),
            ("[each question s]\n", "line 1: “[each question s]” is not"),
            ("a {name", "line 1: a { or } that is not around a name"),
            ("{Name}", "line 1: a { or }"),
            ("{ name }", "line 1: a { or }"),
        ],
    )
    def test_a_line_that_cannot_be_understood(self, text: str, fault: str) -> None:
        with pytest.raises(TemplateFault) as refused:
            Template("test/letter", text)
        assert fault in str(refused.value)

    def test_what_cannot_be_said_in_a_sentence(self) -> None:
        assert "“request” cannot stand within a sentence" in faults("You asked {request} then")[0]
        assert "“late” cannot stand" in faults("x {late}", replace(LETTER, late=True))[0]

    def test_what_has_no_parts_cannot_be_gone_through(self) -> None:
        assert "“papers” has no parts" in faults("[each papers]\nx\n[end]")[0]

    def test_a_link_leads_only_where_a_letter_may(self) -> None:
        values = replace(LETTER, website="javascript:alert(1)")
        assert "is no address that can be linked to" in faults("[us]({website})", values)[0]

    def test_wording_is_checked_without_values(self) -> None:
        check(Template("t", "{name}\n[each questions]\n{number} {name}\n[end]"), Letter)
        with pytest.raises(TemplateFault, match="t, line 2: there is no value “nobody”"):
            check(Template("t", "[each questions]\n{nobody}\n[end]"), Letter)

    def test_wording_places_what_the_letter_must_say(self) -> None:
        whole = "{name}\n[each parts]\n{said}\n[end]"
        check(Template("t", whole), Lawful)
        for text, left_out in [
            (whole.replace("{name}", "x"), "name"),
            (whole.replace("{said}", "{number}"), "said"),
            ("{name}\n[if parts]\nx\n[end]", "parts"),
        ]:
            with pytest.raises(TemplateFault) as refused:
                check(Template("t", text), Lawful)
            words = f"t: the letter has to say {{{left_out}}}, and this wording nowhere does."
            assert refused.value.faults == (words,)

    def test_only_a_dataclass_fills_a_template(self) -> None:
        with pytest.raises(TypeError, match="dict is no dataclass"):
            fill(Template("t", "{name}"), {"name": "x"})
