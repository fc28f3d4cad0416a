"""Feedback reports: kinds, definitions, schedules, runs and rendering."""
