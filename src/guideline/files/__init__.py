"""Files in and documents out: TOML and JSON to facts, finished records to JSON."""
