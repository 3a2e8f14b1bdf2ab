"""What was computed once and need not be again: words, blocks and judgements by content, in one file."""
