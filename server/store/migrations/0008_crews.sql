-- Crews, the territories they hold, and attacks that wait for a war, as JSON.

CREATE TABLE crews (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE holdings (
    territory TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE attacks (
    crew_id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);
