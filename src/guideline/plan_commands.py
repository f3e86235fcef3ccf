"""The commands on payment plans: schedules, side by side or drawn, and whether one is kept."""

import argparse
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import attrs

from guideline.commands import (
    ANSWER_IS_NO,
    COMMAND,
    DONE,
    asks_for_page,
    command,
    form,
    needed_day,
    of_file,
    read_input,
    reader_options,
    readers_page,
    written,
)
from guideline.errors import InvalidFacts, Problem

_DAYS = re.compile("[0-9]{1,5}")


def add_plan_commands(commands: Any) -> None:  # noqa: ANN401 - argparse does not publish the type
    """Add ``plan`` and ``comply``."""
    plan = command(commands, "plan", _plan, "payment plans for arrears, one or side by side")
    plan.add_argument("plans", metavar="PLAN", nargs="+", help="a .toml or .json file; - for stdin")
    form(plan, ["text", "json", "markdown", "csv", "svg", "html"])
    reader_options(plan, "payor or payee")
    kept = command(commands, "comply", _comply, "whether a payment plan is kept")
    kept.add_argument("plan", metavar="PLAN", help="a .toml or .json file")
    kept.add_argument("payments", metavar="PAYMENTS", help="a .csv file: date, amount, reference")
    kept.add_argument("--as-of", metavar="DATE", required=True, help="the day, as 2026-03-31")
    kept.add_argument(
        "--fail-if-behind",
        metavar="DAYS",
        help="exit with 3 if the plan or current support is more days behind",
    )
    form(kept, ["text", "json", "markdown"])
    reader_options(kept, "payor or payee")


def _plan(options: argparse.Namespace) -> str:
    files = [cache(partial(_scheduled, path)) for path in options.plans]
    page, _, *read = all_read(
        [
            partial(asks_for_page, options, by_role=True),
            partial(_refuse_several, options, files),
            *files,
        ]
    )
    results = [result for found in read for result in found]
    if page:
        return readers_page(options, results[0])
    if options.format == "svg":
        from guideline.files.picture import plans_svg

        return plans_svg(results)
    if options.format == "html":
        from guideline.report.page import as_html

        return as_html(results[0], language=options.language)
    return _schedules(results, options.format)


def _refuse_several(options: argparse.Namespace, files: Sequence[Callable[[], Any]]) -> None:
    """Refuse a page of several plans; a file that cannot be read is told by its own reader."""
    if options.reader is None and options.format != "html":
        return
    plans = 0
    for scheduled in files:
        try:
            plans += len(scheduled())
        except InvalidFacts:
            plans += 1
    if plans > 1:
        problem = Problem("PLAN", str(plans), "a page shows one plan", "name one")
        raise InvalidFacts([problem], COMMAND)


def _scheduled(path: str) -> list[Any]:
    """Return the schedules of the plans of a file, or one error with what is wrong in all."""
    from guideline.arrears.plan import plan_payments
    from guideline.arrears.stress import stressed
    from guideline.files.plan import plans_from_json, read_plans

    plans = read_input(path, read_plans, plans_from_json)
    results, problems = [], []
    for index, plan in enumerate(plans):
        try:
            results.append(stressed(plan, plan_payments(plan)))
        except InvalidFacts as error:
            where = f"plans[{index}]" if len(plans) > 1 else ""
            problems += [problem.at(where) if where else problem for problem in error.problems]
    with of_file(path):
        if problems:
            raise InvalidFacts(problems)
    return results


def _schedules(results: list[Any], shape: str) -> str:
    """Return schedules in the form that was asked for, several side by side."""
    from guideline.arrears.plan_comparison import compare_plans
    from guideline.files.plan_document import plan_document, plans_document, schedules_csv

    if shape == "csv":
        return schedules_csv(results)
    if len(results) == 1:
        return written(results[0], shape, plan_document)
    compared = compare_plans(results)
    if shape == "json":
        return written(compared, shape, plans_document)
    return _one_after_the_other(compared, compared.plans, shape)


