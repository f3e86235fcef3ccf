"""A citation is a value: which law, which section, which subdivision."""

import attrs


@attrs.frozen
class Citation:
    """A pinpoint in the law, as in ``Fam. Code § 4055(b)(3)``."""

    law: str
    section: str
    mark: str = "§ "

    def __str__(self) -> str:
        return f"{self.law} {self.mark}{self.section}"

    @property
    def base_section(self) -> str:
        """The section without its subdivisions, as ``4055`` of ``4055(b)(3)``."""
        return self.section.partition("(")[0]


def fam(section: str) -> Citation:
    """Cite the California Family Code.

    >>> str(fam("4055(b)(3)"))
    'Fam. Code § 4055(b)(3)'
    """
    return Citation("Fam. Code", section)


def ccp(section: str) -> Citation:
    """Cite the California Code of Civil Procedure."""
    return Citation("Code Civ. Proc.", section)


def gov(section: str) -> Citation:
    """Cite the California Government Code."""
    return Citation("Gov. Code", section)


def labor(section: str) -> Citation:
    """Cite the California Labor Code."""
    return Citation("Lab. Code", section)


def rtc(section: str) -> Citation:
    """Cite the California Revenue and Taxation Code."""
    return Citation("Rev. & Tax. Code", section)


def uic(section: str) -> Citation:
    """Cite the California Unemployment Insurance Code."""
    return Citation("Unemp. Ins. Code", section)


def irc(section: str) -> Citation:
    """Cite the Internal Revenue Code."""
    return Citation("26 U.S.C.", section)


def usc(title: int, section: str) -> Citation:
    """Cite another title of the United States Code."""
    return Citation(f"{title} U.S.C.", section)


def cfr(title: int, section: str) -> Citation:
    """Cite the Code of Federal Regulations: ``cfr(45, "303.100(a)(5)")``."""
    return Citation(f"{title} C.F.R.", section)


def ccr(title: int, section: str) -> Citation:
    """Cite the California Code of Regulations."""
    return Citation(f"Cal. Code Regs., tit. {title},", section)


def rule(number: str) -> Citation:
    """Cite the California Rules of Court."""
    return Citation("Cal. Rules of Court,", number, "rule ")


def irs(form: str, where: str) -> Citation:
    """Cite a line of a federal form as numbered for 2024, as in ``Form 1040 line 11``."""
    return Citation(form, where, "line ")


def ftb(form: str, where: str) -> Citation:
    """Cite a line of a California form as numbered for 2024, as in ``FTB Form 540 line 31``."""
    return Citation(f"FTB {form}", where, "line ")
