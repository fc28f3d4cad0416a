"""Loads the demonstration through the public interface, as any partner's program would.

Every step first looks for what it would make, so that a second run, or a run after a crash at any point,
makes only what is missing.
"""
