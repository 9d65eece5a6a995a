-- Text files go with questions (app.core.attachments.pack says how they are written).
ALTER TABLE messages ADD COLUMN attachments TEXT NOT NULL DEFAULT '';
