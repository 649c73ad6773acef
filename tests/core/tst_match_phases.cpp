// Goal: a match moves as SPEC 3.2 says and no other way, and every live phase has a deadline.
#include "server/core/match_phases.h"
#include "server/core/policy.h"

#include <QTest>

#include <set>

using namespace arcade;
using namespace arcade::core;

class TestMatchPhases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allowsListedMovesOnly();
    void entersWithDeadline();
    void knowsLivePhases();
    void playsAsLongAsTheGame();
};

namespace {
constexpr std::array kPhases{MatchPhase::Matched,  MatchPhase::Ready,   MatchPhase::Active,
                             MatchPhase::Resolved, MatchPhase::Settled, MatchPhase::Cancelled};
}

void TestMatchPhases::allowsListedMovesOnly() {
    const std::set<std::pair<MatchPhase, MatchPhase>> legal{
        {MatchPhase::Matched, MatchPhase::Ready},   {MatchPhase::Matched, MatchPhase::Cancelled},
        {MatchPhase::Ready, MatchPhase::Active},    {MatchPhase::Ready, MatchPhase::Cancelled},
        {MatchPhase::Active, MatchPhase::Resolved}, {MatchPhase::Resolved, MatchPhase::Settled},
    };
    for (const MatchPhase from : kPhases) {
        for (const MatchPhase to : kPhases)
            QCOMPARE(mayMove(from, to), legal.contains({from, to}));
    }
}

void TestMatchPhases::entersWithDeadline() {
    Match match;
    enter(match, MatchPhase::Ready, instantFromMs(5000));
    QCOMPARE(match.phase, MatchPhase::Ready);
    QCOMPARE(toMs(match.phaseEndsAt), 5000);
    enter(match, MatchPhase::Active, instantFromMs(65'000));
    QCOMPARE(match.phase, MatchPhase::Active);
    QCOMPARE(toMs(match.phaseEndsAt), 65'000);
}

void TestMatchPhases::knowsLivePhases() {
    QVERIFY(isLive(MatchPhase::Matched));
    QVERIFY(isLive(MatchPhase::Ready));
    QVERIFY(isLive(MatchPhase::Active));
    QVERIFY(!isLive(MatchPhase::Resolved));
    QVERIFY(!isLive(MatchPhase::Settled));
    QVERIFY(!isLive(MatchPhase::Cancelled));
}

void TestMatchPhases::playsAsLongAsTheGame() {
    QCOMPARE(playTime({}, GameType::CodeDuel), Duration{60'000});
    QCOMPARE(playTime({}, GameType::ProxyWar), Duration{300'000});
    QCOMPARE(playTime({}, GameType::BountyHunt), Duration{360'000});
}

QTEST_GUILESS_MAIN(TestMatchPhases)
#include "tst_match_phases.moc"
