-- Where the players of a tier gather: the number of the round, and until when.

CREATE TABLE lobbies (
    partition_key TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);
