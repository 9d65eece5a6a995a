"""llama.cpp in a process of its own, and the link to it."""
