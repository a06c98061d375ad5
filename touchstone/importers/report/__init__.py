"""The report of an import: for people in the terminal and in a browser, and for machines."""
