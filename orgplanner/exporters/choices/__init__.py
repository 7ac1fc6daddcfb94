"""What a person chooses for a file: options, template, view, pages."""
