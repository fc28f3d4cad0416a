"""Statistics for improvement work: run and control charts, rates, scales, networks, suppression."""
