"""llama.cpp, or a server in its place, in a process of its own, and the link to it."""
