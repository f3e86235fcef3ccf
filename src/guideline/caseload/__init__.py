"""Columns in, columns out: the rules called on many cases at once."""
