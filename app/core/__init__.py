"""Pure data and rules: no input or output, no Qt, no other layer of this program."""
