"""How good it is: scores of extraction, status and estimate."""
