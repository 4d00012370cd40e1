-- Keys are random or come from outside, and tables have no row number wherever that would tell in
-- which order people came. Days are ISO dates, never clock times. Only people are referred to by key:
-- deleting a contact deletes all that names it.

CREATE TABLE contacts (
    id TEXT NOT NULL PRIMARY KEY,
    tag BLOB NOT NULL UNIQUE,
    chat BLOB NOT NULL,
    language TEXT NOT NULL,
    standing TEXT NOT NULL,
    may_ask_again INTEGER NOT NULL,
    month_active TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE interviews (
    contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    survey TEXT NOT NULL,
    version TEXT NOT NULL,
    sealed BLOB NOT NULL,
    turn INTEGER NOT NULL,
    touched TEXT NOT NULL,
    owed INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    PRIMARY KEY (contact, survey)
) STRICT, WITHOUT ROWID;

CREATE INDEX interviews_by_survey ON interviews (survey);
CREATE INDEX ballots_by_survey ON interviews (survey) WHERE sent;

CREATE TABLE audience (
    contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    survey TEXT NOT NULL,
    disposition TEXT NOT NULL,
    hears INTEGER,
    PRIMARY KEY (contact, survey)
) STRICT, WITHOUT ROWID;

CREATE INDEX audience_by_survey ON audience (survey);

CREATE TABLE hear_back (
    survey TEXT NOT NULL,
    contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    PRIMARY KEY (survey, contact)
) STRICT, WITHOUT ROWID;

CREATE INDEX hear_back_by_contact ON hear_back (contact);

CREATE TABLE open_responses (
    survey TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    answers BLOB NOT NULL,
    receipt BLOB NOT NULL,
    new_id TEXT,
    copied INTEGER NOT NULL,
    PRIMARY KEY (survey, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX open_responses_by_receipt ON open_responses (survey, receipt);
CREATE INDEX uncopied_responses ON open_responses (survey, new_id) WHERE NOT copied;

CREATE TABLE withdrawals (
    survey TEXT NOT NULL,
    receipt BLOB NOT NULL,
    PRIMARY KEY (survey, receipt)
) STRICT, WITHOUT ROWID;

CREATE TABLE responses (
    survey TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    answers BLOB NOT NULL,
    PRIMARY KEY (survey, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tallies (
    survey TEXT NOT NULL,
    what TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (survey, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE surveys (
    number INTEGER PRIMARY KEY,
    survey TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    frozen TEXT NOT NULL,
    published TEXT NOT NULL,
    state TEXT NOT NULL,
    grace_ends REAL,
    taking INTEGER NOT NULL
) STRICT;

CREATE INDEX surveys_by_survey ON surveys (survey);

CREATE TABLE feedback (
    survey TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    document TEXT NOT NULL,
    sent_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    survey TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due REAL NOT NULL,
    UNIQUE (contact, survey, kind)
) STRICT;

CREATE INDEX outbox_by_due ON outbox (state, due, id);

CREATE TABLE seen_updates (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
    tag BLOB NOT NULL PRIMARY KEY,
    role TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_invitations (
    secret BLOB NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    expires TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_log (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    member BLOB NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL
) STRICT;

CREATE TABLE marks (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
