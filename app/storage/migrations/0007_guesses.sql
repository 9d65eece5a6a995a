-- What guesses ahead saved of an answer's steps, and who helped to guess.
ALTER TABLE messages ADD COLUMN guessed_tokens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN draft_model TEXT NOT NULL DEFAULT '';  -- empty: nobody
