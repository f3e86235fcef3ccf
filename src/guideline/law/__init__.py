"""What the tables said on a day: the law's figures by date, each with its source."""
