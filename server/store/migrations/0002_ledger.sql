-- Money: a chain of transactions per partition, each with balanced postings, the balances that
-- follow from them, and what is held for whom.

CREATE TABLE ledger_transactions (
    partition_key TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (partition_key, sequence)
);

CREATE TABLE ledger_postings (
    partition_key TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    line BIGINT NOT NULL,
    account TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('debit', 'credit')),
    amount TEXT NOT NULL,
    PRIMARY KEY (partition_key, sequence, line),
    FOREIGN KEY (partition_key, sequence) REFERENCES ledger_transactions (partition_key, sequence)
);

-- The balance of mint alone is negative.
CREATE TABLE balances (
    account TEXT NOT NULL PRIMARY KEY,
    amount TEXT NOT NULL
);

-- A stake held for a ticket: in the player's locked balance while `held`, in the escrow of the
-- match while `escrowed`.
CREATE TABLE holds (
    ticket TEXT NOT NULL PRIMARY KEY,
    player_id TEXT NOT NULL REFERENCES players (id),
    amount TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'escrowed')),
    match_id TEXT
);

CREATE INDEX holds_by_player ON holds (player_id);

-- The one place a player has, in a queue or a match.
CREATE TABLE claims (
    player_id TEXT NOT NULL PRIMARY KEY REFERENCES players (id),
    ticket TEXT NOT NULL UNIQUE
);
