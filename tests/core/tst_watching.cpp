// Goal: READY and ACTIVE matches can be watched; what spectators learn is late, batched and rounded
// until the match is over; and players notice nothing of it (SPEC 3.7).
#include "server/core/delayed_sight.h"
#include "tests/core/scenario.h"

#include <QTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::core;

class TestWatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCanBeWatched();
    void oneMatchAtATime();
    void asManyAsMay();
    void whoWaitsOrPlaysMayWatch();
    void learnsLate_data();
    void learnsLate();
    void batches();
    void silentWhileNothingChanges();
    void needsNoTimerUnwatched();
    void joinShowsDelayedAtOnce();
    void rounds();
    void oddsAreLate();
    void countsWhoIsThere();
    void outlastsLostConnection();
    void seesTheEndAtOnce();
    void seesTheCancellation();
    void oneNoticeForAll();
    void costsPlayersNothing();
    void listIsLate();
    void listsByGameOldestFirst();
    void nobodyWatchesAfterRestart();
    void goesOnAfterStandstill();
};

namespace {

const PlayerId kCat = Scenario::player("cat");

/// Spectators are told at least this late, and at most.
constexpr int kEarliest = 500;
constexpr int kLatest = 700 + 200;

/// Passes time up to `untilMs` and says when cat first saw what is asked for; -1 when not.
template <class Seen>
int firstSeen(Scenario& duel, int untilMs, const Seen& seen) {
    std::size_t known = duel.messagesTo("cat").size();
    for (int at = duel.nowMs() + 1; at <= untilMs; ++at) {
        duel.passTo(at);
        if (duel.takeHeard().empty())
            continue;
        const std::vector<ServerMessage> told = duel.messagesTo("cat");
        for (; known < told.size(); ++known) {
            const auto* update = std::get_if<SpectateUpdate>(&told[known]);
            if (update != nullptr && seen(*update))
                return at;
        }
    }
    return -1;
}

std::vector<SpectateUpdate> updatesOf(const std::vector<ServerMessage>& told) {
    std::vector<SpectateUpdate> updates;
    for (const ServerMessage& message : told) {
        if (const auto* update = std::get_if<SpectateUpdate>(&message))
            updates.push_back(*update);
    }
    return updates;
}

Scenario withSecret(std::uint64_t secret) {
    Rules rules = Scenario::plainRules();
    rules.secret = {secret, secret + 1};
    return Scenario{rules};
}

} // namespace

void TestWatching::whatCanBeWatched() {
    Scenario duel;
    const std::string joined = "cat: joined, sees ready 0% 0% pool 0 watched by 0, may bet";
    PLAY(duel, {0, "cat watches ann", {"! MATCH_NOT_FOUND"}},
         {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {5, "cat watches ann", {"! MATCH_NOT_SPECTATABLE"}},
         {6, "ann watches ann", {"! INVALID_STATE"}},
         {10, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}},
         {20,
          "bob accepts",
          {"ann: ready 2/2", "bob: ready 2/2", "ann: countdown 5", "bob: countdown 5"}},
         {20, "cat watches ann", {joined}}, {20, "cat watches ann", {joined}},
         {30, "bob watches ann", {"! INVALID_STATE"}},
         {40, "dan unwatches ann", {"! INVALID_STATE"}}, {50, "cat unwatches ann", {}},
         {50, "cat unwatches ann", {"! INVALID_STATE"}});
    duel.passTo(6000);
    duel.takeHeard();
    PLAY(duel, {6000, "cat watches ann", {"cat: joined, sees active 0% 0% pool 0 watched by 0"}});
    duel.act("ann abandons");
    duel.takeHeard();
    PLAY(duel, {6000, "cat watches ann", {"! MATCH_NOT_FOUND"}},
         {6000, "cat unwatches ann", {"! MATCH_NOT_FOUND"}});
}

void TestWatching::oneMatchAtATime() {
    Scenario duel;
    duel.playToReady();
    for (const char* act : {"eve enters", "fay enters", "eve accepts", "fay accepts"})
        duel.act(act);
    duel.act("cat watches ann");
    duel.act("cat watches eve");
    QCOMPARE(duel.core().view(kCat, duel.now()).spectating->update.matchId, duel.matchOf("eve"));
    duel.passTo(2000);
    duel.act("dan watches ann");
    QCOMPARE(duel.last<SpectateJoined>("dan").update.spectatorCount, 0);
    duel.act("dan watches eve");
    QCOMPARE(duel.last<SpectateJoined>("dan").update.spectatorCount, 1);
    duel.takeHeard();
    PLAY(duel, {2000, "cat unwatches ann", {"! INVALID_STATE"}}, {2000, "cat unwatches eve", {}});
}

