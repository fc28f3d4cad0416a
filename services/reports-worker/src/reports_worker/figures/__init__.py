"""Figures from survey-api: frozen once a run, read slice by slice, always with somebody's own rights."""
