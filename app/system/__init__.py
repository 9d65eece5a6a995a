"""Facts about this machine: places, processes, memory, logs. Knows nothing of chats or models."""
