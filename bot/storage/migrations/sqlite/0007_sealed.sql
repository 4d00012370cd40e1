-- The public key that a survey's ballots are sealed to; empty when the bot may open them itself.

ALTER TABLE surveys ADD COLUMN sealed_to BLOB NOT NULL DEFAULT x'';
