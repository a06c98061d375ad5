"""One module for each kind of page: from the catalogue to a Page."""
