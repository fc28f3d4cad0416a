"""Devices with ODK Collect or KoboCollect that may send answers for a network."""
