"""Penseur: a desktop chat that runs DeepSeek-R1 on its owner's machine.

Layers, from the top; imports only go down (see ``pyproject.toml``, ``tool.importlinter``)::

    main          starts the window
    penseur       composition root: connects the parts
    windows       the windows beside the main one
    windows       opens what shows them, beside the main window
    parts         builds them, the later ones when first needed
    widgets       layout, painting, wording
    viewmodels    observable state and user actions (QtCore only)
    storage | engine | hub      the database, llama.cpp, the Hugging Face Hub
    system        facts about this machine
    core          pure data and rules
"""

__version__ = "0.1.0"
