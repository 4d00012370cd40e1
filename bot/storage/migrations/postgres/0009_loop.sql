-- A survey is answered more than once: what was said, what was done, how it went on, and when we are
-- late. Papers are what staff write or decide about a survey besides: by kind, survey and a
-- name. Words of young people in them are sealed.

ALTER TABLE feedback ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'feedback';
ALTER TABLE feedback DROP CONSTRAINT feedback_pkey;
ALTER TABLE feedback ADD PRIMARY KEY (survey, kind);

CREATE TABLE papers (
    kind TEXT COLLATE "C" NOT NULL,
    survey TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    document TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (kind, survey, name)
);
