"""The list, the settings, and the way out of letters."""
