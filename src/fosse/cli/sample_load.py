"""Loading the sample, step by step, by the doors that an authority's own data take. Each step
does nothing where all is there already."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db.models import Max
from django.utils import timezone

from fosse.assessments import actions as assessments
from fosse.assessments import facts
from fosse.calendar import actions as calendar
from fosse.evidence import actions as evidence
from fosse.evidence.measure import measures
from fosse.evidence.models import Release
from fosse.evidence.report import Outcome
from fosse.people.operator import current_operator
from fosse.policy.schema import parse
from fosse.schools import imports
from fosse.schools.actions import rename_cluster
from fosse.schools.facts import authorities, clusters_of
from fosse.web.clock import today

from .output import fail, progress
from .sample_files import folder, generator, part

TODAYS_POLICY = "2026-support-in-proportion-to-need.toml"
REASON = "The sample authority."
TABLES = (
    "register",
    "performance-tables",
    "ks2",
    "absence",
    "school-census",
    "inspections",
    "workforce",
    "finance",
    "authorities",
    "geography",
)


def refuse_among_real_schools() -> None:
    """End the command where the database holds schools of other authorities than the sample's."""
    own = {authority.code for authority in part("country").authorities()}
    others = [authority.name for authority in authorities() if authority.code not in own]
    if others:
        more = len(others) - 1
        rest = f" and {more} other {'authority' if more == 1 else 'authorities'}" if more else ""
        fail(
            f"This database holds schools of {others[0]}{rest}. "
            "Made-up schools must not stand among them: set FOSSE_HOME (and DATABASE_URL) to a "
            "place of the sample's own."
        )


def load_tables(files: Path) -> None:
    """The register and all published tables."""
    wards = [files / "wards"]
    _load([files / name for name in TABLES], None)
    _load(wards, part("calendar").WARDS_SINCE)
    holidays = [files / "calendar" / "bank-holidays.json"]
    _load(holidays, part("calendar").BANK_HOLIDAYS_PUBLISHED)


def load_terms(files: Path) -> None:
    """The terms of Ratae's schools."""
    path = files / "calendar" / "terms.csv"
    calendar.learn_terms(
        path.read_bytes(), source=path.name, by=current_operator(), at=timezone.now()
    )


def _load(paths: list[Path], published_on: date | None) -> None:
    known = 0
    with progress("Loading Ratae's tables, in megabytes") as advance:

        def tell(_: str, done: int, __: int) -> None:
            nonlocal known
            advance(done // 2**20 - known)
            known = done // 2**20

        report = evidence.load(
            paths,
            by=current_operator(),
            at=timezone.now(),
            today=today(),
            published_on=published_on,
            tell=tell,
        )
    for file in report.files:
        if file.outcome not in {Outcome.LOADED, Outcome.ALREADY} or file.rejects:
            said = file.message or f"{len(file.rejects)} rows were rejected"
            fail(f"The sample does not fit this version of Fosse: {file.name}: {said}.")


def load_clusters(files: Path) -> None:
    """Clusters, one of which was renamed since, and posts."""
    story = part("tables.clusters")
    _import("clusters", files / "clusters" / story.CLUSTERS_CSV)
    renamed = story.RENAMED
    for cluster in clusters_of(generator().RATAE, as_at=renamed.on):
        if cluster.name == renamed.was:
            rename_cluster(
                authority_code=generator().RATAE,
                slug=cluster.slug,
                name=renamed.now,
                on=renamed.on,
                reason=renamed.reason,
                by=current_operator(),
                at=timezone.now(),
            )
    _import("posts", files / "clusters" / story.POSTS_CSV)


def _import(what: imports.What, path: Path) -> None:
    data = path.read_bytes()
    preview = imports.preview(what, data)
    if preview.faults:
        first = preview.faults[0]
        fail(
            f"The sample does not fit this version of Fosse: {path.name}, line {first.line}: "
            f"{first.words}"
        )
    if preview.changes:
        imports.apply(
            what,
            data,
            source_name=path.name,
            reason=REASON,
            by=current_operator(),
            at=timezone.now(),
        )


def publish_policies() -> str:
    """The policies that Fosse ships with; the text of today's."""
    shipped = folder().parent / "policies"
    if not (shipped / TODAYS_POLICY).is_file():
        fail(f"The policy {TODAYS_POLICY} is not in {shipped}, where Fosse's source keeps it.")
    for path in sorted(shipped.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        assessments.publish(text, by=current_operator(), at=timezone.now())
    return (shipped / TODAYS_POLICY).read_text(encoding="utf-8")


def assess(policy_text: str) -> None:
    """Ratae's assessments, the mid-year review and the autumn's, where they are not kept yet."""
    sha256 = parse(policy_text, measures()).sha256
    newest = Release.objects.aggregate(at=Max("loaded_at"))["at"]
    for day in (generator().BEFORE, generator().AS_AT):
        kept = facts.latest_run(generator().RATAE, as_at=day)
        same = kept and kept.as_at == day and kept.kept.sha256 == sha256
        if kept and same and kept.run_at >= newest:
            continue
        with progress(f"Assessing Ratae as at {day:%-d %B %Y}, in schools") as advance:
            assessments.run(
                generator().RATAE,
                as_at=day,
                policy_text=policy_text,
                by=current_operator(),
                at=timezone.now(),
                tell=advance,
            )
