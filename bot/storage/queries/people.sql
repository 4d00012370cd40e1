-- name: keep_contact
INSERT INTO contacts (id, tag, chat, language, standing, may_ask_again, month_active)
VALUES (:id, :tag, :chat, :language, :standing, :may_ask_again, :month_active)
ON CONFLICT (id) DO UPDATE SET
    tag = excluded.tag,
    chat = excluded.chat,
    language = excluded.language,
    standing = excluded.standing,
    may_ask_again = excluded.may_ask_again,
    month_active = excluded.month_active

-- name: renew_contact
UPDATE contacts
SET tag = :tag,
    chat = :chat,
    language = :language,
    standing = :standing,
    may_ask_again = :may_ask_again,
    month_active = :month_active
WHERE id = :id AND chat = :replaces

-- name: contact
SELECT id, tag, chat, language, standing, may_ask_again, month_active
FROM contacts
WHERE id = :contact

-- name: set_standing
UPDATE contacts
SET standing = :standing
WHERE id = :contact

-- name: note_lost
UPDATE contacts
SET standing = :standing
WHERE id = :contact AND standing <> 'stopped'

-- name: forget_contact
DELETE FROM contacts
WHERE id = :contact

-- name: dispose
INSERT INTO audience (contact, survey, disposition)
SELECT :contact, :survey, :disposition
WHERE NOT EXISTS (
    SELECT 1
    FROM surveys
    WHERE survey = :survey
        AND (
            state IN ('closed', 'withdrawn')
            OR (
                NOT taking
                AND NOT EXISTS (
                    SELECT 1 FROM audience WHERE contact = :contact AND survey = :survey
                )
            )
        )
)
ON CONFLICT (contact, survey) DO UPDATE SET
    disposition = excluded.disposition,
    hears = CASE WHEN excluded.disposition = 'stopped' THEN NULL ELSE audience.hears END
WHERE audience.disposition <> excluded.disposition OR excluded.disposition = 'stopped'

-- name: attend
INSERT INTO audience (contact, survey, disposition)
VALUES (:contact, :survey, :disposition)
ON CONFLICT (contact, survey) DO NOTHING

-- name: promise_to_tell
INSERT INTO audience (contact, survey, disposition, hears)
VALUES (:contact, :survey, 'looked', :hears)
ON CONFLICT (contact, survey) DO UPDATE SET hears = excluded.hears

-- name: enter_hear_back
INSERT INTO hear_back (survey, contact)
VALUES (:survey, :contact)
ON CONFLICT (survey, contact) DO NOTHING

-- name: leave_hear_back
DELETE FROM hear_back
WHERE survey = :survey AND contact = :contact

-- name: listeners
SELECT count(*)
FROM hear_back
JOIN contacts ON contacts.id = hear_back.contact
WHERE hear_back.survey = :survey AND contacts.standing IN ('asks', 'news_only')

-- name: ledger
SELECT disposition, sum(people)
FROM (
    SELECT disposition, count(*) AS people
    FROM audience
    WHERE survey = :survey
    GROUP BY disposition
    UNION ALL
    SELECT substr(what, 13), count
    FROM tallies
    WHERE survey = :survey AND what LIKE 'disposition.%'
) AS counts
GROUP BY disposition

-- name: person
SELECT
    'contact', id, language, standing, month_active,
    tag, chat, CAST(NULL AS BIGINT), may_ask_again, NULL
FROM contacts
WHERE tag = :tag
UNION ALL
SELECT 'interview', survey, version, touched, contact, sealed, NULL, turn, owed, sent
FROM interviews
JOIN contacts ON contacts.id = interviews.contact
WHERE tag = :tag
UNION ALL
SELECT 'audience', survey, disposition, NULL, NULL, NULL, NULL, NULL, hears, NULL
FROM audience
JOIN contacts ON contacts.id = audience.contact
WHERE tag = :tag

-- name: tally_forgotten
INSERT INTO tallies (survey, what, count)
SELECT survey, 'disposition.' || disposition, 1
FROM audience
WHERE contact = :contact
ON CONFLICT (survey, what) DO UPDATE SET count = tallies.count + excluded.count
