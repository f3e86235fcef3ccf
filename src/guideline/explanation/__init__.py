"""Finished records into words: walks their lines and knows no rule."""
