// Goal: who wins by what (SPEC 3.2, 3.3), whatever the number of sides, and what it does to money
// and ratings; keystrokes count as the server holds them, and what is told of them is coalesced.
#include "server/core/settlement_plan.h"
#include "server/core/views.h"
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestGameEnd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void settlesManySides();
    void showsManySides();
    void tiesByClock();
    void decidesByAccuracy();
    void abandons();
    void coalescesProgress();
    void answersGapsAndResends();
    void refusesPositions();
    void holdsSpeedLimit();
    void countsExcess();
    void finishesAtOnce();
    void savesOncePerSecond();
};

namespace {

struct Typed {
    int position;
    int correct;
    int all;
};

Match matchOf(const std::vector<Typed>& sides) {
    Match match;
    match.id = MatchId{1, 1};
    match.startedAt = instantFromMs(0);
    match.sequence = std::string(100, 'x');
    for (const Typed& typed : sides) {
        const int side = static_cast<int>(match.sides.size());
        const std::string name(1, static_cast<char>('a' + side));
        Participant one;
        one.side = side;
        one.ticket.player = Scenario::player(name);
        one.ticket.card = {Scenario::address(name), name, 1200, 0, 0};
        one.ticket.stake = Amount::data(50);
        one.cursor.position = typed.position;
        one.cursor.correctKeys = typed.correct;
        one.cursor.allKeys = typed.all;
        match.sides.push_back({one.ticket.card.address.toString(), name});
        match.participants.push_back(one);
    }
    return match;
}

std::vector<Typed> sidesOf(const char* text) {
    std::vector<Typed> sides;
    for (const QString& one : QString::fromLatin1(text).split(u' ')) {
        const QStringList parts = one.split(u'/');
        sides.push_back({parts[0].toInt(), parts[1].toInt(), parts[2].toInt()});
    }
    return sides;
}

} // namespace

void TestGameEnd::verdicts_data() {
    QTest::addColumn<QByteArray>("sides");
    QTest::addColumn<int>("forfeiter");
    QTest::addColumn<int>("winner");
    const auto row = [](const char* name, const char* sides, int forfeiter, int winner) {
        QTest::newRow(name) << QByteArray{sides} << forfeiter << winner;
    };
    constexpr int kNobody = -1;
    row("further", "10/10/10 11/11/20", kNobody, 1);
    row("further first", "12/12/90 11/11/11", kNobody, 0);
    row("same place, more accurate", "10/10/12 10/10/11", kNobody, 1);
    row("same place, same fraction", "10/10/20 10/20/40", kNobody, kNobody);
    // Apart by less than a double holds: only whole numbers tell who is ahead.
    row("hardly more accurate", "10/999999999/1999999999 10/1000000000/2000000001", kNobody, 1);
    row("hardly less accurate", "10/1000000000/2000000001 10/999999999/1999999999", kNobody, 0);
    row("nothing typed", "0/0/0 0/0/0", kNobody, kNobody);
    row("forfeit of the leader", "90/90/90 0/0/0", 0, 1);
    row("forfeit of the second", "90/90/90 0/0/0", 1, 0);
    row("three", "10/10/10 30/30/30 20/20/20", kNobody, 1);
    row("three, shared top", "30/30/30 30/30/30 20/20/20", kNobody, kNobody);
    row("three, shared below", "10/10/10 10/10/10 20/20/20", kNobody, 2);
    row("three, leader forfeits", "10/10/10 20/20/20 30/30/30", 2, 1);
}

void TestGameEnd::verdicts() {
    QFETCH(QByteArray, sides);
    QFETCH(int, forfeiter);
    QFETCH(int, winner);
    const Match match = matchOf(sidesOf(sides.constData()));
    const Verdict verdict =
        forfeiter < 0 ? timeoutVerdict(match) : forfeitVerdict(match, forfeiter);
    QCOMPARE(verdict.reason, forfeiter < 0 ? EndReason::Timeout : EndReason::Forfeit);
    QCOMPARE(verdict.winner.value_or(-1), winner);
}

