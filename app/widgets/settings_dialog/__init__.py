"""The window of the settings: a form made from the declarations, and the pages it stands on."""
