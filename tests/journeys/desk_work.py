"""What officers do at the requests desk, in a browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

RATAE = "/authorities/990"
DESK = f"{RATAE}/requests"
OFFICER, HEAD, ADVISER = (
    f"{name}@ratae.example" for name in ("information.officer", "head.of.service", "adviser")
)
Check = Callable[[Page], None]
SignIn = Callable[[Page, str], None]


def submit(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def done(page: Page, words: str) -> None:
    """The banner says so."""
    expect(page.get_by_role("alert").first).to_contain_text(words)


def go(page: Page, site_url: str, reference: str, form: str = "") -> None:
    page.goto(f"{site_url}{DESK}/{reference}{f'/{form}' if form else ''}")


def switch(page: Page, site_url: str, sign_in: SignIn, email: str) -> None:
    """Somebody else sits down at the same browser."""
    page.goto(site_url)
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, email)


def log(page: Page, site_url: str, text: str, *, title: str, received: str) -> str:
    """Log a letter; its reference."""
    page.goto(f"{site_url}{DESK}")
    page.get_by_role("button", name="Log a request").click()
    page.get_by_label("The request, word for word").fill(text)
    page.get_by_label("When was it received?").fill(received)
    page.get_by_label("Who asks").fill("Rowan Example")
    page.get_by_label("Their e-mail address").fill("rowan@example.org")
    page.get_by_label("Short name").fill(title)
    submit(page, "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check the request")
    submit(page, "Log the request")
    done(page, "Logged as")
    return page.url.rsplit("/", 1)[1]


def accept(page: Page, site_url: str, reference: str) -> None:
    go(page, site_url, reference)
    page.get_by_role("button", name="Accept it as a request").click()
    submit(page, "Accept it")
    done(page, "is accepted")


def save_questions(page: Page) -> None:
    submit(page, "Save the questions")
    done(page, "answer each")


def answer(page: Page, site_url: str, reference: str, number: int, text: str, how: str) -> None:
    """Write the answer to a question by hand."""
    go(page, site_url, reference, f"questions/{number}/answer")
    page.get_by_label("Answer", exact=True).fill(text)
    page.get_by_role("radio", name=how, exact=True).check()
    submit(page, "Save the answer")
    done(page, f"The answer to question {number} is saved")


def clear_and_issue(page: Page, site_url: str, reference: str) -> None:
    """Ask for clearance, clear, issue."""
    go(page, site_url, reference, "ask-clearance")
    submit(page, "Ask for clearance")
    done(page, "is with the clearing officer")
    go(page, site_url, reference, "clear")
    submit(page, "Clear this draft")
    done(page, "is cleared")
    go(page, site_url, reference, "issue")
    submit(page, "Issue it")
    done(page, "is issued")
