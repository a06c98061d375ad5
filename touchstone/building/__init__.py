"""Building at any size: what is kept from build to build, what must be made anew, and how it is put in place. It knows no site builder."""
