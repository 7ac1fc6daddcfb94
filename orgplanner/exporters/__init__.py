"""Pictures and plans as files for others: one exporter per format, each with its library imported late."""
