"""Matching scenarios that share no ids: pairs to look at and correct, then one step and the comparison."""