void TestGameEnd::settlesManySides() {
    std::vector<Typed> sides;
    for (int side = 0; side < 64; ++side)
        sides.push_back({side, side, side});
    const Match match = matchOf(sides);
    const Settlement plan = planSettlement(match, timeoutVerdict(match), instantFromMs(60'000));
    Amount paid;
    for (const Transfer& transfer : plan.transfers) {
        QCOMPARE(transfer.from.kind, AccountKind::Escrow);
        paid += transfer.amount;
    }
    QCOMPARE(paid, Amount::data(64 * 50));
    QCOMPARE(plan.players.back().prize, Amount::data(64 * 45));
    QCOMPARE(plan.players.back().ratingChange, 16);
    QCOMPARE(plan.players.front().ratingChange, -16);
    QCOMPARE(*plan.winner, match.sides.back().id);
}

void TestGameEnd::showsManySides() {
    Match match = matchOf({{1, 1, 1}, {2, 2, 2}, {3, 3, 4}});
    match.queue.gameType = GameType::ProxyWar;
    const Instant now = instantFromMs(1000);
    const MatchFound found = matchFound(match, Scenario::player("b"), now);
    QVERIFY(!found.opponent);
    QCOMPARE(found.sides.size(), std::size_t{3});
    QCOMPARE(found.sides.back().players.front().callsign, std::string{"c"});
    QCOMPARE(found.prize, Amount::data(135));
    const OpponentProgress told = fieldProgress(match, now);
    QCOMPARE(told.players.size(), std::size_t{3});
    QCOMPARE(told.players.back().progress, Ratio::of(3, 100));
    match.phase = MatchPhase::Active;
    const MatchView view = matchView(match, Scenario::player("b"), now);
    QCOMPARE(*view.position, 2);
    QCOMPARE(view.players.back().score, std::optional{3});
}

void TestGameEnd::tiesByClock() {
    Scenario duel;
    duel.act("ann enters 1100");
    duel.act("bob enters 1200");
    duel.act("ann accepts");
    duel.act("bob accepts");
    duel.passTo(64'999);
    duel.takeHeard();
    PLAY(duel, {65'000,
                "wait",
                {"ann: timeout nobody prize 300 rating 1104",
                 "bob: timeout nobody prize 300 rating 1196", "ann: settled", "bob: settled"}});
    const Settlement plan = duel.records<Settlement>().front();
    for (const Transfer& transfer : plan.transfers)
        QVERIFY(transfer.to.kind != AccountKind::Burn);
    QVERIFY(!plan.players.front().won);
}

void TestGameEnd::decidesByAccuracy() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000, "ann types 10", {"ann: at 10 errors 0 keys 10", "bob: opponent 11%"}},
         {6000, "bob types 10", {"bob: at 10 errors 0 keys 10", "ann: opponent 11%"}},
         {7000, "ann mistypes", {"ann: at 10 errors 1 keys 11", "bob: opponent 11%"}},
         {65'020,
          "wait",
          {"ann: timeout bob prize 0 rating 1184", "bob: timeout bob prize 540 rating 1216",
           "ann: settled", "bob: settled"}});
}

void TestGameEnd::abandons() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000, "ann types 10", {"ann: at 10 errors 0 keys 10", "bob: opponent 11%"}},
         {7000, "ann leaves", {"! INVALID_STATE"}},
         {7000,
          "ann abandons",
          {"ann: forfeit bob prize 0 rating 1184", "bob: forfeit bob prize 540 rating 1216",
           "ann: settled", "bob: settled"}});
    QVERIFY(duel.records<StrikesSaved>().empty());
}

void TestGameEnd::coalescesProgress() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000, "ann types 10", {"ann: at 10 errors 0 keys 10", "bob: opponent 11%"}},
         {6010, "ann types 3", {}}, {6020, "ann types 2", {}}, {6049, "wait", {}},
         {6050, "wait", {"ann: at 15 errors 0 keys 15", "bob: opponent 17%"}}, {6200, "wait", {}});
}

