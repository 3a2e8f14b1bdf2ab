"""What became of a policy over all its versions: revisions judged, commitments traced, present force attributed."""
