"""What a wave can be compared with: the earlier waves of its questionnaire, question by question."""
