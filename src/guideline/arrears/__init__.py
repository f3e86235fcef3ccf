"""What is owed under support orders on a day, and why."""
