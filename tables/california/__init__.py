"""Figures of California income tax and state disability insurance, a file for each tax year."""
