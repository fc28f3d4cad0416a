"""Questionnaires: XLSForms, checked, compiled and kept as immutable versions."""
