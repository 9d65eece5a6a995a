"""The sentence for each failure: what happened, and what to do next."""
