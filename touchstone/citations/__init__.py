"""References to units and items in other people's documents: found, judged, linked, reported."""
