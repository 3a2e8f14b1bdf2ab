"""The rooms of the app, each beside its style sheet."""