void TestGameEnd::answersGapsAndResends() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(6000);
    duel.act("ann types 10");
    const MatchId match = duel.matchOf("ann");
    const std::string text = duel.core().findMatch(match)->sequence;
    GameProgress progress;
    progress.matchId = match;
    const auto send = [&](int atMs, std::int64_t before, const std::string& typed) {
        duel.passTo(atMs);
        progress.keysBefore = before;
        progress.typed = typed;
        duel.takeHeard();
        duel.apply(Type{Scenario::player("ann"), progress});
        return duel.takeHeard();
    };
    using Heard = std::vector<std::string>;
    QCOMPARE(send(6100, 12, "abc"), Heard{"ann: at 10 errors 0 keys 10"});
    QCOMPARE(send(6200, 5, text.substr(5, 5)), Heard{"ann: at 10 errors 0 keys 10"});
    QCOMPARE(send(6300, 5, text.substr(5, 7)),
             (Heard{"ann: at 12 errors 0 keys 12", "bob: opponent 14%"}));
    const PlayerId cid = Scenario::player("cid");
    QCOMPARE(duel.apply(Type{cid, progress}).refusal->code, ErrorCode::NotInMatch);
}

void TestGameEnd::refusesPositions() {
    GameProgress progress;
    progress.currentPosition = 7;
    Scenario strict;
    strict.playToActive();
    progress.matchId = strict.matchOf("ann");
    const Outcome refused = strict.apply(Type{Scenario::player("ann"), progress});
    QCOMPARE(refused.refusal->code, ErrorCode::BadMessage);
    QVERIFY(refused.notices.empty());

    Rules rules = Scenario::plainRules();
    rules.untyped = true;
    Scenario open{rules};
    open.playToActive();
    progress.matchId = open.matchOf("ann");
    open.apply(Type{Scenario::player("ann"), progress});
    QCOMPARE(open.last<GameState>("ann").position, 7);
}

void TestGameEnd::holdsSpeedLimit() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {5020, "ann types 40", {"ann: at 25 errors 0 keys 25", "bob: opponent 29%"}},
         {5059, "wait", {}});
    duel.passTo(5020 + 600);
    QCOMPARE(duel.last<GameState>("ann").position, 40);
    QCOMPARE(duel.last<GameState>("ann").keysAccepted, 40);
}

void TestGameEnd::countsExcess() {
    Rules rules = Scenario::plainRules();
    rules.pendingKeysMax = 30;
    Scenario duel{rules};
    duel.playToActive();
    GameProgress progress;
    progress.matchId = duel.matchOf("ann");
    progress.typed = std::string(31, '~');
    const Outcome& outcome = duel.apply(Type{Scenario::player("ann"), progress});
    QVERIFY(!outcome.refusal);
    QCOMPARE(outcome.observations.suspicious, 1);
    QCOMPARE(duel.last<GameState>("ann").keysAccepted, 25);
}

void TestGameEnd::finishesAtOnce() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(9000);
    duel.act("ann types 80");
    duel.act("bob types 80");
    duel.takeHeard();
    PLAY(duel, {9010,
                "bob types rest",
                {"bob: at 84 errors 0 keys 84", "ann: opponent 100%",
                 "ann: completed bob prize 0 rating 1184",
                 "bob: completed bob prize 540 rating 1216", "ann: settled", "bob: settled"}});
}

void TestGameEnd::savesOncePerSecond() {
    Scenario duel;
    duel.playToActive();
    for (int atMs = 6000; atMs < 9000; atMs += 100) {
        duel.passTo(atMs);
        duel.act("ann types 1");
    }
    const auto saved = duel.records<MatchSaved>();
    QCOMPARE(duel.takeRecords(), std::vector<std::string>(2, "MatchSaved active"));
    QCOMPARE(saved.back().match.participants.front().cursor.position, 20);
    duel.passTo(20'000);
    QCOMPARE(duel.takeRecords(), std::vector<std::string>{"MatchSaved active"});
    QCOMPARE(duel.records<MatchSaved>().back().match.participants.front().cursor.position, 30);
}

QTEST_GUILESS_MAIN(TestGameEnd)
#include "tst_game_end.moc"