void TestWatching::asManyAsMay() {
    Rules rules = Scenario::plainRules();
    rules.spectatorsMax = 2;
    Scenario duel{rules};
    duel.playToReady();
    const std::string joined = ": joined, sees ready 0% 0% pool 0 watched by 0, may bet";
    PLAY(duel, {30, "cat watches ann", {"cat" + joined}}, {30, "dan watches ann", {"dan" + joined}},
         {31, "eve watches ann", {"! SPECTATORS_FULL"}}, {32, "cat watches ann", {"cat" + joined}},
         // Whoever is away keeps the place.
         {33, "dan drops", {}}, {34, "eve watches ann", {"! SPECTATORS_FULL"}},
         {35, "cat unwatches ann", {}}, {36, "eve watches ann", {"eve" + joined}});
}

void TestWatching::whoWaitsOrPlaysMayWatch() {
    Scenario duel;
    duel.playToReady();
    duel.act("cat enters silver");
    duel.act("cat watches ann");
    duel.act("dan enters silver");
    SessionState view = duel.core().view(kCat, duel.now());
    QVERIFY(view.match && view.spectating);
    duel.act("cat accepts");
    duel.act("dan accepts");
    duel.takeHeard();
    PLAY(duel, {30, "cat watches cat", {"! INVALID_STATE"}});
    duel.passTo(7000);
    view = duel.core().view(kCat, duel.now());
    QCOMPARE(view.match->phase, MatchPhase::Active);
    QCOMPARE(view.spectating->update.matchId, duel.matchOf("ann"));
    QCOMPARE(view.spectating->update.phase, MatchPhase::Active);
}

void TestWatching::learnsLate_data() {
    QTest::addColumn<int>("secret");
    for (int secret = 1; secret <= 12; ++secret)
        QTest::addRow("%d", secret) << secret;
}

void TestWatching::learnsLate() {
    QFETCH(int, secret);
    Scenario duel = withSecret(static_cast<std::uint64_t>(secret));
    duel.playToReady();
    duel.act("cat watches ann");
    const auto isLate = [](int seenAt, int happenedAt) {
        return seenAt >= happenedAt + kEarliest && seenAt <= happenedAt + kLatest;
    };
    duel.passTo(1000);
    duel.act("dan bets 100 ann");
    QVERIFY(isLate(firstSeen(duel, 3000, [](auto& one) { return !one.totalPool.isZero(); }), 1000));
    duel.passTo(3100);
    duel.act("dan watches ann");
    QVERIFY(isLate(firstSeen(duel, 4900, [](auto& one) { return one.spectatorCount == 2; }), 3100));
    const int started =
        firstSeen(duel, 6500, [](auto& one) { return one.phase == MatchPhase::Active; });
    QVERIFY(isLate(started, 5020));
    QVERIFY(!duel.last<SpectateUpdate>("cat").totalPool.isZero());
    duel.passTo(8000);
    duel.act("ann types 10");
    QVERIFY(isLate(firstSeen(duel, 9500, [](auto& one) { return one.player1Progress > Ratio{}; }),
                   8000));
}

void TestWatching::batches() {
    for (std::uint64_t secret = 1; secret <= 5; ++secret) {
        Scenario duel = withSecret(secret);
        duel.playToReady();
        duel.act("cat watches ann");
        duel.passTo(6000);
        std::vector<int> seenAt;
        duel.takeHeard();
        for (int at = 6000; at < 11'000; ++at) {
            duel.passTo(at);
            const std::vector<std::string> heard = duel.takeHeard();
            if (std::any_of(heard.begin(), heard.end(),
                            [](const std::string& one) { return one.starts_with("cat: sees"); }))
                seenAt.push_back(at);
            if (at % 70 == 0)
                duel.act("ann types 1");
        }
        QVERIFY(seenAt.size() > 15);
        for (std::size_t index = 1; index < seenAt.size(); ++index)
            QVERIFY(seenAt[index] - seenAt[index - 1] >= 200);
    }
}

void TestWatching::silentWhileNothingChanges() {
    Scenario duel;
    duel.playToReady();
    duel.act("cat watches ann");
    duel.takeHeard();
    for (int at = 30; at < 5000; at += 10)
        duel.passTo(at);
    const std::vector<SpectateUpdate> updates = updatesOf(duel.messagesTo("cat"));
    QCOMPARE(updates.size(), std::size_t{1});
    QCOMPARE(updates.front().spectatorCount, 1);
}

