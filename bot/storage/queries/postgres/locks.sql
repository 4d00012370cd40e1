-- name: hold_alone
SELECT pg_advisory_xact_lock(:lock)

-- name: hold_shared
SELECT pg_advisory_xact_lock_shared(:lock)

-- name: hold_contact
SELECT 1
FROM contacts
WHERE id = :contact
FOR UPDATE
