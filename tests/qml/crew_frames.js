// What a server says of crews, the map and wars, as JSON text. Times count from now.
.pragma library
.import "frames.js" as Frames

const red = "a".repeat(32);
const blue = "b".repeat(32);
const names = ["nyx_", "void-runner", "kestrel", "abcdefghijklmnopqrst", "kim", "ada_", "zero-day",
    "WWWWWWWWWWWWWWWWWWWW"];
const sectors = ["ALPHA", "BETA", "GAMMA"];

/// The player is the first of the own crew.
function address(number) {
    return number === 0 ? Frames.me : "0x" + String(number).padStart(40, "0");
}

function rivalAddress(number) { return "0x" + String(100 + number).padStart(40, "0"); }

function card(number) {
    return { address: address(number), callsign: names[number % names.length],
             rating: 1180 + 9 * number, wins: number, avg_wpm: 50 + number };
}

function rivalCard(number) {
    return { address: rivalAddress(number), callsign: `rival-${number}`, rating: 1300 - 5 * number,
             wins: 2 * number, avg_wpm: 60 + number };
}

function many(count, make) { return Array.from({ length: count }, (_, n) => make(n)); }

/// As many as are online are the first; the leader is member `leader`.
function crew(members, online, leader, fields) {
    return Frames.frame("crew.state", Object.assign({ crew_id: red, name: "Night Shift",
        tag: "NSH", invite: "ABCD-EFGH-JKLM", members: many(members, n => Object.assign(card(n),
            { role: n === leader ? "leader" : "member", online: n < online })) }, fields));
}

/// One in which the player is no member.
function crewWithout() {
    return Frames.frame("crew.state", { crew_id: red, name: "Night Shift", tag: "NSH",
        members: [Object.assign(card(1), { role: "leader", online: true })] });
}

function attack(id, tag, name, stake, fighting) {
    return { crew_id: id, name: name, tag: tag, crew_stake: Frames.data(stake),
             fighting: fighting };
}

function land(number, fields) {
    return Object.assign({ id: `${sectors[Math.floor(number / 4)]}-${number % 4 + 1}` }, fields);
}

function held(number, id, name, tag, fields) {
    return land(number, Object.assign({ owner: id, owner_name: name, owner_tag: tag }, fields));
}

/// Own land, a rival's, a siege, a muster on free land, a battle, and one that waits.
function territories(fields) {
    const all = many(12, n => land(n));
    all[0] = held(0, red, "Night Shift", "NSH");
    all[1] = held(1, blue, "Blue Team", "BLUE");
    all[2] = held(2, blue, "Blue Team", "BLUE", { battle: Frames.match,
        starts_at: Date.now() + 252000, ms_left: 252000,
        attacks: [attack("c".repeat(32), "CRIM", "Crimson", 600, true)] });
    all[5] = land(5, { battle: "1".repeat(32), starts_at: Date.now() + 92000, ms_left: 92000,
        attacks: [attack("c".repeat(32), "CRIM", "Crimson", 150, true),
            attack("d".repeat(32), "WWWWW", "Abcdefghijklmnopqrstuvwx", 150, true)] });
    all[7] = held(7, "d".repeat(32), "Abcdefghijklmnopqrstuvwx", "WWWWW",
        { battle: "2".repeat(32), attacks: [attack(blue, "BLUE", "Blue Team", 1200, true)] });
    all[10] = land(10, { attacks: [attack(blue, "BLUE", "Blue Team", 300, false)] });
    for (const number in fields)
        all[number] = fields[number];
    return Frames.frame("territory.list", { territories: all });
}

function territory(fields) { return Frames.frame("territory.update", fields); }

function attackTicket(fields) {
    return Frames.frame("queue.update", Frames.ticketFields(Object.assign({
        game_type: "proxy_war", stake_tier: undefined, territory: "BETA-2",
        crew_stake: Frames.data(300), position: 1 }, fields)));
}

function sides(own, rivals) {
    return [{ id: red, name: "Night Shift", players: many(own, card) },
        { id: blue, name: "Blue Team", players: many(rivals, rivalCard) }];
}

function foundFields(own, rivals, fields) {
    return Frames.foundFields(Object.assign({ game_type: "proxy_war", stake_tier: undefined,
        opponent: undefined, sides: sides(own, rivals), wager: Frames.data(100),
        prize: Frames.data(540), burn: Frames.data(60), accept_deadline: Date.now() + 221000,
        accept_ms_left: 221000, war: { territory: "ALPHA-3", crew_stake: Frames.data(300),
                                       own_side: red } }, fields));
}

/// Without the player on it, of so many from number 1 on.
function call(joined, fields) {
    const told = foundFields(0, 0, fields);
    told.sides[0].players = many(joined, n => card(n + 1));
    return Frames.frame("match.found", told);
}

/// The player is the first of so many.
function roster(joined, without) {
    return Frames.frame("match.ready_update", { match_id: Frames.match, accepted: joined, of: 8,
        roster: many(joined, n => address(without ? n + 1 : n)) });
}

function locked(own, rivals) {
    return Frames.frame("match.found", foundFields(own, rivals, { wager: Frames.data(60),
        accept_deadline: Date.now(), accept_ms_left: 0 }));
}

function started() {
    return Frames.frame("game.started", { match_id: Frames.match, duration_secs: 300,
        ends_at: Date.now() + 187500, ms_left: 187500 });
}

function score(number, isRival) { return isRival ? 90 - 7 * number : 112 - 9 * number; }

/// The rival at number 1 has left.
function field(own, rivals) {
    const told = (address, number, isRival) => Object.assign({ address: address, progress: 0.5,
        wpm: 48 + 3 * number, accuracy: 0.95, score: score(number, isRival) },
        isRival && number === 1 ? { left: true } : {});
    return Frames.frame("game.opponent_progress", { match_id: Frames.match, progress: 0, wpm: 0,
        accuracy: 0, players: many(own, n => told(address(n), n, false))
            .concat(many(rivals, n => told(rivalAddress(n), n, true))) });
}

function gone(number) {
    return Frames.frame("match.player_disconnected", { match_id: Frames.match,
        address: address(number), grace_period_secs: 30, grace_ends_at: Date.now() + 27000,
        ms_left: 27000 });
}

function result(own, rivals, fields) {
    return Frames.frame("game.result", Object.assign({ match_id: Frames.match,
        game_type: "proxy_war", winner: red, end_reason: "timeout", duration_ms: 300000,
        your_stats: Frames.stats(Frames.me, { score: score(0, false) }),
        players: many(own, n => Frames.stats(address(n), { score: score(n, false) }))
            .concat(many(rivals, n => Frames.stats(rivalAddress(n), { score: score(n, true) }))),
        prize: Frames.data(108), rating_change: 15, rating: 1262, tx_hash: null,
        war: { territory: "ALPHA-3", crew_stake: Frames.data(300),
               sides: [{ crew_id: red, name: "Night Shift", roster: many(own, address) },
                   { crew_id: blue, name: "Blue Team", roster: many(rivals, rivalAddress) }] }
        }, fields));
}
