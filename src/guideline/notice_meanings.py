"""What each notice means, for the reference."""

from guideline.notices import NoticeId

MEANINGS: dict[NoticeId, str] = {
    NoticeId.NOT_CERTIFIED: "Always: the software is not certified for use by a court and gives no "
    "legal advice.",
    NoticeId.WEAK_SOURCE: "A figure of the law that the result stands on was read in a secondary "
    "source only.",
    NoticeId.NEGATIVE_NET_INCOME: "A reading: a net disposable income is below zero, of itself or "
    "after hardship, and was counted as zero, or as it is if the case says so.",
    NoticeId.BAND_EDGE: "A reading: the total net income stands between two printed bands of the "
    "K table, as $2,900.50 does, and was taken as over the lower one.",
    NoticeId.ZERO_SUPPORT: "The amount comes to zero, and nobody owes base support.",
    NoticeId.DEFAULT_TIME: "No time was in evidence in a default, and the time was set by "
    "Fam. Code § 4055(b)(6).",
    NoticeId.DIFFERENT_TIME: "The parents' time differs between the children; H% is the average.",
    NoticeId.LOW_INCOME_RANGE: "The obligor is presumed entitled to the low-income adjustment: the "
    "range of support, and what was applied of it.",
    NoticeId.LOW_INCOME_DEFAULT: "A reading: the lowest support of that range was taken because "
    "the case says nothing else; this is practice, and no rule of the statute.",
    NoticeId.LOW_INCOME_THRESHOLD_GIVEN: "The threshold of the low-income adjustment came with the "
    "case, since the tables have none for the day.",
    NoticeId.HALF_OF_NET_INCOME: "After the low-income adjustment the support is above half of the "
    "obligor's net income, a factor that the court may weigh; it is not applied.",
    NoticeId.HARDSHIP_LIMITED: "Hardship found is above the limit of Fam. Code § 4071(b).",
    NoticeId.HARDSHIP_METHODS_DIFFER: "A reading: the support that limits the hardship deduction "
    "may be taken before or after the low-income adjustment, and the amounts differ.",
    NoticeId.HARDSHIP_FINDINGS: "Hardship was allowed, for which the court states its reasons.",
    NoticeId.DEVIATION: "The court found another amount right than the guideline: the statement of "
    "Fam. Code § 4056(a).",
    NoticeId.STIPULATION: "The parties stipulated an amount below guideline, which may be raised "
    "later with no change of circumstances.",
    NoticeId.ALLOCATION_PRACTICE: "A reading: Fam. Code § 4055(b)(8) does not say how this order "
    "is divided among the children, and practice or proportion was followed.",
    NoticeId.ADD_ON_SPOUSAL_SUPPORT: "A reading: spousal support between the parents moved the net "
    "incomes by which expenses are divided, where the statute says gross.",
    NoticeId.ADD_ON_NEGATIVE_INCOME: "A reading: an adjusted net income below zero was counted as "
    "zero in dividing expenses.",
    NoticeId.OPEN_EXPENSE: "An expense has no cost yet, and is shared by percentage as it arises.",
    NoticeId.END_OF_SUPPORT: "The end of a child's support was taken to be the 18th birthday, or "
    "is not stated because no birthday was given.",
    NoticeId.HEALTH_COVERAGE: "Whether the cost of health coverage is presumed reasonable.",
    NoticeId.DEDUCTION_NOT_ALLOWED: "An amount in the case was not deducted, or not whole: support "
    "paid without proof or order, or a retirement contribution that is not mandatory.",
    NoticeId.DISCRETIONARY_INCOME: "Employee benefits were counted, as the court may count them.",
    NoticeId.CAPITAL_LOSS: "A reading: capital losses above the gains lowered gross income.",
    NoticeId.TAX_TABLES_SECONDHAND: "Taxes were computed from figures that were read in other tax "
    "programs and compared, not in the official documents that they name.",
    NoticeId.CALIFORNIA_TABLES_OF_ANOTHER_YEAR: "California's tables of an earlier year were "
    "used, or figures from a parameter file, since the year's own are not known here.",
    NoticeId.DEPENDENT_CLAIM: "Which parent claims a child for taxes, and whether nights, a tie "
    "or a release decided it.",
    NoticeId.DEPENDENT_AS_RELATIVE: "Another dependent is no qualifying child by age or as told, "
    "and is taken for a qualifying relative of income below the year's limit.",
    NoticeId.DEPENDENT_AGE_ASSUMED: "A child whose birthday is not given counts as 6 to 12.",
    NoticeId.FILING_STATUS_ASSUMED: "A parent's filing status is not given, and the taxes are a "
    "single filer's.",
    NoticeId.HEAD_OF_HOUSEHOLD_UNSUPPORTED: "A parent files as head of household or "
    "surviving spouse, and no qualifying person in the home is told.",
    NoticeId.NEW_SPOUSE_TAX: "A reading: by which method a joint tax with a new spouse is divided.",
    NoticeId.EARNING_CAPACITY: "A reading: earning capacity was counted, in lieu of what it "
    "replaces, and taxed as the choice says.",
    NoticeId.SPOUSAL_SUPPORT_OF_OTHERS: "A reading: support from others is taxed by instrument.",
    NoticeId.OUT_OF_STATE_RATE: "A reading: another state's tax was taken as a rate on federal "
    "adjusted gross income.",
    NoticeId.NO_RETURN: "A parent files no tax return, and the income was treated as not taxed.",
    NoticeId.TAXES_ENTERED: "Taxes of a parent were deducted as entered, and not computed.",
    NoticeId.REFUNDABLE_CREDITS_LEFT_OUT: "A choice: refundable credits were not counted.",
    NoticeId.SEPARATE_RETURN_APART: "A reading: who files separately is taken to live apart.",
    NoticeId.OVERTIME_PREMIUM_UNKNOWN: "The part of overtime above regular pay is not given, and "
    "no deduction for it was counted.",
    NoticeId.JOINT_CUSTODY_CREDIT_POSSIBLE: "California's joint custody head of household credit "
    "may be open to a parent, and was not counted.",
    NoticeId.JOINT_CUSTODY_CREDIT_UNSUPPORTED: "That credit is claimed, and no time is joint.",
    NoticeId.BUSINESS_PREMIUM_POSSIBLE: "The deduction of a self-employed person's own health "
    "insurance may be open to a parent, and was not counted.",
    NoticeId.NOT_COMPUTED: "Something that facts point at lowers no tax, or is not computed.",
    NoticeId.WEAK_TAX_FIGURE: "Taxes rest on a figure that no second source confirmed.",
    NoticeId.CONTRIBUTION_ABOVE_LIMIT: "Voluntary contributions are above the year's limit, and "
    "were counted as told.",
    NoticeId.TIMESHARE_METHOD: "A reading: how the time of a custody schedule was counted, on "
    "which the statute is silent, and what the other methods make of it.",
    NoticeId.TIME_SPAN: "Which days of a custody schedule were counted, where the file does not "
    "give them.",
    NoticeId.ASSUMED_EXCHANGES: "A pattern of a custody schedule gives no exchange times, and the "
    "usual ones were taken.",
    NoticeId.WEEKEND_OF_MONTH: "A reading: the weekends of a month were counted by their Friday or "
    "by their Saturday, and the other way gives other hours.",
    NoticeId.VACATION_PLACED: "Vacation weeks without dates were placed in the calendar, and other "
    "weeks can give other figures.",
    NoticeId.NO_DATES_IN_YEAR: "A break or a holiday given by dates has none in a year that is "
    "counted, and counts nothing there.",
    NoticeId.THIRD_PARTY_TIME: "Time with others than the parents was left out of the comparison.",
    NoticeId.METHOD_WITHOUT_TIME: "A counting method finds no time, and is left blank.",
    NoticeId.NOT_IN_LOG: "A log of exchanges leaves out some of the time, which counts as that of "
    "the parent with whom the child resides.",
    NoticeId.INTEREST_CONVENTION: "No statute fixes how interest is counted: the convention named "
    "decides the interest.",
    NoticeId.MONTHLY_CONVENTION: "A monthly convention departs from CCP § 685.030(c), by which "
    "interest on what is paid stops on the day of payment.",
    NoticeId.WEAK_LAW: "A row of the law that the statement stands on was read in a secondary "
    "source only.",
    NoticeId.EXCESS: "More was received than was owed; what becomes of the excess is a reading.",
    NoticeId.PAID_BEFORE_DUE: "Money paid an instalment due later in the month before any arrears.",
    NoticeId.PRORATED: "A part of a period was charged by a named proration; no statute fixes one.",
    NoticeId.SUSPENDED: "Support was suspended, and why.",
    NoticeId.NOT_SUSPENDED: "A confinement or a reconciliation was told, and it suspends nothing.",
    NoticeId.SUSPENDED_INTEREST: "Interest on older arrears during a suspension is a reading of "
    "Fam. Code § 4007.5(e)(2).",
    NoticeId.TENTH_MONTH: "How the tenth month after release is counted is a reading of Fam. Code "
    "§ 4007.5(b)(2).",
    NoticeId.REACHED_BACK: "A later order reached back; from when interest on the retroactive "
    "months runs is unsettled.",
    NoticeId.NOT_OFFSET: "What was paid under an earlier order beyond a retroactive decrease is "
    "not offset unless the court orders it.",
    NoticeId.MODIFICATION_DATE: "A modification is dated unlike § 3653(b), (c), or too late.",
    NoticeId.NOT_YET_ORDERED: "An order made after the day stated charges nothing by that day.",
    NoticeId.OVERLAPPING_ORDERS: "Two orders of one kind run at the same time; both are charged.",
    NoticeId.BENEFIT_MONTHS: "A benefit is credited first of all to the months that it covers.",
    NoticeId.NOT_CREDITED: "Money was received that is credited to nothing.",
    NoticeId.BETWEEN_BUCKETS: "The order between kinds of arrears, or assigned and unassigned "
    "ones, is a reading.",
    NoticeId.DIVIDED: "A payment was divided between several cases by a named basis.",
    NoticeId.RENEWED: "A renewal made accrued interest principal, so that interest runs on it.",
    NoticeId.JUDGMENT_SUM: "A judgment's sum keeps its split into principal and interest.",
    NoticeId.INTEREST_STOPPED: "Interest does not run on certain instalments.",
    NoticeId.SERVICE_INTEREST: "Interest on debts before military service is limited on request.",
    NoticeId.OTHER_STATE: "Another state's law sets the interest of an order.",
    NoticeId.ENFORCEMENT_CHANGED: "Who enforces changed: each instalment goes by the regime of the"
    " day it fell due.",
    NoticeId.CORRECTED: "A payment counts as a later correction says.",
    NoticeId.SAME_PAYMENTS: "A reading: payments that nothing tells apart each count.",
    NoticeId.CHECKPOINT_DIFFERS: "A balance that a person confirmed is not the account's own.",
    NoticeId.READ_AS: "What a CSV file was taken for: a totals row at its end that adds up, days "
    "that may be month/day or day/month, a column of interest.",
    NoticeId.PLAN_NEVER_ENDS: "A payment plan never ends: why, and what would end it.",
    NoticeId.PLAN_MONTH_INTEREST: "A reading: the interest of the month in which the principal is "
    "cleared is paid with the instalment that clears it.",
    NoticeId.PLAN_BALANCE: "What the account of a plan's balance says of it where that decides "
    "the balance: each in the account's words.",
    NoticeId.PLAN_MID_MONTH: "A reading: a balance stated within a month bears no interest by the "
    "month for the rest of it, where nothing tells what bore it when the month opened.",
    NoticeId.PLAN_CREDITING: "A payment plan was computed with a crediting order in place of the "
    "one in force.",
    NoticeId.PLAN_CURRENT: "A reading: which current support is paid with the instalments of a "
    "plan, and when it falls due.",
    NoticeId.PLAN_AGENCY_RULE: "A reading: a quarter of current support and half of disposable "
    "earnings both limit what an agency sets, though the regulation joins them by “or”.",
    NoticeId.PLAN_DISPOSABLE: "A reading: which of the two definitions of disposable earnings "
    "limits a plan, and what stands for one that is not told.",
    NoticeId.PLAN_ARREARS_AGE: "A reading: from when arrears are taken as older than 12 weeks.",
    NoticeId.SUPPORTS_ANOTHER: "A reading: 60 % where no other spouse or child is told.",
    NoticeId.PLAN_OVER_LIMIT: "A payment with current support is over the federal limit: which, "
    "and the largest payment that fits.",
    NoticeId.PLAN_OVER_AGENCY_LIMIT: "A payment is over what an agency may set by itself: which "
    "limit, and the largest payment that fits.",
    NoticeId.PLAN_SUSPENDED: "Instalments are zero while support is suspended; what falls due "
    "beside it and no instalment carries is asked for by itself.",
    NoticeId.PLAN_NOTHING_OWED: "Nothing is owed, and nothing is scheduled.",
    NoticeId.PLANS_OF_UNLIKE_DEBTS: "Plans compared do not begin with the same balance on the same "
    "day: none is called the cheapest.",
    NoticeId.COMPLIANCE_MATCHING: "A reading: which money pays which instalment of a plan.",
    NoticeId.COMPLIANCE_BEFORE: "Payments received through the day of a plan's balance are in it.",
    NoticeId.COMPLIANCE_AFTER: "Payments received after the day of a report are not counted in it.",
    NoticeId.COMPLIANCE_NAMED: "A reading: payments that name an order or a case count on a plan "
    "as any other.",
    NoticeId.COMPLIANCE_SCHEDULE: "A reading: who set a schedule of which nothing says it; or "
    "that nobody set it whose schedule the test counts.",
    NoticeId.COMPLIANCE_LONG: "Why a day on which the debt ends is not stated.",
    NoticeId.COMPLIANCE_ESTOPPEL: "A court found that estoppel precludes enforcement, which is "
    "compliance whatever is behind.",
    NoticeId.COMPLIANCE_LICENCE: "A payor is out of compliance: how a licence is released.",
    NoticeId.WITHHOLDING_UNLIKELY: "Deductions above the earnings, more asked for arrears than is "
    "owed in all, or a lower amount of a benefit that is none.",
    NoticeId.WITHHOLDING_DISPOSABLE: "A reading: which of the two definitions of disposable "
    "earnings limits the withholding.",
    NoticeId.WITHHOLDING_OVER_LIMIT: "More is asked than a limit allows: which, by how much, and "
    "what fits.",
    NoticeId.WITHHOLDING_AGENCY_LIMIT: "The agency's own limits: that half of disposable earnings "
    "conflicts with the statute, which names the federal ceiling, and which order asks more than a "
    "quarter of its current support.",
    NoticeId.WITHHOLDING_NO_TOTAL: "A reading: how orders that tell no total arrears share.",
    NoticeId.WITHHOLDING_SEVERAL_KINDS: "A reading: how several orders share where some ask for "
    "child and others for spousal support, and what the other reading gives.",
    NoticeId.WITHHOLDING_PRIORITY: "A reading: where medical support and other sums rank.",
    NoticeId.WITHHOLDING_RUNNING_TOTALS: "Lines of a pay check are a cent from those of the form: "
    "they add up to its total.",
    NoticeId.WITHHOLDING_LUMP_SUM: "A reading: several orders' lump sums take half at most. How "
    "several families share it is not computed.",
    NoticeId.WITHHOLDING_FEE: "A reading: the employer's fee gives way to the ceiling.",
    NoticeId.WITHHOLDING_BENEFIT_WEEK: "How many weeks of unemployment a payment pays is not told: "
    "it is taken as one.",
    NoticeId.WITHHOLDING_BENEFIT_FEE: "Who else pays disability benefits may deduct its costs.",
    NoticeId.WITHHOLDING_SOCIAL_SECURITY: "A reading: Social Security is limited as earnings are.",
    NoticeId.WITHHOLDING_SUPPLEMENTAL_INCOME: "Nothing is withheld from SSI.",
    NoticeId.DEBT_REDUCTION_NO_FORMULA: "What the Debt Reduction Program asks, and for how long, "
    "was not found published, and is not computed.",
}
"""What each notice means. One that begins "A reading" has its row in the table of readings."""
