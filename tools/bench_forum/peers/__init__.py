"""Other forums for Django, each as a small project of its own in an environment of its own."""
