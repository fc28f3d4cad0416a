"""One administration of one instrument version: draft, open, closed; its response rates and live topic."""
