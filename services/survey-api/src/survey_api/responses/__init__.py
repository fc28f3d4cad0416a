"""Answers: the short way in, the evaluation after it, and the raw reads for research."""
