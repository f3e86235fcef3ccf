"""Finished records as self-contained HTML pages; needs the extra ``report``."""