void TestWatching::needsNoTimerUnwatched() {
    Scenario duel;
    duel.playToActive();
    duel.act("ann types 5");
    const auto next = duel.core().nextDeadline();
    duel.act("cat watches ann");
    QVERIFY(*duel.core().nextDeadline() <= duel.now() + kSpectatorInterval);
    duel.act("cat unwatches ann");
    QCOMPARE(*duel.core().nextDeadline(), *next);
    duel.passTo(10'000);
    QCOMPARE(*duel.core().nextDeadline() - duel.now(), Duration{55'020});
}

void TestWatching::joinShowsDelayedAtOnce() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(8000);
    duel.act("ann types 40");
    duel.passTo(8400);
    duel.act("cat watches ann");
    QCOMPARE(duel.last<SpectateJoined>("cat").update.player1Progress, Ratio{});
    duel.passTo(9000);
    duel.act("dan watches ann");
    const SpectateJoined joined = duel.last<SpectateJoined>("dan");
    QVERIFY(joined.update.player1Progress > Ratio{400'000});
    QVERIFY(joined.delay >= Duration{500} && joined.delay <= Duration{700});
    QCOMPARE(joined.players.size(), std::size_t{2});
    QCOMPARE(joined.players[0].players.at(0).callsign, std::string{"ann"});
    QVERIFY(!joined.canBet);
}

void TestWatching::rounds() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(8000);
    // One mistake among 31 keystrokes.
    duel.act("ann types 30");
    duel.passTo(8100);
    duel.act("ann mistypes");
    duel.passTo(10'000);
    duel.act("cat watches ann");
    const SpectateUpdate update = duel.last<SpectateJoined>("cat").update;
    const auto length = static_cast<std::int64_t>(duel.core().matches().front()->sequence.size());
    const SpectatedSide& ann = update.sides.at(0);
    QCOMPARE(ann.progress.millionths, 30 * 100 / length * 10'000);
    QCOMPARE(update.player1Progress, ann.progress);
    // 30 of 31 is 0.9677.
    QCOMPARE(ann.accuracy.millionths, 970'000);
    // 30 characters in 4.2 to 4.6 s: 78 to 85 words a minute.
    QVERIFY2(ann.wpm == 75 || ann.wpm == 80 || ann.wpm == 85, std::to_string(ann.wpm).c_str());
    QVERIFY(ann.score <= 30);
    QCOMPARE(ann.score, static_cast<int>(30 * 100 / length * length / 100));
    QCOMPARE(update.sides.at(1).wpm, 0);
    QCOMPARE(update.sides.at(1).accuracy, Ratio{});
}

void TestWatching::oddsAreLate() {
    Scenario duel;
    duel.playToReady();
    duel.passTo(1000);
    duel.act("cat bets 400 ann");
    duel.act("dan bets 200 bob");
    duel.act("eve bets 400 ann");
    duel.act("fay bets 200 bob");
    for (const char* name : {"cat", "dan", "eve", "fay"})
        QCOMPARE(duel.last<SpectateBetAccepted>(name).receipt.currentOdds.millionths, 2'000'000);
    duel.passTo(2000);
    duel.act("cat watches ann");
    const SpectateJoined joined = duel.last<SpectateJoined>("cat");
    QCOMPARE(joined.update.betOdds, (BetOdds{Ratio{1'425'000}, Ratio{2'850'000}}));
    QCOMPARE(joined.update.totalPool, Amount::data(1200));
    QCOMPARE(joined.update.sides.at(1).pool, Amount::data(400));
    QCOMPARE(joined.update.sides.at(1).odds.millionths, 2'850'000);
    QVERIFY(joined.canBet);
    QCOMPARE(joined.bets.size(), std::size_t{1});
    QCOMPARE(joined.bets.front().amount, Amount::data(400));
    QCOMPARE(joined.bets.front().currentOdds.millionths, 1'425'000);
    duel.act("gus bets 100 bob");
    QCOMPARE(duel.last<SpectateBetAccepted>("gus").receipt.currentOdds.millionths, 2'850'000);
}

void TestWatching::countsWhoIsThere() {
    Scenario duel;
    duel.playToReady();
    for (const char* act : {"cat watches ann", "dan watches ann", "eve watches ann", "dan drops"})
        duel.act(act);
    duel.passTo(1500);
    QCOMPARE(duel.last<SpectateUpdate>("cat").spectatorCount, 2);
    QCOMPARE(updatesOf(duel.messagesTo("dan")).size(), std::size_t{0});
    duel.act("dan returns");
    duel.act("dan returns");
    duel.passTo(3000);
    QCOMPARE(duel.last<SpectateUpdate>("dan").spectatorCount, 3);
    QCOMPARE(duel.core().watchable({}, duel.now()).matches.at(0).spectatorCount, 3);
}

void TestWatching::outlastsLostConnection() {
    Scenario duel;
    duel.playToReady();
    duel.act("cat watches ann");
    duel.act("cat bets 20 ann");
    duel.act("cat drops");
    duel.passTo(7000);
    duel.act("cat returns");
    const SessionState view = duel.core().view(kCat, duel.now());
    QVERIFY(view.spectating);
    QCOMPARE(view.spectating->update.phase, MatchPhase::Active);
    QCOMPARE(view.spectating->bets.size(), std::size_t{1});
    QVERIFY(!view.spectating->canBet);
    duel.act("cat unwatches ann");
    QVERIFY(!duel.core().view(kCat, duel.now()).spectating);
}

void TestWatching::seesTheEndAtOnce() {
    Scenario duel;
    duel.playToReady();
    duel.act("cat watches ann");
    duel.act("dan watches ann");
    duel.act("dan bets 20 ann");
    duel.passTo(9000);
    duel.act("ann types 40");
    duel.takeHeard();
    duel.act("bob abandons");
    const SpectateUpdate last = duel.last<SpectateUpdate>("cat");
    QCOMPARE(last.phase, MatchPhase::Settled);
    QVERIFY(last.player1Progress > Ratio{400'000});
    QVERIFY(last.player1Progress.millionths % 10'000 == 0 && last.sides.at(0).wpm % 5 == 0);
    QCOMPARE(last.totalPool, Amount::data(20));
    QCOMPARE(last.spectatorCount, 2);
    const SpectateResult result = duel.last<SpectateResult>("cat");
    QCOMPARE(*result.winner.value, Scenario::address("ann").toString());
    QCOMPARE(result.endReason, std::optional{EndReason::Forfeit});
    QVERIFY(result.bets.empty() && result.payout.isZero());
    QCOMPARE(duel.last<SpectateResult>("dan").bets.size(), std::size_t{1});
    QVERIFY(!duel.core().view(kCat, duel.now()).spectating);
    QVERIFY(duel.core().watchable({}, duel.now()).matches.empty());
    const std::vector<std::string> heard = duel.takeHeard();
    QCOMPARE(std::count_if(heard.begin(), heard.end(),
                           [](const std::string& one) { return one.starts_with("dan: forfeit"); }),
             1);
    duel.passTo(20'000);
    QVERIFY(duel.takeHeard().empty());
}

void TestWatching::seesTheCancellation() {
    Scenario duel;
    duel.playToReady();
    duel.act("cat watches ann");
    duel.takeHeard();
    PLAY(duel, {30,
                "ann abandons",
                {"ann: cancelled abandoned by you out strike 1",
                 "bob: cancelled abandoned by opponent back",
                 "cat: sees cancelled 0% 0% pool 0 watched by 1", "cat: cancelled won by nobody",
                 "bob: searching #1"}});
    QVERIFY(!duel.last<SpectateResult>("cat").endReason);
    QVERIFY(!duel.core().view(kCat, duel.now()).spectating);
}

void TestWatching::oneNoticeForAll() {
    Scenario duel;
    duel.playToReady();
    for (std::uint64_t number = 0; number < 1000; ++number)
        duel.apply(Watch{PlayerId{2, number}, duel.matchOf("ann")});
    duel.passTo(2000);
    const Outcome start = duel.core().advance(duel.now() + Duration{4000});
    std::size_t updates = 0;
    for (const Notice& notice : start.notices) {
        if (!std::holds_alternative<SpectateUpdate>(notice.message))
            continue;
        ++updates;
        QCOMPARE(notice.to.size(), std::size_t{1000});
    }
    QCOMPARE(updates, std::size_t{1});
    const Outcome end =
        duel.core().apply(CancelMatch{duel.matchOf("ann")}, duel.now() + Duration{4000});
    QCOMPARE(std::count_if(end.notices.begin(), end.notices.end(),
                           [](const Notice& one) { return one.to.size() == 1000; }),
             2);
}

void TestWatching::costsPlayersNothing() {
    const auto told = [](bool isWatched) {
        Scenario duel;
        duel.playToReady();
        if (isWatched) {
            for (const char* act : {"cat watches ann", "dan watches ann", "dan bets 30 bob"})
                duel.act(act);
        }
        for (int at = 6000; at < 12'000; at += 130) {
            duel.passTo(at);
            duel.act(at % 3 == 0 ? "bob types 1" : "ann types 2");
        }
        duel.act("ann abandons");
        std::vector<ServerMessage> messages = duel.messagesTo("ann");
        const std::vector<ServerMessage> others = duel.messagesTo("bob");
        messages.insert(messages.end(), others.begin(), others.end());
        return messages;
    };
    const std::vector<ServerMessage> watched = told(true);
    QVERIFY(watched.size() > 50);
    QVERIFY(watched == told(false));
}

void TestWatching::listIsLate() {
    for (std::uint64_t secret = 1; secret <= 8; ++secret) {
        Scenario duel = withSecret(secret);
        duel.playToReady();
        int listedAt = 0;
        int startedAt = 0;
        for (int at = 20; at < 7000; ++at) {
            duel.passTo(at);
            const SpectateMatches list = duel.core().watchable({}, duel.now());
            if (!list.matches.empty() && listedAt == 0)
                listedAt = at;
            if (listedAt != 0)
                QCOMPARE(list.matches.size(), std::size_t{1});
            if (startedAt == 0 && listedAt != 0 && list.matches[0].phase == MatchPhase::Active)
                startedAt = at;
        }
        QVERIFY(listedAt >= 20 + kEarliest && listedAt <= 20 + kLatest);
        QVERIFY(startedAt >= 5020 + kEarliest && startedAt <= 5020 + kLatest);
    }
}

void TestWatching::listsByGameOldestFirst() {
    Scenario duel;
    duel.playToReady();
    duel.passTo(300);
    for (const char* act : {"eve enters", "fay enters", "eve accepts", "fay accepts"})
        duel.act(act);
    duel.passTo(2000);
    const SpectateMatches list = duel.core().watchable(GameType::CodeDuel, duel.now());
    QCOMPARE(list.matches.size(), std::size_t{2});
    QCOMPARE(list.matches[0].matchId, duel.matchOf("ann"));
    QCOMPARE(list.matches[1].matchId, duel.matchOf("eve"));
    QCOMPARE(list.matches[1].sides.at(0).players.at(0).callsign, std::string{"eve"});
    QCOMPARE(list.matches[1].timeLeft, Duration{3300});
    QCOMPARE(list.matches[1].tier, std::optional{StakeTier::Gold});
    QVERIFY(duel.core().watchable(GameType::BountyHunt, duel.now()).matches.empty());
}

void TestWatching::nobodyWatchesAfterRestart() {
    Scenario duel;
    duel.playToReady();
    duel.act("cat watches ann");
    duel.act("cat bets 20 ann");
    duel.passTo(8000);
    duel.act("ann types 20");
    duel.restart(20'000);
    QVERIFY(!duel.core().view(kCat, duel.now()).spectating);
    duel.act("cat watches ann");
    const SpectateJoined joined = duel.last<SpectateJoined>("cat");
    QCOMPARE(joined.bets.size(), std::size_t{1});
    QCOMPARE(joined.update.phase, MatchPhase::Active);
    QVERIFY(joined.update.player1Progress > Ratio{});
    QCOMPARE(joined.update.spectatorCount, 0);
    duel.takeHeard();
    QCOMPARE(duel.core().brokenInvariant(duel.now()), std::string{});
}

void TestWatching::goesOnAfterStandstill() {
    Scenario duel;
    duel.playToReady();
    duel.act("cat watches ann");
    duel.passTo(7000);
    duel.takeHeard();
    duel.act("stall 20000");
    QCOMPARE(duel.core().brokenInvariant(duel.now()), std::string{});
    QVERIFY(*duel.core().nextDeadline() > duel.now());
    duel.passTo(27'300);
    QCOMPARE(duel.last<SpectateUpdate>("cat").endsAt, duel.core().matches().front()->phaseEndsAt);
    duel.act("ann types 10");
    QVERIFY(firstSeen(duel, 29'000, [](auto& one) { return one.player1Progress > Ratio{}; }) > 0);
}

QTEST_GUILESS_MAIN(TestWatching)
#include "tst_watching.moc"
