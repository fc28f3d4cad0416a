"""Changing one's own answers after they were sent, where the wave allows it."""
