"""``python -m guideline`` is the command ``guideline``."""

from guideline.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
