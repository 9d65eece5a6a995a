-- Messages can be deleted (with all that follows them) and restored; answers can be cut and shifted.
ALTER TABLE messages ADD COLUMN deleted_at REAL;        -- not NULL: deleted by the user
ALTER TABLE messages ADD COLUMN shifted_tokens INTEGER DEFAULT 0;
ALTER TABLE messages ADD COLUMN is_cut INTEGER DEFAULT 0;
