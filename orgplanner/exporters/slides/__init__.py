"""What is on the slides of a presentation, as plain shapes; orgplanner.exporters.pptx puts them into a file."""
