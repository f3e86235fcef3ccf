"""Guideline support: how much a month, from whom to whom (Fam. Code §§ 4050-4076)."""
