"""Figures of the federal income tax and of the payroll taxes, a file for each tax year."""
