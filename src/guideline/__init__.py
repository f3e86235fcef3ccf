"""California guideline child support: every figure exact, cited, dated and explained."""

__version__ = "0.1.0"
