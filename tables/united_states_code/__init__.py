"""Figures of the United States Code."""
