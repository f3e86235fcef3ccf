"""What would change an amount: the rules called again with one fact changed."""
