"""Observable state and user actions between the adapters and the widgets (QtCore only)."""
