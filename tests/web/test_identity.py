"""The authority's own face: name, logo, colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from fosse.schools.models import Authority
from fosse.web.identity import contrast_with_white, stylesheet

pytestmark = pytest.mark.django_db


def test_contrast_is_that_of_the_guidelines() -> None:
    """WCAG 2.2: black on white is 21, white on white 1; #767676 is the palest grey that passes."""
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("accent", "words"), [("teal", "Give a colour"), ("#777777", "too pale"), ("#00000g", "Give")]
)
def test_a_colour_that_cannot_be_read_is_refused(accent: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        stylesheet(accent)


def test_the_authoritys_name_logo_and_colour_are_on_every_page(
    client: Client, settings, tmp_path: Path
) -> None:
    Authority.objects.create(code=999, name="Ratae City Council")
    settings.FOSSE_AUTHORITY, settings.FOSSE_ACCENT, settings.HOME = 999, "#7a1f3d", tmp_path
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    page = client.get("/privacy").content.decode()
    assert "Ratae City Council" in page
    assert "/identity/logo" in page
    assert "/identity/accent.css" in page
    assert "#7a1f3d" in client.get("/identity/accent.css").content.decode()


def test_a_logo_can_run_nothing(client: Client, settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    assert client.get("/identity/logo").status_code == 404
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    answer = client.get("/identity/logo")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]
