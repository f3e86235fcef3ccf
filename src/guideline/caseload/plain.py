"""Which rows are served on columns: those whose facts are ordinary and in order.

Nothing is refused here. Whatever is rare or wrong leaves its row to the reader of single rows,
which computes it or says what is wrong, so that these tests may send a row there too often but
never too seldom.
"""

from datetime import date, timedelta
from functools import cache

import numpy as np

from guideline.amounts import exactly
from guideline.caseload.arrays import NO_DAY, NONE, Array, Arrays
from guideline.caseload.day_law import DayLaw, day_law
from guideline.caseload.dependents import year_of
from guideline.caseload.groups import distinct
from guideline.caseload.table import MOST_CHILDREN, PARENTS, Kind, columns
from guideline.errors import NotInForce
from guideline.facts.case import Choices
from guideline.facts.income_checks import PAY
from guideline.facts.kinds import AddOnKind, CaliforniaTables, FilingStatus, IncomeKind
from guideline.support.taxation import tax_tables

_EPOCH = date(1970, 1, 1)
_NOISE = 1e-6
_MOST_CHILDREN_AT_HOME = 20
_STATUSES = tuple(FilingStatus)
_SIGNED = ("short_term_gain", "long_term_gain", "spousal_support")
_SUB = {  # a column that says something about another one, which has to be there
    "wages_fica": "wages",
    "wages_sdi": "wages",
    "health_insurance_pre_tax": "health_insurance",
    "health_insurance_self_employed": "health_insurance",
    "mandatory_retirement_pre_tax": "mandatory_retirement",
    "voluntary_retirement_pre_tax": "voluntary_retirement",
    "support_paid_elsewhere_proved": "support_paid_elsewhere",
    "support_paid_elsewhere_court_ordered": "support_paid_elsewhere",
}
_NOT_BESIDE_NET = (  # what a net income entered already stands for
    *(str(kind) for kind in IncomeKind),
    *("health_insurance", "union_dues", "job_expenses", "support_paid_elsewhere"),
    *("mandatory_retirement", "voluntary_retirement"),
)


