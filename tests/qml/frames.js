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
        callsign: "nyx_", address: me, balance: data(9400), server_time: Date.now(),
        server_started_at: Date.now() - 3600000
    }, fields));
}

function session(fields) {
    return frame("session.state", Object.assign({ balance: data(9400), last_bets: [] }, fields));
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
        grace_period_secs: 30, grace_ends_at: Date.now() + 27000, ms_left: 27000,
        ends_as: "forfeit" });
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

// What spectators are told.

function sides() {
    return [{ id: me, name: "nyx_", players: [opponent({ address: me, callsign: "nyx_",
                                                         rating: 1247 })] },
        { id: rival, name: "void-runner", players: [opponent()] }];
}

function named(first, second) {
    const both = sides();
    both[0].name = first;
    both[1].name = second;
    return both;
}

function watchable(number, fields) {
    const names = [["void-runner", "nyx_"], ["abcdefghijklmnopqrst", "tsrqponmlkjihgfedcba"],
        ["kim", "ada"]][number % 3];
    return Object.assign({ match_id: String(number).padStart(32, "0"), game_type: "code_duel",
        tier: ["bronze", "silver", "gold", "diamond"][number % 4],
        phase: number === 0 ? "ready" : "active", sides: named(names[0], names[1]),
        ends_at: Date.now() + (number === 0 ? 4000 : 17000 + 3000 * (number % 12)),
        ms_left: 4000, spectator_count: 3 * number }, fields);
}

/// As the server lists them: the newest last.
function watchables(rows) {
    return frame("spectate.matches", { matches: Array.from({ length: rows },
        (_, n) => watchable(rows - 1 - n)) });
}

function updateFields(fields) {
    const told = Object.assign({ match_id: match, phase: "active", player1_progress: 0.62,
        player2_progress: 0.48, spectator_count: 47, bet_odds: { player1: 1.425, player2: 2.85 },
        ends_at: Date.now() + 24000, ms_left: 24000, total_pool: data(1200) }, fields);
    told.sides = told.sides ?? [
        { id: me, progress: told.player1_progress, wpm: 85, accuracy: 0.97, score: 0,
          pool: data(800), odds: 1.425 },
        { id: rival, progress: told.player2_progress, wpm: 70, accuracy: 0.94, score: 0,
          pool: data(400), odds: 2.85 }];
    return told;
}

function watched(fields) { return frame("spectate.update", updateFields(fields)); }

function joinedFields(fields) {
    return Object.assign(updateFields(fields), Object.assign({ game_type: "code_duel",
        tier: "gold", players: sides(), can_bet: fields?.phase === "ready", delay_ms: 620, bets: [] }, fields));
}

function joined(fields) { return frame("spectate.joined", joinedFields(fields)); }

const beforeTheStart = { phase: "ready", player1_progress: 0, player2_progress: 0 };

function toStart(fields) {
    return Object.assign({ ends_at: Date.now() + 20000, ms_left: 20000 }, beforeTheStart, fields);
}

function bet(number, fields) {
    return Object.assign({ match_id: match, amount: data(50), on_player: rival, current_odds: 2.85,
        tx_hash: hash, bet_id: String(number).padStart(32, "0") }, fields);
}

function betAccepted(number, fields) {
    return frame("spectate.bet_accepted", Object.assign(bet(number, fields),
        { balance: data(9400 - 50 * number) }));
}

function betResult(fields) {
    return frame("spectate.result", Object.assign({ match_id: match, winner: rival,
        end_reason: "completed", payout: "142500000000000000000",
        bets: [{ on_player: rival, amount: data(50), payout: "142500000000000000000" },
            { on_player: me, amount: data(50), payout: "0" }],
        balance: data(9442) }, fields));
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

// What players of direct games are told, on a socket and over HTTP.

function flat(type, fields) { return JSON.stringify(Object.assign({ type: type }, fields)); }

function directFound(fields) {
    return flat("match_found", Object.assign({ matchId: match, game: "chess", asset: "USDT",
        amount: 20, opponentId: "void-runner" }, fields));
}

function directState(status, opponentHere, fields) {
    return flat("match_state", Object.assign({ matchId: match, status: status,
        players: { "nyx_": { connected: true }, "void-runner": { connected: opponentHere } } },
        fields));
}

const waitForMatch = JSON.stringify({ status: "waiting" });
const matched = JSON.stringify({ status: "matched", matchId: match });
