// What a server says in a bounty hunt, as JSON text. Times count from now.
.pragma library
.import "frames.js" as Frames

const names = ["void-runner", "kestrel", "abcdefghijklmnopqrst", "kim", "ada_", "zero-day",
    "WWWWWWWWWWWWWWWWWWWW", "null-ptr"];

/// The player is the first; the second is the target, the third the hunter.
function address(number) {
    return number === 0 ? Frames.me : "0x" + String(number).padStart(40, "0");
}

function callsign(number) {
    if (number === 0)
        return "nyx_";
    const name = names[(number - 1) % names.length];
    return number <= names.length ? name : `${name.slice(0, 16)}${number}`;
}

function card(number) {
    return { address: address(number), callsign: callsign(number), rating: 1180 + 9 * number,
             wins: number, avg_wpm: 50 + number };
}

function everyone(hunters, make) { return Array.from({ length: hunters }, (_, n) => make(n)); }

function ticketFields(fields) {
    return Frames.ticketFields(Object.assign({ game_type: "bounty_hunt", position: 1 }, fields));
}

function ticket(fields) { return Frames.frame("queue.update", ticketFields(fields)); }

function lobbyFields(players, fields) {
    return Object.assign({ round: 3, phase: "registration", players: players, min: 8, max: 64,
        prize_pool: Frames.data(300 * players), phase_ends_at: Date.now() + 41500, ms_left: 41500,
        stake_tier: "gold" }, fields);
}

function lobby(players, fields) {
    return Frames.frame("lobby.update", lobbyFields(players, fields));
}

function foundFields(hunters, fields) {
    return Frames.foundFields(Object.assign({ game_type: "bounty_hunt", opponent: undefined,
        sides: everyone(hunters, n => ({ id: address(n), name: callsign(n), players: [card(n)] })),
        prize: Frames.data(570), burn: Frames.data(30), accept_deadline: Date.now(),
        accept_ms_left: 0 }, fields));
}

function found(hunters) { return Frames.frame("match.found", foundFields(hunters)); }

function assigned(number) {
    return Frames.frame("game.assignment", { match_id: Frames.match, target: card(number ?? 1),
        bounty: Frames.data(270) });
}

function started() {
    return Frames.frame("game.started", { match_id: Frames.match, duration_secs: 360,
        ends_at: Date.now() + 227500, ms_left: 227500 });
}

/// Everybody has one more than the one before; `scores` and `left` by number differ.
function field(hunters, scores, left) {
    return Frames.frame("game.opponent_progress", { match_id: Frames.match, progress: 0, wpm: 0,
        accuracy: 0, players: everyone(hunters, n => Object.assign({ address: address(n),
            progress: 0.5, wpm: 50 + n % 40, accuracy: 0.95, score: scores?.[n] ?? 100 + n },
            left?.includes(n) ? { left: true } : {})) });
}

function gone(number) {
    return Frames.frame("match.player_disconnected", { match_id: Frames.match,
        address: address(number), grace_period_secs: 30, grace_ends_at: Date.now() + 27000,
        ms_left: 27000 });
}

/// The player has 412, the target 388 and the hunter 431 of it.
function result(hunters, fields) {
    const score = n => n === 0 ? 412 : n === 1 ? 388 : n === 2 ? 431 : 300 - n;
    const stats = n => Frames.stats(address(n), { progress: 0.4, wpm: n === 0 ? 71 : 50 + n % 30,
        score: score(n) });
    return Frames.frame("game.result", Object.assign({ match_id: Frames.match,
        game_type: "bounty_hunt", stake_tier: "gold", winner: address(2), end_reason: "timeout",
        duration_ms: 360000, your_stats: stats(0), players: everyone(hunters, stats),
        prize: Frames.data(270), rating_change: 9, rating: 1209, tx_hash: null,
        hunt: { target: address(1), bounty: Frames.data(270), hunter: address(2),
                stake_taken: true } }, fields));
}

function joinedFields(hunters, fields) {
    return Frames.joinedFields(Object.assign({ game_type: "bounty_hunt",
        players: everyone(hunters, n => ({ id: address(n), name: callsign(n),
                                           players: [card(n)] })),
        sides: everyone(hunters, n => ({ id: address(n), progress: 0.3, wpm: 50 + 5 * (n % 6),
            accuracy: 0.95, score: 100 + n, pool: Frames.data(10 + n), odds: 2 + n })) }, fields));
}

function watched(hunters, scores) {
    return Frames.watched({ sides: everyone(hunters, n => ({ id: address(n), progress: 0.3,
        wpm: 55, accuracy: 0.95, score: scores?.[n] ?? 100 + n, pool: Frames.data(10 + n),
        odds: 2 + n })) });
}
