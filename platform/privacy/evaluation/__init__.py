"""How well the rules do, on texts made from hand-written sentences and invented values."""
