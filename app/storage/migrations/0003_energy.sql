-- What an answer took of energy.
ALTER TABLE messages ADD COLUMN energy_j REAL;          -- joules; NULL when not measured
