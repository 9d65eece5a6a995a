"""Conversations outside the database: what exports write, and what imports read.

``transcript`` is the neutral form. ``json_format`` and ``markdown_format`` write it;
``recognition`` finds the reader of a foreign shape among ``chatgpt``, ``deepseek``, ``lm_studio``,
``jan`` and ``open_webui``. Pure: files are opened by ``app.system.conversation_files``.
"""
