"""One module a rule: what it detects, why it matters, the pairs on which it fires and stays silent."""
