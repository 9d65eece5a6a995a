-- Conversations are trees of messages; nothing is overwritten, the shown path ends at leaf_id.
CREATE TABLE conversations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    title_is_typed INTEGER NOT NULL DEFAULT 0, -- 1: by the user, never replaced
    created_at REAL NOT NULL,                  -- Unix time, seconds
    updated_at REAL NOT NULL,
    leaf_id INTEGER,
    deleted_at REAL                            -- not NULL: in the trash
) STRICT;
CREATE INDEX conversations_by_time ON conversations (updated_at DESC) WHERE deleted_at IS NULL;

CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES messages (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    reasoning TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    model_name TEXT NOT NULL DEFAULT '',
    quantisation TEXT NOT NULL DEFAULT '',
    -- how the tokens were chosen; NULL for a question
    temperature REAL, top_p REAL, top_k INTEGER, min_p REAL, repeat_penalty REAL,
    requested_seed INTEGER, max_tokens INTEGER,
    -- what it cost; NULL for a question and while it streams
    prompt_tokens INTEGER, reused_tokens INTEGER, reasoning_tokens INTEGER, answer_tokens INTEGER,
    prompt_s REAL, thinking_s REAL, generation_s REAL, context_tokens INTEGER,
    forgotten_turns INTEGER, seed INTEGER,
    stop_reason TEXT                           -- NULL for a question and while it streams
) STRICT;
CREATE INDEX messages_by_conversation ON messages (conversation_id);
CREATE INDEX messages_by_parent ON messages (parent_id);

-- The text of answers that stream, as it appeared on the screen; empty when none does.
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,                     -- reasoning, answer, or reveal (all before: thoughts)
    text TEXT NOT NULL
) STRICT;

-- What stands in the composer; conversation 0 is the one that does not exist yet.
CREATE TABLE drafts (
    conversation_id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
