"""A tax return by the lines of its forms, in fractions: a second computation of every tax.

Written from the forms and the statutes, without a look at the rules, and in their order: what the
tables hold is shared, and nothing else. A figure that differs is a mistake in one of the two.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from guideline.law.tables import Version
from guideline.taxes.returns import Person, TaxReturn
from households import tables

ZERO, CENT = Fraction(0), Fraction(1, 100)


class Figures:
    """The figures of a table for one filing status, as fractions."""

    def __init__(self, version: Version, status: str) -> None:
        """Take a table and the status."""
        self.version, self.status = version, status

    def raw(self, name: str) -> Any:
        """Return a figure as the table has it."""
        value = self.version.figures[name]
        return value[self.status] if isinstance(value, dict) else value

    def __call__(self, name: str) -> Fraction:
        """Return one figure."""
        return Fraction(self.raw(name))

    def row(self, name: str) -> list[Fraction]:
        """Return a figure that is several."""
        return [Fraction(value) for value in self.raw(name)]


def above(first: Fraction, second: Fraction) -> Fraction:
    """Return what the first exceeds the second by: "subtract; if zero or less, enter 0"."""
    return max(first - second, ZERO)


def steps(amount: Fraction, step: int) -> int:
    """Return how many steps are begun above nothing."""
    return ceil(max(amount, ZERO) / step)


def schedule(income: Fraction, rates: list[Fraction], tops: list[Fraction]) -> Fraction:
    """Return the tax of a rate schedule."""
    edges = [ZERO, *tops]
    return sum(
        (
            rate * above(min(income, top), bottom)
            for rate, bottom, top in zip(rates, edges, [*tops, income + 1], strict=True)
        ),
        ZERO,
    )


class Return:
    """One return by its forms, itemizing its federal deductions or not."""

    def __init__(self, filed: TaxReturn[Decimal], *, itemizes: bool) -> None:
        """Fill in every form, in the order in which they need each other."""
        self.filed, self.itemizes, self.year = filed, itemizes, filed.year
        self.status = str(filed.status)
        found = tables(filed.year)
        self.us = Figures(found.federal, self.status)
        self.ca = Figures(found.california, self.status)
        self.di = found.disability.figures
        self.separate, self.joint = filed.separate, len(filed.people) > 1
        self.children = filed.dependents
        self.lines: dict[str, Fraction] = {}
        for form in (
            self.payroll,
            self.form_1040,
            self.form_540,
            self.schedule_p_540,
            self.schedule_a,
            self.schedule_1a,
            self.form_8995,
            self.tax,
            self.form_6251,
            self.form_2441,
            self.credits,
        ):
            form()

    def __getitem__(self, name: str) -> Fraction:
        return self.lines[name]

    def sum(self, name: str) -> Fraction:
        """Return one part of every person's year, added up."""
        return sum((Fraction(getattr(person, name)) for person in self.filed.people), ZERO)

    def spent(self, name: str) -> Fraction:
        """Return an expense."""
        return Fraction(getattr(self.filed.expenses, name))

    def each(self, part: Callable[[Person[Decimal]], Fraction]) -> list[Fraction]:
        """Return a part of each person's year."""
        return [part(person) for person in self.filed.people]

    def count(self, name: str) -> int:
        """Return of how many people something is true."""
        return sum(bool(getattr(person, name)) for person in self.filed.people)

    # ── Schedule SE, Form 8959, DE 3395 ──────────────────────────────────────

    def payroll(self) -> None:
        """Withheld from wages, and on self-employment."""
        us, wages = self.us, self.sum("social_security_wages")
        base = us("social_security_wage_base")
        covered = self.each(lambda person: Fraction(person.disability_wages))
        if "wage_base" in self.di:
            covered = [min(amount, Fraction(self.di["wage_base"])) for amount in covered]
        earnings, taxes = [], []
        for person in self.filed.people:
            net = Fraction(person.self_employment) * Fraction("0.9235")
            net = net if net >= 400 else ZERO
            room = above(base, Fraction(person.social_security_wages))
            earnings.append(net)
            taxes.append(min(net, room) * Fraction("0.124") + net * Fraction("0.029"))
        withheld = self.each(lambda person: min(Fraction(person.social_security_wages), base))
        threshold = us("additional_medicare_threshold")
        over = above(wages, threshold) + above(sum(earnings, ZERO), above(threshold, wages))
        self.half = [tax / 2 for tax in taxes]
        self.lines |= {
            "social_security": sum(withheld, ZERO) * Fraction("0.062"),
            "medicare": wages * Fraction("0.0145"),
            "disability": sum(covered, ZERO) * Fraction(self.di["rate"]),
            "self_employment": sum(taxes, ZERO),
            "additional_medicare": over * Fraction("0.009"),
        }

    # ── Form 1040 with Schedule 1 ────────────────────────────────────────────

    def form_1040(self) -> None:
        """Adjusted gross income, line 11."""
        us, people = self.us, list(zip(self.filed.people, self.half, strict=True))
        pay = self.each(lambda one: above(Fraction(one.wages), Fraction(one.deferrals)))
        profits = self.each(lambda one: Fraction(one.self_employment))
        plans = self.each(lambda one: above(Fraction(one.deferrals), Fraction(one.wages)))
        self.earned = [
            wage + profit - half for wage, profit, half in zip(pay, profits, self.half, strict=True)
        ]
        premiums, unused = [], ZERO
        for (person, half), plan in zip(people, plans, strict=True):
            told = Fraction(person.business_premium or 0)
            limit = max(Fraction(person.self_employment) - half - plan, ZERO)
            premiums.append(min(told, limit))
            unused += told - premiums[-1]
        self.medical = self.spent("medical") + unused
        self.business = sum(
            (
                max(profit - half - plan - premium, ZERO)
                for profit, half, plan, premium in zip(
                    profits, self.half, plans, premiums, strict=True
                )
            ),
            ZERO,
        )
        short, long = self.sum("short_term_gain"), self.sum("long_term_gain")
        self.gain = max(short + long, -us("capital_loss_limit"))
        dividends = self.sum("dividends") + self.sum("qualified_dividends")
        self.preferred = self.sum("qualified_dividends") + max(min(long, short + long), ZERO)
        self.invested = self.sum("interest") + dividends + self.sum("rents_and_royalties")
        gifts = ZERO if self.itemizes else min(self.spent("charity"), us("charity_above_the_line"))
        adjustments = sum([*self.half, *plans, *premiums], ZERO)
        adjustments += self.spent("hsa") + self.spent("federal_alimony") + gifts
        other = sum(
            (self.sum(name) for name in ("trust", "pension", "paid_family_leave", "other")), ZERO
        )
        income = sum(pay + profits, ZERO) + self.invested + self.gain + other
        income += self.sum("federal_alimony") - adjustments
        paid = self.sum("unemployment")
        benefits = self.benefits_worksheet(income + paid)
        loans = self.loan_worksheet(income + benefits + paid)
        left_out = ZERO
        if us("unemployment_exclusion") and income + benefits - loans < 150_000:
            left_out = sum(
                self.each(lambda one: min(Fraction(one.unemployment), Fraction(10_200))), ZERO
            )
        self.gifts, self.unemployment = gifts, paid - left_out
        self.lines["benefits"] = benefits
        self.lines["agi"] = income + benefits - loans + paid - left_out

    def benefits_worksheet(self, other: Fraction) -> Fraction:
        """Social Security Benefits Worksheet, line 18."""
        benefits = self.sum("social_security")
        combined = other + benefits / 2
        if self.separate and not self.filed.lived_apart:
            return min(max(combined, ZERO), benefits) * Fraction("0.85")
        line_9 = above(combined, self.us("benefits_base"))
        line_10 = self.us("benefits_adjusted_base") - self.us("benefits_base")
        half = min(benefits / 2, min(line_9, line_10) / 2)
        both = half + above(line_9, line_10) * Fraction("0.85")
        return min(both, benefits * Fraction("0.85"))

    def loan_worksheet(self, income: Fraction) -> Fraction:
        """Student Loan Interest Deduction Worksheet, line 9."""
        if self.separate:
            return ZERO
        paid = min(self.spent("student_loan_interest"), Fraction(2_500))
        over = above(income, self.us("student_loan_start")) / self.us("student_loan_range")
        return paid - paid * min(over, Fraction(1))

    # ── California: Schedule CA, Form 540, Schedule P, Forms 3506 and 3514 ───

    def form_540(self) -> None:
        """California income, deductions, and the tax of its rates."""
        ca, agi = self.ca, self["agi"]
        income = agi - self["benefits"] - self.unemployment - self.sum("paid_family_leave")
        income += self.spent("hsa") + self.gifts
        income += self.sum("california_alimony") - self.sum("federal_alimony")
        income -= self.spent("california_alimony") - self.spent("federal_alimony")
        floor_of = max(agi, ZERO)
        medical = above(self.medical, floor_of * Fraction("0.075"))
        interest = self.limited_interest(ca("mortgage_debt_cap"))
        gifts = min(self.spent("charity"), floor_of / 2)
        limited = self.spent("property_tax") + interest + gifts
        over = above(agi, ca("itemized_threshold"))
        refused = min(over * Fraction("0.06"), limited * Fraction("0.8"))
        itemized, standard = medical + limited - refused, ca("standard_deduction")
        deduction = max(itemized, standard)
        self.added_back = standard
        if itemized > standard:
            self.added_back = self.spent("property_tax") - refused
            self.added_back += min(medical, floor_of * Fraction("0.025"))
        taxable = max(income - deduction, ZERO)
        self.minimum_base = income - deduction + self.added_back
        self.lines |= {
            "california_agi": income,
            "california_taxable": taxable,
            "california_rates": schedule(taxable, ca.row("rates"), ca.row("bracket_tops")),
            "mental_health": above(taxable, Fraction(1_000_000)) * CENT,
        }

    def limited_interest(self, cap: Fraction) -> Fraction:
        """Return mortgage interest, in proportion where the debt is above the cap."""
        debt = self.spent("mortgage_balance")
        return self.spent("mortgage_interest") * min(Fraction(1), cap / debt if debt else 1)

    def schedule_p_540(self) -> None:
        """The minimum tax, and the credits of Form 540."""
        ca, agi, base = self.ca, self["agi"], self.minimum_base
        exemption, start = ca("amt_exemption"), ca("amt_reduction_start")
        left = above(exemption, above(base, start) / 4)
        if self.separate:
            base += min(above(base, start + 4 * exemption) / 4, exemption)
        minimum = above(above(base, left) * Fraction("0.07"), self["california_rates"])
        less = 6 * steps(agi - ca("credit_threshold"), int(ca("credit_step")))
        personal = int(ca("personal_count")) + self.count("aged") + self.count("blind")
        exemptions = personal * above(ca("personal_credit"), Fraction(less))
        exemptions += int(self.children.california) * above(ca("dependent_credit"), Fraction(less))
        tax = above(self["california_rates"], exemptions)
        care = custody = rent = ZERO
        if agi <= 100_000 and self.filed.may_credit_care:
            share = 50 if agi <= 40_000 else 43 if agi <= 70_000 else 34
            points = max(35 - steps(agi - 15_000, 2_000), 20)
            care = self.care_expenses([3_000, 6_000]) * points * share / 10_000
        if self.filed.joint_custody or self.filed.dependent_parent:
            custody = min(tax * Fraction("0.3"), ca("joint_custody_most"))
        if self.filed.rents_home and self["california_agi"] <= ca("renters_cap"):
            rent = ca("renters_credit")
        self.lines |= {"california_minimum": minimum, "california_exemptions": exemptions}
        after = above(tax, care + custody + rent) + minimum + self["mental_health"]
        self.lines |= {"california": after, "california_refund": self.form_3514()}

    def form_3514(self) -> Fraction:
        """CalEITC and the young child credit."""
        ca, agi, row = self.ca, self["agi"], min(self.children.earned_income, 3)
        earned = sum(self.earned, ZERO)
        apart = self.year >= 2021 and row > 0 and self.filed.lived_apart
        grown = any(one.age_attained is None or one.age_attained >= 18 for one in self.filed.people)
        rich = self.invested + max(self.gain, ZERO) > ca("caleitc_investment_limit")
        if (self.separate and not apart) or not (row or grown) or rich:
            return ZERO
        credit = self.caleitc_at(max(earned, ZERO), row)
        if agi > ca.row("caleitc_earned")[row]:
            credit = min(credit, self.caleitc_at(agi, row))
        if not self.children.young_child or not ca("young_child_credit"):
            return credit
        whole, start = ca("young_child_credit"), ca("young_child_start")
        if credit > 0:
            fallen = ca("young_child_per_step") * steps(earned - start, 100)
            return credit + above(whole, fallen)
        loss = self.gain - self["agi"] - self.sum("short_term_gain") - self.sum("long_term_gain")
        open_to_all = self.year >= 2022 and earned <= 0 and loss <= ca("young_child_loss_limit")
        return whole if open_to_all and agi <= ca.row("caleitc_limit")[-1] else ZERO

    def caleitc_at(self, income: Fraction, row: int) -> Fraction:
        """Up, down at the same rate, and from the second amount on to nothing at the limit."""
        ca = self.ca
        rate = ca.row("caleitc_rates")[row] * Fraction("0.85")
        peak, second = ca.row("caleitc_earned")[row], ca.row("caleitc_second")[row]
        if income <= peak:
            return income * rate
        down = (2 * peak - income) * rate
        if down >= second:
            return down
        limit, corner = ca.row("caleitc_limit")[row], 2 * peak - second / rate
        return max(second * (limit - income) / (limit - corner), ZERO)

    # ── Schedules A and 1-A, Form 8995 ───────────────────────────────────────

    def schedule_a(self) -> None:
        """Itemized deductions, before what § 68 refuses from 2026."""
        us, agi, base = self.us, self["agi"], max(self["agi"], ZERO)
        cap = us("salt_cap")
        if self.year >= 2025:
            halves = 2 if self.separate else 1
            reduced = cap * halves - above(agi, us("salt_reduction_start")) * Fraction("0.3")
            cap = max(reduced, Fraction(10_000)) / halves
        told = self.filed.expenses.state_tax_paid
        state = self["california"] if told is None else Fraction(told)
        self.state_taxes = min(state + self["disability"] + self.spent("property_tax"), cap)
        gifts = min(self.spent("charity"), base * us("charity_limit"))
        gifts = max(gifts - (base / 200 if self.year >= 2026 else 0), ZERO)
        self.itemized = above(self.medical, base * Fraction("0.075")) + self.state_taxes
        self.itemized += self.limited_interest(us("mortgage_debt_cap")) + gifts
        extra = self.count("aged") + self.count("blind")
        self.standard = us("standard_deduction") + us("aged_or_blind") * extra
        self.others = min(self.spent("charity"), us("charity_without_itemizing"))

    def schedule_1a(self) -> None:
        """Tips, overtime, car loans and seniors, from 2025."""
        us, agi = self.us, self["agi"]
        self.senior = self.additional = ZERO
        if self.year < 2025:
            return
        full = Fraction(100 * floor(above(agi, us("tips_and_overtime_start")) / 1_000))
        if not self.separate:
            most = 25_000 if self.joint else 12_500
            self.additional += above(min(self.sum("tips"), Fraction(25_000)), full)
            self.additional += above(min(self.sum("overtime_premium"), Fraction(most)), full)
            fallen = above(agi, us("senior_start")) * Fraction("0.06")
            self.senior = self.count("aged") * above(Fraction(6_000), fallen)
        car = min(self.spent("car_loan_interest"), Fraction(10_000))
        begun = 200 * steps(agi - us("car_loan_start"), 1_000)
        self.additional += above(car, Fraction(begun)) + self.senior

    def form_8995(self) -> None:
        """The deduction for a business, and taxable income, line 15."""
        us, agi = self.us, self["agi"]
        self.deducted = self.itemized if self.itemizes else self.standard + self.others
        before = max(agi - self.deducted - self.additional, ZERO)
        over = above(before, us("qbi_threshold")) / us("qbi_range")
        share = self.business / 5 * (1 - min(over, Fraction(1)))
        deduction = min(share, above(before, self.preferred) / 5)
        if self.year >= 2026 and self.business >= 1_000:
            deduction = max(deduction, Fraction(400))
        self.refused = ZERO
        if self.year >= 2026 and self.itemizes:
            in_bracket = above(agi - self.additional - deduction, us.row("bracket_tops")[-1])
            self.refused = min(self.itemized, in_bracket) * 2 / 37
        self.net = agi - self.deducted + self.refused - self.additional - deduction
        self.lines |= {"business": deduction, "taxable": max(self.net, ZERO)}

    # ── the tax: worksheets of line 16, Form 6251, Form 8960 ─────────────────

    def tax(self) -> None:
        """Qualified Dividends and Capital Gain Tax Worksheet, line 25."""
        us, taxable = self.us, self["taxable"]
        ordinary = above(taxable, self.preferred)
        rates, tops = us.row("rates"), us.row("bracket_tops")
        first, second = us.row("gain_tops")
        at_zero = above(min(taxable, first), ordinary)
        at_15 = above(min(taxable, second), ordinary + at_zero)
        at_20 = taxable - ordinary - at_zero - at_15
        both = schedule(ordinary, rates, tops) + at_15 * Fraction("0.15") + at_20 / 5
        self.lines["regular"] = min(both, schedule(taxable, rates, tops))
        net = max(self.invested + self.sum("trust") + self.gain, ZERO)
        over = above(self["agi"], us("niit_threshold"))
        self.lines["niit"] = min(net, over) * Fraction("0.038")

    def form_6251(self) -> None:
        """Alternative minimum tax, line 11, with Part III."""
        us, taxable = self.us, self["taxable"]
        added = self.state_taxes - self.refused if self.itemizes else self.standard
        base, rate = self.net + added + self.senior, us("amt_reduction_rate")
        exemption = us("amt_exemption")
        left = above(exemption, above(base, us("amt_reduction_start")) * rate)
        if self.separate:
            base += min(above(base, us("amt_separate_start")) * rate, exemption)
        excess = above(base, left)
        first, second = us.row("gain_tops")
        gains, rest = min(excess, self.preferred), above(taxable, self.preferred)
        at_zero = min(gains, above(first, rest))
        at_15 = min(gains - at_zero, above(second, rest + above(first, rest)))
        tentative = self.two_rates(excess - gains) + at_15 * Fraction("0.15")
        tentative += (gains - at_zero - at_15) / 5
        tentative = min(tentative, self.two_rates(excess))
        self.lines["minimum"] = above(tentative, self["regular"])
        self.lines["before_credits"] = self["regular"] + self["minimum"]

    def two_rates(self, amount: Fraction) -> Fraction:
        """Return 26 and 28 percent."""
        return schedule(amount, [26 * CENT, 28 * CENT], [self.us("amt_bracket_top")])

    # ── credits: Forms 2441 and 8880, Schedules 8812 and EIC ─────────────────

    def care_expenses(self, caps: list[int] | list[Fraction]) -> Fraction:
        """Form 2441 line 6: the cap, and what each spouse earned or is deemed to."""
        earned = self.earned[0]
        if self.joint:
            deemed = Fraction(3_000 if self.children.care == 1 else 6_000)
            pairs = zip(self.filed.people, self.earned, self.earned[::-1], strict=True)
            taken = [min(max(own, deemed), other) for one, own, other in pairs if one.disabled]
            earned = max([min(self.earned), *taken])
        cap = Fraction(caps[min(self.children.care, 2) - 1])
        return max(min(self.spent("dependent_care"), cap, earned), ZERO)

    def form_2441(self) -> None:
        """The dependent care credit before any limit by tax."""
        agi, points = self["agi"], 0
        if self.year == 2021:
            points = max(50 - steps(agi - 125_000, 2_000), 20) - steps(agi - 400_000, 2_000)
        elif self.year < 2026:
            points = max(35 - steps(agi - 15_000, 2_000), 20)
        else:
            first = max(50 - steps(agi - 15_000, 2_000), 35)
            over = agi - (150_000 if self.joint else 75_000)
            points = max(first - steps(over, 4_000 if self.joint else 2_000), 20)
        self.care = ZERO
        if self.filed.may_credit_care:
            self.care = self.care_expenses(self.us.row("care_cap")) * max(points, 0) * CENT

    def credits(self) -> None:
        """Every credit in the order of the forms, and what is left of the tax."""
        left, refund = self["before_credits"], ZERO
        if self.year == 2021:
            refund = self.care
        else:
            left = above(left, self.care)
        saved = sum(self.each(lambda one: min(Fraction(one.savings), Fraction(2_000))), ZERO)
        for top, points in zip(self.us.row("savers_tops"), (50, 20, 10), strict=True):
            if self["agi"] <= top:
                left = above(left, saved * points * CENT)
                break
        earned_income_credit = self.schedule_eic()
        used, refunded = self.schedule_8812(left, earned_income_credit)
        self.lines |= {
            "earned_income_credit": earned_income_credit,
            "after_credits": left - used,
            "refund": refund + refunded + earned_income_credit,
        }

    def schedule_8812(self, left: Fraction, earned_credit: Fraction) -> tuple[Fraction, Fraction]:
        """The credit for children and other dependents: against the tax, and refunded."""
        us, agi, count = self.us, self["agi"], int(self.children.child_credit)
        others = Fraction(500 * int(self.children.other))
        credit = us("child_credit") * count
        if self.year == 2021:
            young = int(self.children.under_six)
            most = {"married_joint": 12_500, "surviving_spouse": 2_500, "head_of_household": 4_375}
            starts = {"head_of_household": 112_500, "single": 75_000, "married_separate": 75_000}
            full = 3_600 * young + 3_000 * (count - young)
            over = agi - starts.get(self.status, 150_000)
            less = min(full - 2_000 * count, most.get(self.status, 6_250), 50 * steps(over, 1_000))
            credit = Fraction(full - less)
        fallen = 50 * steps(agi - us("child_credit_threshold"), 1_000)
        credit = above(credit + others, Fraction(fallen))
        if self.year == 2021:
            others = min(others, credit)
            return min(others, left), credit - others
        used = min(credit, left)
        earned = sum(self.earned, ZERO) + self.sum("combat_pay")
        refundable = above(earned, Fraction(2_500)) * Fraction("0.15")
        if count >= 3:
            paid = self["social_security"] + self["medicare"] + sum(self.half, ZERO)
            refundable = max(refundable, paid - earned_credit)
        return used, min(credit - used, us("child_credit_refundable") * count, refundable)

    def schedule_eic(self) -> Fraction:
        """The earned income credit."""
        us, row, earned = self.us, min(self.children.earned_income, 3), sum(self.earned, ZERO)
        first, last = us.row("eitc_ages")
        of_age = any(
            one.age is None or (first <= (one.age_attained or 0) and one.age <= last)
            for one in self.filed.people
        )
        apart = self.year >= 2021 and row > 0 and self.filed.lived_apart
        rich = self.invested + max(self.gain, ZERO) > us("eitc_investment_limit")
        if (self.separate and not apart) or not (row or of_age) or rich:
            return ZERO
        most, start = us.row("eitc_most")[row], us.row("eitc_out_start")[row]
        if self.joint:
            start += us.row("eitc_joint_addition")[row]
        less = above(max(self["agi"], earned), start) * us.row("eitc_out_rates")[row]
        return max(min(earned * us.row("eitc_in_rates")[row], most - less), ZERO)


def by_the_forms(filed: TaxReturn[Decimal]) -> dict[str, Fraction]:
    """Return the lines of a return, of the deduction that leaves less tax."""
    both = [Return(filed, itemizes=itemizes).lines for itemizes in (False, True)]
    return min(both, key=lambda lines: lines["before_credits"])
