"""Figures of the published practice of county agencies."""
