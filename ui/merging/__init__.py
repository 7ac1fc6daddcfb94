"""Another copy of the open plan merged into it: what goes in by itself, what has to be chosen, one step."""
