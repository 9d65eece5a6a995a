"""The program and its desktop: later starts, files, notifications, the tray, the quick question."""
