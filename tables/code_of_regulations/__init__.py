"""Figures of the California Code of Regulations."""
