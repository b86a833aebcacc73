"""How well the search finds: the lists under fixtures/relevance asked of the demonstration site."""
