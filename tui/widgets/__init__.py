"""What screens are made of: lists and documents drawn line by line, so that their size does not matter."""
