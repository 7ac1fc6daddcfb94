"""What the units, posts, figures and decisions of scenarios rest on, facts kept apart from what is assumed."""
