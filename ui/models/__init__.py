"""Item models over a plan: they hold no copies of rows."""
