-- name: note_erased
INSERT INTO erased (contact, day)
SELECT id, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')
FROM contacts
WHERE id = :contact
ON CONFLICT (contact) DO NOTHING
