"""Forms of accounts and profiles: what people type, checked and explained in plain words."""
