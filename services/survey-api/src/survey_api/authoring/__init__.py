"""Questionnaires written in the browser: drafts that are XLSForms all along."""
