"""The conversations on disk: one SQLite database, one thread, plain SQL."""
