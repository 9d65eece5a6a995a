"""The Models window: find a model, get it, keep the installed ones in order."""
