"""Tables to look at and edit: one model, one view and one panel for every sheet of `orgplanner.analysis.tables`."""
