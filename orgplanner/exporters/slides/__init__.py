"""What is on the slides of a presentation, as plain shapes, and the file that they are put into."""
