"""Building at any size: what is kept, what must be made anew, how it is put in place. It knows no site builder."""
