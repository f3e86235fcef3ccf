"""The law's figures by date, each with its source. Read by ``guideline.law``."""
