"""Layout, painting and wording: the only importer of QtWidgets and QtGui."""
