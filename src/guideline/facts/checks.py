"""What facts must be together: checked once, at the door, every problem told at once."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal

from guideline.amounts import exactly, repeat
from guideline.citations import fam
from guideline.dates import anniversary
from guideline.errors import InvalidFacts, NotInForce, NotModelled, Problem
from guideline.facts.case import AddOn, Case, Child, Deviation, HealthCoverage
from guideline.facts.parent_checks import check_parent, check_recurring, negative
from guideline.facts.partly import unread_in
from guideline.facts.tax_checks import tax_problems
from guideline.law.family_code import RebuttalLaw, end_ages, rebuttal_law, threshold_for

_TWO = 2
_LAST_YEAR = 2199


@exactly
def problems(case: Case) -> tuple[Problem, ...]:
    """Return everything about a case that cannot be, in the order of the case file.

    Raises:
        NotModelled: There are more than two parents, for whom the law has no formula.
    """
    if len(case.parents) > _TWO:
        raise NotModelled("support among more than two parents", str(fam("4052.5")))
    names = [parent.name for parent in case.parents]
    return (
        *_check_years(case),
        *_check_parents(case, names),
        *_check_children(case, names),
        *_check_add_ons(case, names),
        *_check_named_parents(case, names),
        *_check_findings(case),
        *tax_problems(case),
    )


def _check_years(case: Case) -> Iterator[Problem]:
    if case.on.year > _LAST_YEAR:
        why = "no law is known so far ahead"
        yield Problem("on", str(case.on), why, "write the day of the order")
    if case.tax_year is not None and not 1913 <= case.tax_year <= 9999:  # noqa: PLR2004 - the first income tax
        yield Problem("tax_year", str(case.tax_year), "no such tax year", "write one such as 2026")


def _twice(names: list[str], where: str, what: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            place, why = f"{where}[{index}].name", f"two {what} have this name"
            yield Problem(place, repeat(name), why, "name each once")
        seen.add(name)


def _check_parents(case: Case, names: list[str]) -> Iterator[Problem]:
    if len(names) < _TWO:
        yield Problem("parents", str(len(names)), "an order has two parents", "write both")
    yield from _twice(names, "parents", "parents")
    for index, parent in enumerate(case.parents):
        for problem in check_parent(parent):
            yield problem.at(f"parents[{index}]")


# ── children ─────────────────────────────────────────────────────────────────


def _check_children(case: Case, names: list[str]) -> Iterator[Problem]:
    if not case.children:
        yield Problem("children", "", "an order has at least one child", "write [[children]]")
    yield from _twice([child.name for child in case.children], "children", "children")
    for index, child in enumerate(case.children):
        if child.name in names:
            place, why = f"children[{index}].name", "a parent has this name"
            yield Problem(place, repeat(child.name), why, "name each once")
    for index, child in enumerate(case.children):
        for problem in _check_child(case, child, names):
            yield problem.at(f"children[{index}]")
        if not (_has_time(case, child) or case.findings.default_proceeding):
            yield _without_time(f"children[{index}]")


def _check_child(case: Case, child: Child, names: list[str]) -> Iterator[Problem]:
    if child.born is None:
        if len(case.children) > 1:
            yield Problem(
                "born", "", "missing: § 4055(b)(8) allocates by age", "write each child's birthday"
            )
    elif child.born > case.on:
        yield Problem("born", str(child.born), f"after {case.on}, the day of the order", "mend one")
    else:
        yield from _check_age(case.on, child, child.born)
    if child.completes_grade_12 is not None and child.completes_grade_12 <= case.on:
        yield Problem(
            "completes_grade_12",
            str(child.completes_grade_12),
            f"not after {case.on}, the day of the order",
            "leave it out if the child is under 18, or leave the child out",
        )
    yield from _check_time(case, child, names)


def _check_age(on: date, child: Child, born: date) -> Iterator[Problem]:
    """§ 3901 ends the support at one age, or at another for who is still in the twelfth grade."""
    if on.year > _LAST_YEAR:  # told of that day
        return
    try:
        ages = end_ages(on)
    except NotInForce:  # told when the law is asked for
        return
    if anniversary(born, ages.latest_in_school) <= on:
        yield Problem(
            "born",
            str(born),
            f"{ages.latest_in_school} or older on {on}: § 3901 has ended the support",
            "leave the child out (support of an adult child under § 3910 is not modelled)",
        )
    elif anniversary(born, ages.majority) <= on and child.completes_grade_12 is None:
        yield Problem(
            "born",
            str(born),
            f"{ages.majority} or older on {on}: § 3901 goes on only in the twelfth grade",
            "write completes_grade_12, or leave the child out",
        )


def _check_time(case: Case, child: Child, names: list[str]) -> Iterator[Problem]:
    default = case.findings.default_proceeding
    if child.time is not None and child.custody is not None:
        yield Problem("custody", "", "beside time, which it leads to", "write one of them")
    if default is not None and _has_time(case, child):
        yield Problem(
            "custody" if child.time is None else "time",
            "",
            "evidence of time, which § 4055(b)(6) wants absent in a default",
            "leave out the time and [custody], or findings.default_proceeding",
        )
    if child.time is not None:
        yield from _check_shares(child.time, names, "time")


def _has_time(case: Case, child: Child) -> bool:
    return any(each is not None for each in (child.time, child.custody, case.custody))


def _without_time(where: str) -> Problem:
    return Problem(
        f"{where}.time",
        "",
        "missing",
        'write time = { Petitioner = "20%", Respondent = "80%" }, or a [custody] schedule',
        rests_on=(f"{where}.custody", "custody", "findings.default_proceeding"),
    )


def _check_shares(shares: dict[str, Decimal], names: list[str], where: str) -> Iterator[Problem]:
    for name in shares:
        if name not in names:
            yield _unknown_parent(f"{where}.{name}", name, names)
    missing = [name for name in names if name not in shares]
    if missing:
        yield Problem(
            where, "", f"nothing for {' and '.join(missing)}", "write each parent's share"
        )
    total = sum(shares.values(), Decimal(0))
    if total != 1 and not missing:
        yield Problem(
            where, str(total), "the parents' shares do not sum to one", "mend one of them"
        )


def _unknown_parent(where: str, name: str, names: Iterable[str]) -> Problem:
    known = " or ".join(dict.fromkeys(names))
    return Problem(where, repeat(name), "no parent has this name", f"write {known}")


# ── add-ons, findings, and whom they name ────────────────────────────────────


def _check_add_ons(case: Case, names: list[str]) -> Iterator[Problem]:
    for index, add_on in enumerate(case.add_ons):
        for problem in _check_add_on(add_on, names):
            yield problem.at(f"add_ons[{index}]")


def _check_add_on(add_on: AddOn, names: list[str]) -> Iterator[Problem]:
    if add_on.amount is not None:
        yield from check_recurring("", add_on)
    if isinstance(add_on.split, dict):
        yield from _check_shares(add_on.split, names, "split")


def _check_named_parents(case: Case, names: list[str]) -> Iterator[Problem]:
    findings = case.findings
    named: list[tuple[str, str | None]] = [
        (f"add_ons[{index}].paid_by", add_on.paid_by) for index, add_on in enumerate(case.add_ons)
    ]
    if case.spousal_support is not None:
        named.append(("spousal_support.payor", case.spousal_support.payor))
        yield from check_recurring("spousal_support", case.spousal_support)
    for index, coverage in enumerate(case.health_coverage):
        named.append((f"health_coverage[{index}].parent", coverage.parent))
        yield from check_recurring(f"health_coverage[{index}]", coverage)
        for problem in _check_gross_of(case, coverage):
            yield problem.at(f"health_coverage[{index}]")
    if findings.default_proceeding is not None:
        named += [
            (f"findings.default_proceeding.{name}", getattr(findings.default_proceeding, name))
            for name in ("noncustodial", "moving", "failed_to_appear")
        ]
    if findings.deviation is not None:
        named.append(("findings.deviation.payor", findings.deviation.payor))
    for where, name in named:
        if name is not None and name not in names:
            yield _unknown_parent(where, name, names)


def _check_gross_of(case: Case, coverage: HealthCoverage) -> Iterator[Problem]:
    """§ 3751(a)(2) compares the cost with gross income, which a net income does not tell."""
    gross, where = coverage.monthly_gross_income, "monthly_gross_income"
    if gross is not None and gross < 0:
        yield negative(where, gross)
    for parent in case.parents:
        unknown = not parent.income and not unread_in(parent.income)
        if parent.name == coverage.parent and unknown and gross is None:
            why = f"missing: the cost is compared with {parent.name}'s gross income"
            yield Problem(where, "", why, "write it")


def _check_against_the_law(case: Case) -> Iterator[Problem]:
    """A threshold stands for one that the tables lack; a rebuttal factor is one in force."""
    with suppress(NotInForce):  # told when the law is asked for, with what can be done
        try:
            threshold_for(case.on, case.choices.low_income_threshold)
        except InvalidFacts as error:
            yield from error.problems
    if case.findings.deviation is not None:
        with suppress(NotInForce):
            yield from _check_factor(case.findings.deviation, rebuttal_law(case.on))


def _check_factor(deviation: Deviation, law: RebuttalLaw) -> Iterator[Problem]:
    if deviation.factor not in law.factors:
        yield Problem(
            "findings.deviation.factor",
            repeat(deviation.factor),
            f"no factor in force {law.row.days}",
            f"write one of: {', '.join(law.factors)}",
        )
    if deviation.factor == law.deferred_sale and deviation.excess_rental_value is None:
        yield Problem(
            "findings.deviation.excess_rental_value",
            "",
            "missing: § 4057(b)(2) limits the adjustment by it",
            "write rental value a month less mortgage, insurance and property taxes",
        )


def _check_findings(case: Case) -> Iterator[Problem]:
    findings, threshold = case.findings, case.choices.low_income_threshold
    if isinstance(findings.low_income_support, Decimal) and findings.low_income_support < 0:
        yield negative("findings.low_income_support", findings.low_income_support)
    if threshold is not None and threshold <= 0:
        place, why = "choices.low_income_threshold", "not above zero"
        yield Problem(place, str(threshold), why, "write the published one")
    yield from _check_against_the_law(case)
    default = findings.default_proceeding
    if default is not None and (
        default.moving == default.noncustodial
        or default.failed_to_appear not in {None, default.noncustodial}
    ):
        yield Problem(
            "findings.default_proceeding",
            "",
            "§ 4055(b)(6) does not set the time where the noncustodial parent is the moving party "
            "or the custodial parent failed to appear",
            "write the children's time instead",
        )
    deviation = findings.deviation
    if deviation is not None:
        for name in ("amount", "excess_rental_value"):
            amount = getattr(deviation, name)
            if amount is not None and amount < 0:
                yield negative(f"findings.deviation.{name}", amount)
