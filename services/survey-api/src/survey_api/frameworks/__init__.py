"""Frameworks: what a project looks at, as versioned data that items of any questionnaire are mapped to."""