def _comply(options: argparse.Namespace) -> tuple[str, int]:
    from guideline.arrears.compliance import comply
    from guideline.facts.fields import changed
    from guideline.files.compliance_document import compliance_document
    from guideline.files.payments import received_from
    from guideline.files.plan import plan_file, plan_text
    from guideline.notices import Notice, NoticeId

    file = cache(partial(read_input, options.plan, plan_file, plan_text))
    page, plan, found, as_of, most = all_read(
        [
            partial(asks_for_page, options, by_role=True),
            lambda: _plan_followed(file()),
            partial(received_from, Path(options.payments)),
            partial(_day_of_report, options.as_of, file),
            partial(_days_allowed, options.fail_if_behind),
        ]
    )
    with of_file(options.plan):
        report = comply(plan, found.payments, as_of=as_of, corrections=found.corrections)
    read_as = [Notice(id=NoticeId.READ_AS, decides=True, text=note) for note in found.notes]
    report = changed(report, notices=(*report.notices, *read_as))
    behind = max(report.days_behind_current, report.days_behind_plan)
    status = ANSWER_IS_NO if most is not None and behind > most else DONE
    if page:
        return readers_page(options, report), status
    if options.format == "json":
        return written(report, options.format, compliance_document), status
    goes_on = [] if report.revised is None else [report.revised]
    return _one_after_the_other(report, goes_on, options.format), status


def _plan_followed(file: Any) -> Any:  # noqa: ANN401 - its types are imported when they are used
    """Return the one plan of a file, whose payment can be set."""
    from guideline.arrears.setting import set_payment
    from guideline.files.plan import the_plan

    plan = the_plan(file)
    with of_file(file.source):
        set_payment(plan)
    return plan


def _day_of_report(text: str, file: Callable[[], Any]) -> date:
    """Return the day of a report, which the plan has reached."""
    from guideline.arrears.plan_checks import report_day_problems
    from guideline.files.plan import balance_day

    as_of, balance = needed_day("--as-of", text), None
    with suppress(InvalidFacts):  # a file that cannot be read is told by its own reader
        balance = balance_day(file())
    found = list(report_day_problems("--as-of", as_of, balance))
    if found:
        raise InvalidFacts(found, COMMAND)
    return as_of


def _days_allowed(text: str | None) -> int | None:
    """Return how many days behind a job allows, if it asks."""
    if text is None:
        return None
    if not _DAYS.fullmatch(text):
        why, what = "not a number of days", "write a whole number from 0 to 99999, such as 30"
        raise InvalidFacts([Problem("--fail-if-behind", text, why, what)], COMMAND)
    return int(text)


def all_read(readers: Sequence[Callable[[], Any]]) -> list[Any]:
    """Return what each of several readers reads, or one error with what is wrong in all.

    Raises:
        InvalidFacts: Something cannot be read; every problem is listed, with its source.
    """
    found, errors = [], []
    for reader in readers:
        try:
            found.append(reader())
        except InvalidFacts as error:
            errors.append(error)
    if not errors:
        return found
    if len(errors) == 1:
        raise errors[0]
    problems = [
        attrs.evolve(problem, where=_in_its_source(error.source, problem.where))
        for error in errors
        for problem in error.problems
    ]
    raise InvalidFacts(problems, COMMAND)


def _in_its_source(source: str | None, where: str) -> str:
    """Return where something is wrong, with its source once."""
    if source is not None and where.startswith(source):
        return where
    return f"{source}: {where}".removesuffix(": ")


def _one_after_the_other(whole: Any, plans: Sequence[Any], shape: str) -> str:  # noqa: ANN401 - finished records
    """Return a record in words, and after it each plan that it holds with its schedule."""
    from guideline.explanation.markdown import as_markdown
    from guideline.explanation.text import explain

    write = as_markdown if shape == "markdown" else explain
    emptied = {"plans": ()} if hasattr(whole, "plans") else {"revised": None}
    alone = attrs.evolve(whole, **emptied)
    return "\n".join([write(alone), *(write(attrs.evolve(each, notices=())) for each in plans)])
