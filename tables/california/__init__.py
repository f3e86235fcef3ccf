"""Figures of the California income tax, and of state disability insurance, a file for each tax year."""
