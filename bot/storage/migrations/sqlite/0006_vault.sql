-- Who was forgotten, by the random id that no longer leads to anybody: a restored backup that still
-- holds them forgets them again.

CREATE TABLE erased (
    contact TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The sealed chat id of a member, so that a tag can be made anew when the key changes. Empty for those
-- who came before it was kept.

ALTER TABLE staff ADD COLUMN chat BLOB NOT NULL DEFAULT X'';
