-- The ledger looks for those who were reached and cannot be written to any more: few of many.
CREATE INDEX lost_contacts ON contacts (id, standing) WHERE standing IN ('blocked', 'gone');
