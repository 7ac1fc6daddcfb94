"""Lists of other programs come into a plan, step by step."""
