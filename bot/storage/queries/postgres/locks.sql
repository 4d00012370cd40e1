-- name: hold_alone
SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))

-- name: hold_shared
SELECT pg_advisory_xact_lock_shared(hashtextextended(:name, 0))

-- name: hold_contacts
SELECT pg_advisory_xact_lock(hashtextextended(contact, 1))
FROM unnest(CAST(:contacts AS TEXT[])) AS contact
