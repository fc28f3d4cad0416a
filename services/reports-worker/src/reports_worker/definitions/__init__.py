"""Definitions: which report is made of what, for whom, and when."""
