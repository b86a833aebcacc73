"""What changes more than one thing at once: roles, and the end of an account."""
