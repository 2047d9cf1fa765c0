"""A verdict -> output, one file per format."""