class Plain:
    """The rows of a batch that are served on columns, with what was found on the way.

    Attributes:
        arrays: The columns.
        rows: Which rows.
        laws: The laws of the days that there are.
        law: Which of them each row goes by.
        year: Each row's tax year.
        children: How many children each row has.
    """

    def __init__(self, arrays: Arrays) -> None:
        """Look at every row."""
        self.arrays, self.ok = arrays, arrays.plain.copy()
        self._days()
        self._amounts()
        self._children()
        for index in range(len(PARENTS)):
            self._parent(index)
        self._add_ons()
        self.rows = np.flatnonzero(self.ok)

    def _need(self, holds: Array) -> None:
        self.ok &= holds

    def _there(self, name: str) -> Array:
        """Return the rows in which a column has something."""
        values = self.arrays.values.get(name)
        if values is None:
            return np.zeros(self.arrays.rows, dtype=bool)
        kind = columns()[name].kind
        if kind is Kind.DAY:
            return values != NO_DAY
        if kind in {Kind.WORD, Kind.TRUTH}:
            return values != NONE
        return ~np.isnan(values)

    def _unusual(self, name: str) -> Array:
        """Return the rows in which a truth is told that is not the usual one."""
        usual = bool(columns()[name].usual)
        return self.arrays.codes(name, int(usual)) != int(usual)

    # ── the day and the year ─────────────────────────────────────────────────

    def _days(self) -> None:
        on = self.arrays.days("on")
        self._need(on != NO_DAY)
        known, which = distinct(on)
        laws = [None if day == NO_DAY else law_of(int(day)) for day in known]
        keys = list(dict.fromkeys(_key(law) for law in laws if law is not None))
        codes = np.array([-1 if law is None else keys.index(_key(law)) for law in laws], np.int64)
        self.laws = tuple(
            next(law for law in laws if law is not None and _key(law) == key) for key in keys
        )
        self.law, self.on = codes[which], on
        self._need(self.law >= 0)
        told = self.arrays.get("tax_year", np.nan)
        years = year_of(np.where(on == NO_DAY, 0, on))
        self.year = np.where(np.isnan(told), years, np.nan_to_num(told)).astype(np.int64)
        own = self.arrays.codes("california_tables", 0)
        for year in distinct(self.year)[0]:
            for choice in (0, 1):
                if not has_tables(int(year), choice):
                    self._need((self.year != year) | (own != choice))

    # ── amounts, children, parents, add-ons ──────────────────────────────────

    def _amounts(self) -> None:
        for name, values in self.arrays.values.items():
            if columns()[name].kind is Kind.DOLLARS and not name.endswith(_SIGNED):
                self._need(~(values < 0))
            if columns()[name].kind is Kind.SHARE:
                self._need(~((values < 0) | (values > 1)))

    def _children(self) -> None:
        births = [self._there(f"child_{n}_born") for n in range(1, MOST_CHILDREN + 1)]
        told = self.arrays.get("children", np.nan)
        last = np.zeros(self.arrays.rows, dtype=np.int64)
        for number in range(1, MOST_CHILDREN + 1):
            here = births[number - 1].copy()
            for name in ("time", "claimed_by"):
                here |= self._there(f"child_{number}_{name}")
            last[here] = number
        self.children = np.where(np.isnan(told), last, np.nan_to_num(told)).astype(np.int64)
        self._need((self.children >= 1) & (self.children <= MOST_CHILDREN))
        self._need(last <= self.children)
        default = self._there("default_noncustodial")
        has_time = self._there("first_time")
        self._need(~(default & has_time))
        today = _calendar(np.where(self.on == NO_DAY, 0, self.on))
        ages = np.array([law.ages.majority for law in self.laws] or [0])
        majority = ages[np.maximum(self.law, 0)]
        for number, born in enumerate(births, 1):
            here = number <= self.children
            day = self.arrays.days(f"child_{number}_born")
            self._need(~here | born | (self.children == 1))
            day_or_none = np.where(born, day, 0)
            of_age = _calendar(day_or_none) + majority * 10_000 <= today
            self._need(~(here & born) | ((day <= self.on) & ~of_age))
            own = self._there(f"child_{number}_time")
            self._need(~here | (default ^ (own | has_time)))

    def _parent(self, index: int) -> None:
        which = PARENTS[index]

        def there(name: str) -> Array:
            return self._there(f"{which}_{name}")

        def yes(name: str) -> Array:
            return self.arrays.codes(f"{which}_{name}", 0) == 1

        def amount(name: str) -> Array:
            return self.arrays.dollars(f"{which}_{name}")

        incomes = np.zeros(self.arrays.rows, dtype=bool)
        for kind in IncomeKind:
            incomes |= there(kind)
        net = there("net_income")
        self._need(net | incomes)
        for name in _NOT_BESIDE_NET:
            self._need(~(net & there(name)))
        for name, other in _SUB.items():
            self._need(~self._unusual(f"{which}_{name}") | there(other))
        self._need(
            ~yes("support_paid_elsewhere_proved") | yes("support_paid_elsewhere_court_ordered")
        )
        of_business = yes("health_insurance_self_employed")
        self._need(~of_business | there("self_employment"))
        self._need(~of_business | ~yes("health_insurance_pre_tax"))
        self._sheltered(amount, yes)
        self._need(~there("imputed") | ~self._earned_beside(which))
        for_children = amount("hardship_children")
        self._need(
            (for_children * 2 == np.floor(for_children * 2))
            & (for_children <= _MOST_CHILDREN_AT_HOME)
        )
        born = self.arrays.days(f"{which}_born")
        self._need((born == NO_DAY) | (born <= self.on))
        self._status(which, there, yes)

    def _sheltered(self, amount: object, yes: object) -> None:
        """Leave out pre-tax payments above, or very near, the pay that they are made from."""
        assert callable(amount) and callable(yes)  # noqa: S101, PT018 - as its caller has them
        pay = sum((amount(kind) for kind in PAY), np.zeros(self.arrays.rows))
        earned = pay + amount("self_employment")
        premium = amount("health_insurance") * yes("health_insurance_pre_tax")
        deferred = amount("mandatory_retirement") * yes("mandatory_retirement_pre_tax")
        deferred = deferred + amount("voluntary_retirement") * yes("voluntary_retirement_pre_tax")
        self._need((premium == 0) | (premium < pay - _NOISE))
        self._need((deferred == 0) | (deferred < earned - _NOISE))

    def _earned_beside(self, which: str) -> Array:
        beside = self._there(f"{which}_self_employment")
        for kind in PAY - {IncomeKind.IMPUTED}:
            beside = beside | self._there(f"{which}_{kind}")
        return beside

    def _status(self, which: str, there: object, yes: object) -> None:
        assert callable(there) and callable(yes)  # noqa: S101, PT018 - as its caller has them
        code = self.arrays.codes(f"{which}_filing_status")
        joint, separate, single = (
            code == _STATUSES.index(status)
            for status in (
                FilingStatus.MARRIED_JOINT,
                FilingStatus.MARRIED_SEPARATE,
                FilingStatus.SINGLE,
            )
        )
        spouse = there("spouse_wages") | there("spouse_self_employment")
        self._need(~spouse | joint)
        self._need(~yes("lived_with_spouse") | separate)
        joint_custody = yes("joint_custody_credit")
        self._need(~joint_custody | (code == NONE) | single | separate)
        self._need(~joint_custody | ~yes("lived_with_spouse"))
        self._need(~yes("dependent_parent_credit") | (separate & ~joint_custody))

    def _add_ons(self) -> None:
        for kind in AddOnKind:
            said = self._there(f"{kind}_paid_by") | self._there(f"{kind}_split")
            self._need(~said | self._there(str(kind)))


def _calendar(days: Array) -> Array:
    """Return days as numbers such as 20260301, which a birthday counts on in steps of 10,000."""
    moments = days.astype("datetime64[D]")
    months = moments.astype("datetime64[M]")
    month = months.astype(np.int64)
    day = (moments - months.astype("datetime64[D]")).astype(np.int64) + 1
    return (month // 12 + 1970) * 10_000 + (month % 12 + 1) * 100 + day


@cache
@exactly
def law_of(number: int) -> DayLaw | None:
    """Return the law of a day by its number since 1970; ``None`` where it is not known."""
    return day_law(_EPOCH + timedelta(days=number))


def _key(law: DayLaw) -> tuple[object, ...]:
    """Return by what two days of the same law are the same."""
    return (
        law.formula.k,
        law.formula.multipliers,
        law.threshold,
        law.rebuttal.row,
        law.ages.row,
        law.split,
    )


@cache
def has_tables(year: int, california: int) -> bool:
    """Return whether taxes of a year can be computed."""
    choices = Choices(california_tables=tuple(CaliforniaTables)[california])
    try:
        tax_tables(choices, year, None)
    except NotInForce:
        return False
    return True
