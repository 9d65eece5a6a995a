-- Conversations can be answered in a way of their own, and answers follow instructions.
ALTER TABLE conversations ADD COLUMN preset TEXT;       -- JSON, what was chosen; NULL: nothing
ALTER TABLE messages ADD COLUMN instruction_tokens INTEGER NOT NULL DEFAULT 0;
