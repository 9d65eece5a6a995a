"""Longer rounds of what the suite does shortly; `make endurance` runs them all."""
