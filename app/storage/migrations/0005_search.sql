-- Search through all conversations: one index of words for each place, without a second copy of
-- the texts. app.storage.search_index says what is put in; rowid is the message's or, for titles,
-- the conversation's id. Beginnings of two to four letters are indexed: longer ones are rare enough.
CREATE VIRTUAL TABLE search_titles USING fts5 (words, content = '', contentless_delete = 1,
    detail = none, tokenize = 'ascii', prefix = '2 3 4');
CREATE VIRTUAL TABLE search_questions USING fts5 (words, content = '', contentless_delete = 1,
    detail = none, tokenize = 'ascii', prefix = '2 3 4');
CREATE VIRTUAL TABLE search_answers USING fts5 (words, content = '', contentless_delete = 1,
    detail = none, tokenize = 'ascii', prefix = '2 3 4');
CREATE VIRTUAL TABLE search_thoughts USING fts5 (words, content = '', contentless_delete = 1,
    detail = none, tokenize = 'ascii', prefix = '2 3 4');

-- Rows that have changed since they were indexed, noted in the transaction that changes them.
CREATE TABLE search_pending (
    is_title INTEGER NOT NULL,                 -- 1: id of a conversation, 0: of a message
    id INTEGER NOT NULL,
    PRIMARY KEY (is_title, id)
) STRICT, WITHOUT ROWID;

-- What was there before the index is added to it in the background, from the latest down.
CREATE TABLE search_backlog (
    is_title INTEGER PRIMARY KEY,
    below INTEGER NOT NULL                     -- rows from this id on are in the index
) STRICT;
INSERT INTO search_backlog SELECT 0, coalesce(max(id), 0) + 1 FROM messages;
INSERT INTO search_backlog SELECT 1, coalesce(max(id), 0) + 1 FROM conversations;

CREATE TRIGGER message_inserted AFTER INSERT ON messages WHEN new.text <> '' OR new.reasoning <> ''
BEGIN
    INSERT OR IGNORE INTO search_pending VALUES (0, new.id);
END;
CREATE TRIGGER message_updated AFTER UPDATE OF text, reasoning ON messages
BEGIN
    INSERT OR IGNORE INTO search_pending VALUES (0, new.id);
END;
CREATE TRIGGER message_erased AFTER DELETE ON messages
BEGIN
    INSERT OR IGNORE INTO search_pending VALUES (0, old.id);
END;
CREATE TRIGGER conversation_inserted AFTER INSERT ON conversations
BEGIN
    INSERT OR IGNORE INTO search_pending VALUES (1, new.id);
END;
CREATE TRIGGER conversation_updated AFTER UPDATE OF title ON conversations
BEGIN
    INSERT OR IGNORE INTO search_pending VALUES (1, new.id);
END;
CREATE TRIGGER conversation_erased AFTER DELETE ON conversations
BEGIN
    INSERT OR IGNORE INTO search_pending VALUES (1, old.id);
END;

-- The trash is looked through without reading every message.
CREATE INDEX deleted_messages ON messages (conversation_id, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX trashed_conversations ON conversations (deleted_at) WHERE deleted_at IS NOT NULL;
-- Answers that were streaming are found at the start without reading every message.
CREATE INDEX unfinished_answers ON messages (id) WHERE role = 'assistant' AND stop_reason IS NULL;
