"""Measurements, run by hand or with `make bench`: accuracy against expert codings, and speed against named rivals."""
