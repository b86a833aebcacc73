"""Measures the forums beside others with made conversations; the site never imports it."""
