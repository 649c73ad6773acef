// Goal: opponents cannot be shopped for (SPEC 3.1.10): the third refusal in ten minutes blocks
// entering for a minute, the second warns, and what is older is forgotten.
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestStrikes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksThird();
    void forgetsOldOnes();
    void sparesOthers();
    void placeComesFirst();
};

namespace {

/// Strikes as of the last match.cancelled.
std::optional<int> declines(Scenario& duel, int atMs) {
    duel.passTo(atMs);
    duel.act("ann enters");
    duel.act("ann declines");
    return duel.last<MatchCancelled>("ann").strikes;
}

} // namespace

void TestStrikes::blocksThird() {
    Scenario duel;
    duel.act("bob enters");
    QCOMPARE(declines(duel, 10), std::optional{1});
    QCOMPARE(declines(duel, 20), std::optional{2});
    QVERIFY(!duel.last<MatchCancelled>("ann").blockedFor);
    QCOMPARE(declines(duel, 30), std::optional{3});
    QCOMPARE(duel.last<MatchCancelled>("ann").blockedFor, std::optional{Duration{60'000}});
    duel.takeHeard();
    PLAY(duel, {1030, "ann enters", {"! RATE_LIMITED"}});
    const auto refusal = duel.core().entryRefusal(Scenario::player("ann"), duel.now());
    QCOMPARE(refusal->retryAfter, std::optional{Duration{59'000}});
    PLAY(duel, {60'029, "ann enters", {"! RATE_LIMITED"}},
         {60'030, "ann enters", {"ann: searching #2", "bob: found ann", "ann: found bob"}},
         {60'040,
          "ann declines",
          {"bob: cancelled declined by opponent back",
           "ann: cancelled declined by you out strike 4 blocked 60000", "bob: searching #1"}});
}

void TestStrikes::forgetsOldOnes() {
    Rules rules = Scenario::plainRules();
    rules.ticketLimit = Duration{10'000'000};
    Scenario duel{rules};
    duel.act("bob enters");
    QCOMPARE(declines(duel, 0), std::optional{1});
    QCOMPARE(declines(duel, 1000), std::optional{2});
    QCOMPARE(declines(duel, 600'000), std::optional{2});
    QCOMPARE(declines(duel, 1'300'000), std::optional{1});
    duel.takeRecords();
    duel.passTo(1'899'999);
    QVERIFY(duel.core().snapshot(duel.now()).strikes.size() == 1);
    duel.passTo(1'900'000);
    QVERIFY(duel.core().snapshot(duel.now()).strikes.empty());
    QVERIFY(duel.records<StrikesSaved>().back().strikes.at.empty());
}

void TestStrikes::sparesOthers() {
    Scenario duel;
    duel.act("bob enters");
    declines(duel, 10);
    declines(duel, 20);
    declines(duel, 30);
    QCOMPARE(duel.last<MatchCancelled>("bob").strikes, std::optional<int>{});
    QVERIFY(!duel.core().entryRefusal(Scenario::player("cid"), duel.now()));
    for (const StrikesSaved& saved : duel.records<StrikesSaved>())
        QCOMPARE(saved.strikes.player, Scenario::player("ann"));
}

void TestStrikes::placeComesFirst() {
    Scenario duel;
    duel.act("bob enters");
    declines(duel, 10);
    declines(duel, 20);
    duel.act("ann enters");
    duel.act("ann declines");
    const auto code = [&](const std::string& name) {
        return duel.core().entryRefusal(Scenario::player(name), duel.now())->code;
    };
    duel.act("operator drains");
    QCOMPARE(code("ann"), ErrorCode::RateLimited);
    QCOMPARE(code("bob"), ErrorCode::AlreadyInQueue);
    QCOMPARE(code("cid"), ErrorCode::Draining);
}

QTEST_GUILESS_MAIN(TestStrikes)
#include "tst_strikes.moc"
