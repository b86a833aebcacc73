"""Measures the search beside others on made texts; the site never imports it."""
