"""Instruments, waves, responses, response rates and figures."""
