"""Addresses of a request, and of everything that is done to it."""

from __future__ import annotations

from django.urls import path

from ..numbers import CODE
from . import (
    answering,
    asker,
    claiming,
    costs,
    ending,
    files,
    page,
    papers,
    question,
    questions,
    receipt,
    regulator,
    reviewing,
    sending,
    tables,
    triage,
    waiting,
)

C = f"authorities/{CODE}/requests/<reference:reference>"
Q = f"{C}/questions/<int:number>"

urlpatterns = [
    path(C, page.case, name="case"),
    path(f"{C}/accept", triage.open_case, name="case-open"),
    path(f"{C}/not-valid", triage.not_valid, name="case-not-valid"),
    path(f"{C}/everyday-business", triage.business_as_usual, name="case-business"),
    path(f"{C}/subject-access", triage.subject_access, name="case-subject-access"),
    path(f"{C}/transfer", triage.transfer, name="case-transfer"),
    path(f"{C}/acknowledge", triage.acknowledge, name="case-acknowledge"),
    path(f"{C}/rename", triage.rename, name="case-rename"),
    path(f"{C}/note", triage.note, name="case-note"),
    path(f"{C}/requester", asker.correct, name="case-requester"),
    path(f"{C}/received", receipt.correct, name="case-received"),
    path(f"{C}/assign", triage.assign, name="case-assign"),
    path(f"{C}/clarification", waiting.clarification, name="case-clarification"),
    path(f"{C}/clarified", waiting.clarified, name="case-clarified"),
    path(f"{C}/fee", waiting.fee, name="case-fee"),
    path(f"{C}/fee-paid", waiting.fee_paid, name="case-fee-paid"),
    path(f"{C}/extend", waiting.extend, name="case-extend"),
    path(f"{C}/time", questions.spend_time, name="case-time"),
    path(f"{C}/costs/<reference:other>/add", costs.add, name="case-cost-add"),
    path(f"{C}/costs/<reference:other>/take-out", costs.take_out, name="case-cost-take-out"),
    path(f"{C}/questions", questions.split, name="case-split"),
    path(Q, question.question, name="case-question"),
    path(f"{Q}/law", questions.regime, name="case-regime"),
    path(f"{Q}/search", questions.search, name="case-search"),
    path(f"{Q}/compose", answering.compose, name="case-compose"),
    path(f"{Q}/answer", answering.answer, name="case-answer"),
    path(f"{Q}/claim", claiming.claim, name="case-claim"),
    path(f"{C}/claims/<int:claim_id>", claiming.change, name="case-claim-change"),
    path(f"{C}/claims/<int:claim_id>/drop", claiming.drop, name="case-claim-drop"),
    path(f"{C}/tables/<int:table_id>", tables.table, name="case-table"),
    path(f"{C}/papers", papers.add, name="case-paper-add"),
    path(f"{C}/papers/<int:paper_id>", papers.paper, name="case-paper"),
    path(f"{C}/papers/<int:paper_id>/file", files.paper, name="case-paper-file"),
    path(f"{C}/papers/<int:paper_id>/release", papers.release, name="case-paper-release"),
    path(f"{C}/papers/<int:paper_id>/hold-back", papers.hold_back, name="case-paper-hold-back"),
    path(
        f"{C}/redactions/<int:redaction_id>/drop", papers.drop_redaction, name="case-redaction-drop"
    ),
    path(f"{C}/ask-clearance", sending.ask_clearance, name="case-ask-clearance"),
    path(f"{C}/clear", sending.clear, name="case-clear"),
    path(f"{C}/send-back", sending.send_back, name="case-send-back"),
    path(f"{C}/letter", sending.preview, name="case-preview"),
    path(f"{C}/letter/draft.<written:written>", sending.draft, name="case-draft"),
    path(f"{C}/letter/files/<int:place>", sending.draft_file, name="case-draft-file"),
    path(f"{C}/issue", sending.issue, name="case-issue"),
    path(f"{C}/letters/<int:letter_id>.<written:written>", files.letter, name="case-letter"),
    path(
        f"{C}/letters/<int:letter_id>/files/<int:place>", files.attachment, name="case-attachment"
    ),
    path(f"{C}/close", ending.close, name="case-close"),
    path(f"{C}/publish", ending.publish, name="case-publish"),
    path(f"{C}/unpublish", ending.unpublish, name="case-unpublish"),
    path(f"{C}/withdraw", ending.withdraw, name="case-withdraw"),
    path(f"{C}/lapse", ending.lapse, name="case-lapse"),
    path(f"{C}/reopen", ending.reopen, name="case-reopen"),
    path(f"{C}/review", reviewing.ask, name="case-review"),
    path(
        f"{C}/reviews/<int:review_id>/acknowledge",
        reviewing.acknowledge,
        name="case-review-acknowledge",
    ),
    path(f"{C}/reviews/<int:review_id>/extend", reviewing.extend, name="case-review-extend"),
    path(f"{C}/reviews/<int:review_id>/decide", reviewing.decide, name="case-review-decide"),
    path(f"{C}/complaint", regulator.complaint, name="case-complaint"),
    path(
        f"{C}/complaints/<int:complaint_id>/answer",
        regulator.answer_complaint,
        name="case-complaint-answer",
    ),
    path(
        f"{C}/complaints/<int:complaint_id>/close",
        regulator.close_complaint,
        name="case-complaint-close",
    ),
    path(f"{C}/notice", regulator.notice, name="case-notice"),
    path(f"{C}/notices/<int:notice_id>/comply", regulator.comply, name="case-notice-comply"),
    path(f"{C}/appeal", regulator.appeal, name="case-appeal"),
    path(f"{C}/appeals/<int:appeal_id>/decide", regulator.decide_appeal, name="case-appeal-decide"),
]
