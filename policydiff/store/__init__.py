"""Where policy texts come from: files, standard input, git revisions and stores of versions; over the model only."""
