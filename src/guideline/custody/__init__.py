"""Timeshare: patterns, calendars, holidays, layers, and the methods that count them."""
