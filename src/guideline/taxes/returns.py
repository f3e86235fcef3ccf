"""What an income tax return is told: each person's year by tax treatment, and the deductions.

Amounts are annual dollars and may be columns, and so may whether the home is rented; ages, counts
and statuses are plain values.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Generic

import attrs

from guideline.amounts import Amount, Column, Condition, anywhere, greatest, like
from guideline.facts.kinds import FilingStatus


@attrs.frozen(kw_only=True)
class Person(Generic[Amount]):
    """One person's year: amounts by how they are taxed, annual, zero or more unless said.

    Attributes:
        name: Whom the payroll lines belong to.
        wages: Pay that the income tax reaches, before pre-tax retirement contributions.
        social_security_wages: Pay that Social Security and Medicare tax reach.
        disability_wages: Pay that state disability insurance reaches.
        tips: Qualified tips within the wages.
        overtime_premium: The part of overtime above regular pay, within the wages.
        deferrals: Pre-tax retirement contributions.
        savings: Voluntary retirement contributions, for the saver's credit.
        self_employment: Net profit.
        dividends: Ordinary dividends that are not qualified.
        short_term_gain: Net gain or loss; may be below zero, as may ``long_term_gain``.
        combat_pay: Military pay that 26 U.S.C. § 112 leaves out of income.
        federal_alimony: Spousal support received that federal law taxes.
        california_alimony: Spousal support received that California taxes.
        age: Age at the end of the year; ``None`` is read as 25 to 64.
        birthday_tomorrow: Born on January 1: a year older the day after the year's end.
        blind: Blind at the end of the year.
        disabled: Not able to care for oneself.
        business_premium: Premiums of a health plan of the person's own business; ``None`` if there
            is none.
    """

    name: str
    wages: Amount
    social_security_wages: Amount
    disability_wages: Amount
    tips: Amount
    overtime_premium: Amount
    deferrals: Amount
    savings: Amount
    self_employment: Amount
    interest: Amount
    dividends: Amount
    qualified_dividends: Amount
    short_term_gain: Amount
    long_term_gain: Amount
    rents_and_royalties: Amount
    trust: Amount
    pension: Amount
    social_security: Amount
    unemployment: Amount
    paid_family_leave: Amount
    combat_pay: Amount
    federal_alimony: Amount
    california_alimony: Amount
    other: Amount
    age: int | None = None
    birthday_tomorrow: bool = False
    blind: bool = False
    disabled: bool = False
    business_premium: Amount | None = None

    @property
    def taxable_wages(self) -> Amount:
        """Wages after pre-tax retirement contributions."""
        return greatest(self.wages - self.deferrals, like(0, self.wages))

    @property
    def contributed_from_profit(self) -> Amount:
        """Pre-tax retirement contributions that no wages were left to defer."""
        return greatest(self.deferrals - self.wages, like(0, self.wages))

    @property
    def age_attained(self) -> int | None:
        """The age attained by the end of the year: on the day before a birthday (Pub. 501, 596)."""
        return None if self.age is None else self.age + self.birthday_tomorrow

    @property
    def aged(self) -> bool:
        """Whether the person has attained 65 by the end of the year."""
        return self.age_attained is not None and self.age_attained >= 65  # noqa: PLR2004 - the age of 26 U.S.C. § 63(f)(1)


@attrs.frozen(kw_only=True)
class Dependents:
    """How many persons count for each benefit, by the year's age tests.

    On columns what only multiplies an amount may differ by row, and is a column then.

    Attributes:
        child_credit: Children for the child tax credit.
        under_six: Those of them under 6, for 2021.
        other: Other dependents for the federal credit.
        earned_income: Qualifying children for the earned income credits.
        care: Persons for the dependent care credits.
        california: Dependents for California's exemption credits.
        young_child: A qualifying child under 6 for California's young child credit.
    """

    child_credit: "int | Column" = 0
    under_six: "int | Column" = 0
    other: "int | Column" = 0
    earned_income: int = 0
    care: int = 0
    california: "int | Column" = 0
    young_child: bool = False

    @property
    def for_child_credit(self) -> bool:
        """Whether anybody counts for the child tax credit, or as another dependent."""
        return anywhere(self.child_credit + self.other > 0)

    @property
    def many(self) -> bool:
        """Whether there are three qualifying children or more, § 24(d)(1)(B)(ii)."""
        return anywhere(self.child_credit >= 3)  # noqa: PLR2004 - the number of the subdivision

    @property
    def children_row(self) -> int:
        """Which row of the earned income credits: none, one, two, three or more children."""
        return min(self.earned_income, 3)

    @property
    def care_row(self) -> int:
        """Which cap of the care credits: the first for one person, the second for more."""
        return min(self.care, 2) - 1


@attrs.frozen(kw_only=True)
class Expenses(Generic[Amount]):
    """What a return deducts or takes a credit for, annual.

    Attributes:
        state_tax_paid: State income tax other than SDI; ``None`` is the computed tax.
        state_disability_paid: State disability insurance; ``None`` is the computed premium.
        mortgage_balance: Debt that the interest is paid on; zero if not told, so not above a cap.
        federal_alimony: Spousal support paid that federal law deducts.
        california_alimony: Spousal support paid that California deducts.
    """

    mortgage_interest: Amount
    mortgage_balance: Amount
    property_tax: Amount
    charity: Amount
    medical: Amount
    dependent_care: Amount
    student_loan_interest: Amount
    car_loan_interest: Amount
    hsa: Amount
    federal_alimony: Amount
    california_alimony: Amount
    state_tax_paid: Amount | None = None
    state_disability_paid: Amount | None = None


@attrs.frozen(kw_only=True)
class TaxReturn(Generic[Amount]):
    """One income tax return: the people on it, their status, dependents and expenses.

    Attributes:
        zero: Zero in the number system of the amounts.
        itemizes: Whether it itemizes its federal deductions; ``None`` is whichever leaves less tax.
        lived_apart: The spouses lived apart; for a separate return only.
        rents_home: The home is rented, for the renter's credit.
        joint_custody: California's joint custody head of household credit is claimed.
        dependent_parent: California's dependent parent credit is claimed.
        other_state_rate: Another state's rate on federal adjusted gross income, for California's
            tax and disability insurance.
    """

    year: int
    status: FilingStatus
    people: tuple[Person[Amount], ...]
    dependents: Dependents
    expenses: Expenses[Amount]
    zero: Amount
    itemizes: "Condition | None" = None
    lived_apart: bool = True
    rents_home: Condition = False
    joint_custody: bool = False
    dependent_parent: bool = False
    other_state_rate: Decimal | None = None

    @property
    def of(self) -> str:
        """Whose return it is: its first person's."""
        return self.people[0].name

    @property
    def separate(self) -> bool:
        """Whether this is a married person's separate return."""
        return self.status is FilingStatus.MARRIED_SEPARATE

    @property
    def may_credit_care(self) -> bool:
        """Whether the care credits are open: with a person cared for, on a separate return apart.

        26 U.S.C. § 21(e)(2), (4): who is married files jointly, or lives apart from the spouse in a
        home of the person cared for.
        """
        return self.dependents.care > 0 and (self.lived_apart or not self.separate)

    def anyone_aged(self, first: int, last: int) -> bool:
        """Return whether somebody on the return is between two ages, both included.

        The first age is attained on the day before the birthday, the last ends with the birthday
        itself (Internal Revenue Service, Publication 596, rule 11).
        """
        return any(
            person.age is None
            or (person.age <= last and first <= person.age + person.birthday_tomorrow)
            for person in self.people
        )

    def sum(self, part: Callable[[Person[Amount]], Amount]) -> Amount:
        """Return one part of every person's year, added up."""
        result = part(self.people[0])
        for person in self.people[1:]:
            result = result + part(person)
        return result

    def count(self, test: Callable[[Person[Amount]], bool]) -> int:
        """Return how many of the people pass a test of plain facts."""
        return sum(test(person) for person in self.people)


def blank_person(amount: Amount, name: str = "") -> Person[Amount]:
    """Return a person without income, in the number system of ``amount``."""
    zero = like(0, amount)
    amounts = {field.name: zero for field in attrs.fields(Person) if field.default is attrs.NOTHING}
    return Person(**{**amounts, "name": name})  # type: ignore[arg-type]


def blank_expenses(amount: Amount) -> Expenses[Amount]:
    """Return expenses of nothing, in the number system of ``amount``."""
    zero = like(0, amount)
    return Expenses(
        **{field.name: zero for field in attrs.fields(Expenses) if field.default is attrs.NOTHING}
    )
