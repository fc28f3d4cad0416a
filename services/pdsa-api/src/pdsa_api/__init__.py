"""Improvement work: aims and PDSA cycles of networks and schools."""
