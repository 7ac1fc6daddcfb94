"""The screen of page templates: their list, what each says, and how a sheet looks with it."""
