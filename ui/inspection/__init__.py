"""What is to be said about a unit, a post, a person or a scenario, as data; one file for each."""
