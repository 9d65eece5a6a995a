-- Answers can be edited: the edited one is a version beside the one that the model wrote.
ALTER TABLE messages ADD COLUMN is_edited INTEGER NOT NULL DEFAULT 0;  -- 1: by the user
