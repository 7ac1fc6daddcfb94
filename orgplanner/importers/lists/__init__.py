"""Staff lists, tables of units and lists of posts of any shape become a plan.

    Book (reading)  →  propose  →  Recipe  →  build  →  Result: a plan of one scenario, and the troubles

A recipe is a value that a person corrects and keeps; fixes settle single troubles. `build` is a pure function of
books, recipe and fixes, called again after every correction.
"""
