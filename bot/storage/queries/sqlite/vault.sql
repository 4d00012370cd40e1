-- name: note_erased
INSERT INTO erased (contact, day)
SELECT id, date('now')
FROM contacts
WHERE id = :contact
ON CONFLICT (contact) DO NOTHING
