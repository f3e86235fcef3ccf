"""Figures of the state department's published practice."""
