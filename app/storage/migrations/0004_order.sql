-- Conversations are put in order by hand: pins and folders; some hold an answer that nobody has read.
-- title_is_typed is from now on: 0 the first question, 1 typed by the user, 2 made by the model. A made
-- title replaces a 0 only.
CREATE TABLE folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,                 -- in the sidebar, from the top
    is_folded INTEGER NOT NULL DEFAULT 0       -- 1: what is in it is hidden
) STRICT;
ALTER TABLE conversations ADD COLUMN pinned_at REAL;    -- not NULL: at the top of the sidebar
ALTER TABLE conversations ADD COLUMN folder_id INTEGER REFERENCES folders (id) ON DELETE SET NULL;
ALTER TABLE conversations ADD COLUMN is_unread INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversations_by_folder ON conversations (folder_id) WHERE folder_id IS NOT NULL;
CREATE INDEX conversations_by_pin ON conversations (pinned_at) WHERE pinned_at IS NOT NULL;
