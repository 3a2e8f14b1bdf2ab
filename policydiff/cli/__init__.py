"""The command line: thin commands that parse arguments, call one use case and write its report."""
