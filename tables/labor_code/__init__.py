"""Figures of the California Labor Code."""
