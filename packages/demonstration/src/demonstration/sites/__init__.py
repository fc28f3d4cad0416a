"""The four sites beside the monitoring: directory and improvement records, each in its own language."""
