"""Figures of the California Family Code."""
