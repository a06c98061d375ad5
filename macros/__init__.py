"""What MkDocs sees: the macros that authors call, and the hooks that set data pages into the theme. Thin."""
