// What a server says, as JSON text, for putting a client into any state. Times count from now.
.pragma library

const me = "0x7a3f" + "0".repeat(32) + "91c2";
const rival = "0x9c2d" + "0".repeat(32) + "04ab";
const match = "0123456789abcdef0123456789abcdef";
const sequence = "nmap -sS -sV -p- --script vuln 192.168.1.0/24 | tee scan.log";
const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

function data(amount) { return String(amount) + "0".repeat(18); }

function frame(type, fields) {
    return JSON.stringify({ type: type, id: "", ts: Date.now(), data: fields });
}

function auth(fields) {
    return frame("auth.success", Object.assign({
        player_id: "f".repeat(32), rating: 1247, session_expires: Date.now() + 86400000,
        ratings: [{ game_type: "code_duel", rating: 1247, games: 41, wins: 23 }],
        callsign: "nyx_", address: me, balance: data(9400), server_time: Date.now()
    }, fields));
}

function session(fields) {
    return frame("session.state", Object.assign({ balance: data(9400) }, fields));
}

function ticketFields(fields) {
    return Object.assign({
        status: "searching", game_type: "code_duel", stake_tier: "gold", position: 3,
        estimated_wait_secs: 20, wait_interval_secs: [8, 45], players_in_tier: 14,
        range: { min: 1047, max: 1447 }, in_range: 2, excluded_by_bounds: 3, widens_in_ms: 12000,
        entered_at: Date.now() - 67000, waited_ms: 67000
    }, fields);
}

function ticket(fields) { return frame("queue.update", ticketFields(fields)); }

function opponent(fields) {
    return Object.assign({ address: rival, callsign: "void-runner", rating: 1189, wins: 18,
                           avg_wpm: 76 }, fields);
}

function foundFields(fields) {
    return Object.assign({
        match_id: match, game_type: "code_duel", stake_tier: "gold", opponent: opponent(),
        sides: [], wager: data(300), prize: data(540), burn: data(60),
        accept_deadline: Date.now() + 11000, accept_ms_left: 11000
    }, fields);
}

function found(fields) { return frame("match.found", foundFields(fields)); }

function readyUpdate(accepted) {
    return frame("match.ready_update", { match_id: match, accepted: accepted, of: 2 });
}

function cancelled(fields) {
    return frame("match.cancelled", Object.assign({ match_id: match, reason: "declined",
        by: "opponent", requeued: true }, fields));
}

function countdown(seconds, text) {
    return frame("match.countdown", { match_id: match, seconds_remaining: seconds,
        ms_left: seconds * 1000, code_sequence: text ?? sequence,
        game_starts_at: Date.now() + seconds * 1000 });
}

function started() {
    return frame("game.started", { match_id: match, duration_secs: 60,
        ends_at: Date.now() + 37500, ms_left: 37500 });
}

function state(fields) {
    return frame("game.state", Object.assign({ match_id: match, keys_accepted: 0, position: 0,
        errors: 0, progress: 0, wpm: 0, accuracy: 1 }, fields));
}

function opponentProgress(fields) {
    return frame("game.opponent_progress", Object.assign({ match_id: match, progress: 0.48,
        wpm: 74, accuracy: 0.94, players: [] }, fields));
}

function opponentGone() {
    return frame("match.player_disconnected", { match_id: match, address: rival,
        grace_period_secs: 30, grace_ends_at: Date.now() + 27000, ms_left: 27000 });
}

function opponentBack() {
    return frame("match.player_reconnected", { match_id: match, address: rival,
        grace_period_secs: 27, grace_ends_at: null, ms_left: 27000 });
}

function stats(address, fields) {
    return Object.assign({ address: address, progress: 1, wpm: 87, accuracy: 0.97, score: 60,
                           time_ms: 41200 }, fields);
}

function result(fields) {
    return frame("game.result", Object.assign({
        match_id: match, game_type: "code_duel", stake_tier: "gold", winner: me,
        end_reason: "completed", duration_ms: 41200, your_stats: stats(me), opponent: opponent(),
        opponent_stats: stats(rival, { progress: 0.84, wpm: 74, accuracy: 0.94, score: 50 }),
        players: [], prize: data(540), rating_change: 14, rating: 1261, tx_hash: null
    }, fields));
}

function settled() {
    return frame("match.settled", { match_id: match, tx_hash: hash, balance: data(9640) });
}

// Answers to GETs.

function leaderboard(rows) {
    return JSON.stringify({ game_type: "code_duel", rows: Array.from({ length: rows }, (_, n) => ({
        rank: n + 1, address: n === 16 ? me : "0x" + String(n).padStart(40, "0"),
        callsign: n === 16 ? "nyx_" : ["void-runner", "abcdefghijklmnopqrst", "kim"][n % 3],
        rating: 1650 - 7 * n, games: 97 - n, wins: 60 - n })) });
}

function played(number) {
    const won = number % 3 === 0;
    const part = (address, callsign, fields, before, change, prize) => Object.assign(
        stats(address, fields), { callsign: callsign, rating_before: before,
                                  rating_change: change, prize: prize });
    return {
        match_id: String(number).padStart(32, "0"), game_type: "code_duel", stake_tier: "gold",
        end_reason: "completed", winner: won ? me : rival,
        started_at: 1767225600000 - 600000 * number, ended_at: 1767225641200 - 600000 * number,
        players: [part(me, "nyx_", {}, 1240 - 2 * number, won ? 14 : -12, won ? data(540) : "0"),
            part(rival, "void-runner", { wpm: 74 }, 1200, won ? -14 : 12, won ? "0" : data(540))],
        tx_hash: hash
    };
}

function matches(rows, cursor, first) {
    const reply = { matches: Array.from({ length: rows }, (_, n) => played((first ?? 0) + n)) };
    return JSON.stringify(cursor ? Object.assign(reply, { cursor: cursor }) : reply);
}
