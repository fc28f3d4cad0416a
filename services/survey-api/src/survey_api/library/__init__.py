"""The question library: questions and sets of questions that questionnaires of a project share."""
