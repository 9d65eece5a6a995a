"""Benchmarks: ratios of things measured in the same run. ``make bench`` runs them all."""
