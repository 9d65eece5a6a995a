-- Text files go with questions (app.core.attachments.pack says how they are written), and wait with
-- drafts. A draft has a row while there is text or a file.
ALTER TABLE messages ADD COLUMN attachments TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN attachments TEXT NOT NULL DEFAULT '';
