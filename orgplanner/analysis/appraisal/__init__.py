"""Options appraised: what is measured of each scenario, and what people gave it for criteria of their own."""
