"""XForm logic: compile a form once, evaluate it the same in Python and TypeScript."""
