"""What only a proposal pack has on its pages: the cover, the contents, and the whole matter in brief."""
