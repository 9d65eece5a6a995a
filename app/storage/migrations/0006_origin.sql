-- Conversations know where they came from, so that no import brings one twice.
ALTER TABLE conversations ADD COLUMN origin TEXT;       -- program and id there; NULL: never exported
CREATE INDEX conversations_by_origin ON conversations (origin) WHERE origin IS NOT NULL;

-- What an import has written so far: in the trash until the user keeps it all, erased otherwise.
CREATE TABLE arrivals (
    conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    is_known INTEGER NOT NULL                  -- 1: a conversation of this origin is here already
) STRICT;
