"""The rules that a catalogue must keep. Each rule is one generator; its docstring is its page."""
