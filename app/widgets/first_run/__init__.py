"""What a person meets at the first start: ``page`` is its look, ``first_run`` what it does."""
