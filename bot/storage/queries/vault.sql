-- name: erased
SELECT contact, day
FROM erased
ORDER BY contact

-- name: drop_erased
DELETE FROM erased
WHERE day < :before

-- name: drop_mark
DELETE FROM marks
WHERE name = :name

-- name: sealed_contacts
SELECT id, chat
FROM contacts
WHERE id > :after
ORDER BY id
LIMIT :limit

-- name: reseal_contact
UPDATE contacts
SET tag = :tag, chat = :chat
WHERE id = :id

-- name: contact_of_tag
SELECT id, chat
FROM contacts
WHERE tag = :tag

-- name: sealed_interviews
SELECT contact, survey, sealed
FROM interviews
WHERE (contact, survey) > (:after, :then)
ORDER BY contact, survey
LIMIT :limit

-- name: reseal_interview
UPDATE interviews
SET sealed = :sealed
WHERE contact = :contact AND survey = :survey

-- name: sealed_open_responses
SELECT survey, id, answers
FROM open_responses
WHERE (survey, id) > (:after, :then)
ORDER BY survey, id
LIMIT :limit

-- name: reseal_open_response
UPDATE open_responses
SET answers = :answers
WHERE survey = :survey AND id = :id

-- name: sealed_responses
SELECT survey, id, answers
FROM responses
WHERE (survey, id) > (:after, :then)
ORDER BY survey, id
LIMIT :limit

-- name: reseal_response
UPDATE responses
SET answers = :answers
WHERE survey = :survey AND id = :id

-- name: sealed_papers
SELECT kind, survey, name, sealed
FROM papers
WHERE sealed <> :nothing AND (kind, survey, name) > (:after, :then, :last)
ORDER BY kind, survey, name
LIMIT :limit

-- name: reseal_paper
UPDATE papers
SET sealed = :sealed
WHERE kind = :kind AND survey = :survey AND name = :name

-- name: written_papers
SELECT kind, survey, name, document
FROM papers
ORDER BY kind, survey, name

-- name: keep_written_paper
UPDATE papers
SET document = :document
WHERE kind = :kind AND survey = :survey AND name = :name

-- name: retag_member
UPDATE staff
SET tag = :new_tag, chat = :chat, name = :name
WHERE tag = :tag

-- name: named_links
SELECT secret, name
FROM staff_invitations

-- name: rename_link
UPDATE staff_invitations
SET name = :name
WHERE secret = :secret

-- name: logged_members
SELECT DISTINCT member
FROM staff_log

-- name: retag_log
UPDATE staff_log
SET member = :new_tag
WHERE member = :tag

-- name: feedback_documents
SELECT survey, kind, document
FROM feedback
ORDER BY survey, kind

-- name: keep_document
UPDATE feedback
SET document = :document
WHERE survey = :survey AND kind = :kind
