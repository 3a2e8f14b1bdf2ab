"""The guard: which changes of a policy may land, which may not, and why. Others fetch the texts and print."""
