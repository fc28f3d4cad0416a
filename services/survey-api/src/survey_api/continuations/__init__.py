"""Going on on another device: what was written so far, sealed by the respondent's own device, kept for a while."""
