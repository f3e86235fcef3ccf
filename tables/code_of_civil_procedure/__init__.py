"""Figures of the California Code of Civil Procedure."""
