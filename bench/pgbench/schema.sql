-- The tables that one recorded fact touches, without anything else, and the
-- books of a shop with 20 000 referrals. Keys are time-ordered UUIDs, as in the
-- product, made by the server because pgbench cannot.

CREATE FUNCTION ordered_uuid() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT encode(
        overlay(
            uuid_send(gen_random_uuid())
            PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
            FROM 1 FOR 6
        ),
        'hex'
    )::uuid
$$;

CREATE TABLE program (id int PRIMARY KEY, terms text NOT NULL);

CREATE TABLE account (
    id int PRIMARY KEY,
    unit text NOT NULL,
    balance bigint NOT NULL
);

CREATE TABLE referral (
    id int PRIMARY KEY,
    program_id int NOT NULL,
    advocate_account_id int NOT NULL,
    friend_account_id int NOT NULL,
    facts int NOT NULL,
    changed_at bigint NOT NULL
);
CREATE INDEX referral_advocate ON referral (advocate_account_id);

CREATE TABLE event (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    referral_id int NOT NULL,
    body text NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX event_referral ON event (referral_id, at);

CREATE TABLE reward (
    id uuid PRIMARY KEY DEFAULT ordered_uuid(),
    referral_id int NOT NULL,
    event_id uuid NOT NULL,
    account_id int NOT NULL,
    amount bigint NOT NULL,
    unit text NOT NULL,
    explanation text NOT NULL
);
CREATE INDEX reward_referral ON reward (referral_id);

CREATE TABLE ledger_line (
    id uuid PRIMARY KEY DEFAULT ordered_uuid(),
    event_id uuid NOT NULL,
    account_id int NOT NULL,
    amount bigint NOT NULL,
    unit text NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX ledger_line_account ON ledger_line (account_id, at);

CREATE TABLE outbox (
    id uuid PRIMARY KEY DEFAULT ordered_uuid(),
    body text NOT NULL,
    due_at bigint NOT NULL
);
CREATE INDEX outbox_due ON outbox (due_at);

INSERT INTO program SELECT n, repeat('terms ', 100) FROM generate_series(1, 10) n;
INSERT INTO account SELECT n, 'CNY', 0 FROM generate_series(0, 40000) n;
INSERT INTO referral
SELECT n, 1 + n % 10, 2 * n - 1, 2 * n, 0, 0 FROM generate_series(1, 20000) n;
VACUUM ANALYZE;
