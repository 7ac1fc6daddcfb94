"""Files of others as proposed changes of a plan: read apart from the program, matched, and never taken unasked."""
