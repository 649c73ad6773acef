#include "tests/tools/duel_script.h"

using namespace arcade;
using std::chrono::seconds;

namespace {

const std::string kSequence = "nmap -p 22";

Address addressOf(std::uint8_t last) {
    Address address;
    address.bytes.back() = last;
    return address;
}

} // namespace

DuelScript::DuelScript(const player::Expectations& expectations)
    : contract(expectations) {
    m_now += std::chrono::hours(1);
    welcome.playerId = PlayerId{0, 1};
    welcome.address = addressOf(1);
    welcome.callsign = "ada";
    welcome.rating = 1200;
    welcome.ratings = {{GameType::CodeDuel, 1200, 0, 0}};
    welcome.balance = Amount::data(1000);
    state.balance = Amount::data(1000);
    update.stakeTier = StakeTier::Gold;
    update.position = 1;
    update.playersInTier = 1;
    found.matchId = MatchId{0, 9};
    found.stakeTier = StakeTier::Gold;
    found.opponent = PlayerCard{addressOf(2), "lin", 1200, 0, 0};
    found.wager = Amount::data(300);
    found.burn = Amount::data(60);
    found.prize = Amount::data(540);
    countdown.matchId = started.matchId = cursor.matchId = found.matchId;
    countdown.codeSequence = kSequence;
    result.matchId = settled.matchId = found.matchId;
    result.stakeTier = StakeTier::Gold;
    result.winner.value = addressOf(1).toString();
    result.duration = Duration{4000};
    result.yourStats = {addressOf(1), Ratio::one(), 30, Ratio::one(), 0, Duration{4000}};
    result.opponent = found.opponent;
    result.opponentStats =
        PlayerStats{addressOf(2), Ratio::of(1, 2), 15, Ratio::one(), 0, Duration{3000}};
    result.prize = Amount::data(540);
    result.ratingChange = 16;
    result.rating = 1216;
    settled.txHash = "0xabc";
    settled.balance = Amount::data(1240);
    refresh();
}

void DuelScript::refresh() {
    welcome.serverTime = ts;
    welcome.sessionExpires = ts + std::chrono::hours(24);
    update.enteredAt = ts;
    found.acceptTimeLeft = Duration{15'000};
    found.acceptDeadline = ts + found.acceptTimeLeft;
    countdown.secondsRemaining = seconds{5};
    countdown.timeLeft = Duration{5'000};
    countdown.gameStartsAt = ts + countdown.timeLeft;
    started.duration = seconds{60};
    started.timeLeft = Duration{60'000};
}

void DuelScript::pass(Duration time) {
    ts += time;
    m_now += time;
}

std::string DuelScript::ask(const ClientMessage& message) {
    const std::string id = "p" + std::to_string(++m_lastId);
    contract.sent(message, id, m_now);
    return id;
}

void DuelScript::say(const ServerMessage& message, const std::string& id) {
    sayText(codec::encode(message, id, ts));
}

void DuelScript::sayText(const std::string& frame) {
    contract.received(frame, m_now);
}

void DuelScript::toOpen() {
    contract.connected(m_now);
    say(welcome, ask(Auth{"token", {}}));
    say(state);
}

void DuelScript::toQueued() {
    toOpen();
    const QueueEnter enter{GameType::CodeDuel, StakeTier::Gold, {}, {}, {}};
    say(update, ask(enter));
}

void DuelScript::toFound() {
    toQueued();
    say(found);
}

void DuelScript::toReady() {
    toFound();
    ask(MatchShown{found.matchId});
    say(Ok{}, ask(MatchReady{found.matchId, ReadyResponse::Accept}));
    say(MatchReadyUpdate{found.matchId, 2, 2});
    say(countdown);
}

void DuelScript::toActive() {
    toReady();
    pass(Duration{5'000});
    started.endsAt = ts + started.timeLeft;
    say(started);
}

void DuelScript::toTyped() {
    toActive();
    GameProgress progress;
    progress.matchId = found.matchId;
    progress.keysBefore = 0;
    progress.typed = kSequence;
    const std::string id = ask(progress);
    cursor.keysAccepted = cursor.position = static_cast<int>(kSequence.size());
    cursor.progress = cursor.accuracy = Ratio::one();
    cursor.wpm = 30;
    pass(Duration{4'000});
    say(cursor, id);
}

void DuelScript::toResult() {
    toTyped();
    say(result);
}

void DuelScript::toSettled() {
    toResult();
    say(settled);
}

void DuelScript::loseConnection(bool expected) {
    contract.disconnected(1006, expected, m_now);
}

void DuelScript::comeBack(const SessionState& again) {
    contract.connected(m_now);
    welcome.serverTime = ts;
    welcome.balance = again.balance;
    say(welcome, ask(Auth{"token", {}}));
    say(again);
}
