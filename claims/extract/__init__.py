"""Article -> claims: the reading half."""
