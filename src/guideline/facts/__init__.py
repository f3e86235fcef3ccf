"""What we are told: parents, children, findings of the court, choices of reading."""
