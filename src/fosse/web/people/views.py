"""Signing in and out, and one's own account."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from fosse.people import actions, facts
from fosse.people.access import roles_on
from fosse.people.models import Account
from fosse.web.access import opens, signed_in, visitor
from fosse.web.clock import today
from fosse.web.people import feed
from fosse.web.people.demo import demo_sign_ins
from fosse.web.people.forms import PasswordForm, SignInForm
from fosse.web.visitors import address_of
from fosse.web.words import count

WRONG = "The e-mail address or the password is wrong. Check both and try again."


@opens("public")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if visitor(request):
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fault = _try(request, form.cleaned_data["email"], form.cleaned_data["password"])
        if not fault:
            return redirect(_next(request))
        form.add_error(None, fault)
    context = {"form": form, "next": request.GET.get("next", ""), "demo": demo_sign_ins()}
    return render(request, "people/sign-in.html", context)


@opens("public")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, "You are signed out.")
    return redirect("home")


@opens("account.own")
def own_account(request: HttpRequest) -> HttpResponse:
    account = signed_in(request)
    context = {"roles": roles_on(account, today()), "feed": feed.shown(request, account)}
    return render(request, "people/account.html", context)


@opens("account.own")
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    account = signed_in(request)
    form = PasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_password(
                account=account, password=form.cleaned_data["new"], today=today(), by=account
            )
        except actions.Refused as refused:
            form.add_error("new", str(refused))
        else:
            update_session_auth_hash(request, account)
            messages.success(request, "Your password is changed.")
            return redirect("own-account")
    return render(request, "people/password.html", {"form": form})


def _try(request: HttpRequest, email: str, password: str) -> str:
    """Sign the visitor in; or what went wrong, in words."""
    now, address = timezone.now(), address_of(request)
    if until := facts.sign_in_waits_until(email, address, now=now):
        return _wait(until, now)
    account = authenticate(request, username=email.strip().lower(), password=password)
    if not isinstance(account, Account):
        actions.note_failed_sign_in(
            email=email, address=address, account=facts.account_of(email), now=now
        )
        return WRONG
    login(request, account)
    actions.note_sign_in(account=account, address=address)
    return ""


def _wait(until: datetime, now: datetime) -> str:
    seconds = max(1, round((until - now).total_seconds()))
    wait = count(seconds, "second") if seconds < 90 else count(round(seconds / 60), "minute")
    return f"There were too many failed sign-ins. Wait {wait}, then try again."


def _next(request: HttpRequest) -> str:
    """Where the visitor was going, when that is a page of ours; else their work."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else reverse("work")
