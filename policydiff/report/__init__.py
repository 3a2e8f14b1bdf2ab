"""Reports of a comparison: the words, signs and formats in which people and programs read it."""
