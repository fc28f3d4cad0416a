"""Improvement work: aims, drivers, change ideas, cycles, measures."""
