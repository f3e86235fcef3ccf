"""Taxes as actually payable (Fam. Code § 4059(a), (b)): payroll, federal and California."""
