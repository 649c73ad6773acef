// Goal: each thing that happens to a match is heard once, and nothing that was over before.
// Method: tables of what is heard between two states.
#include "client/app/cues.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(arcade::client::Audible)

namespace {

using Sounds = std::vector<Sound>;

constexpr MatchId kMatch{1, 1};
constexpr MatchId kOther{1, 2};

Audible matched() {
    return {.match = kMatch, .phase = MatchPhase::Matched, .isAsked = true};
}
Audible accepted() {
    return {.match = kMatch, .phase = MatchPhase::Matched};
}
Audible ready(int countdown) {
    return {.match = kMatch, .phase = MatchPhase::Ready, .countdown = countdown};
}
Audible active(int wrong = 0) {
    return {.match = kMatch, .phase = MatchPhase::Active, .wrong = wrong};
}
Audible over(Sound verdict) {
    return {.result = kMatch, .verdict = verdict};
}

ClientState stateWith(MatchPhase phase, Duration left) {
    ClientState state;
    MatchView match;
    match.found.matchId = kMatch;
    match.phase = phase;
    match.phaseEndsAt = instantFromMs(100'000) + left;
    state.session.match = match;
    return state;
}

} // namespace

Q_DECLARE_METATYPE(Sounds)

class CuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsHeard_data() {
        QTest::addColumn<Audible>("before");
        QTest::addColumn<Audible>("after");
        QTest::addColumn<Sounds>("sounds");
        const auto row = [](const char* name, const Audible& before, const Audible& after,
                            const Sounds& sounds) {
            QTest::newRow(name) << before << after << sounds;
        };
        Audible another = matched();
        another.match = kOther;
        row("nothing", {}, {}, {});
        row("found", {}, matched(), {Sound::MatchFound});
        row("still found", matched(), matched(), {});
        row("another found", matched(), another, {Sound::MatchFound});
        row("accepted", matched(), accepted(), {});
        row("ready", accepted(), ready(5), {Sound::CountdownTick});
        row("long countdown", accepted(), ready(60), {});
        row("counted", ready(5), ready(4), {Sound::CountdownTick});
        row("not counted twice", ready(4), ready(4), {});
        row("start", ready(1), active(), {Sound::GameStart});
        row("resumed in the game", {}, active(), {});
        row("wrong key", active(), active(1), {Sound::KeyError});
        row("another wrong key", active(1), active(2), {Sound::KeyError});
        row("erased", active(2), active(1), {});
        row("resumed with wrong keys", {}, active(3), {});
        row("won", active(), over(Sound::Victory), {Sound::Victory});
        row("lost", active(2), over(Sound::Defeat), {Sound::Defeat});
        row("tie", active(), over(Sound::Tie), {Sound::Tie});
        row("won already", {}, over(Sound::Victory), {});
        row("told again", over(Sound::Victory), over(Sound::Victory), {});
        row("cancelled", matched(), {}, {});
        row("void", active(), {.result = kMatch}, {});
    }

    void whatIsHeard() {
        QFETCH(Audible, before);
        QFETCH(Audible, after);
        QFETCH(Sounds, sounds);
        QVERIFY(soundsBetween(before, after) == sounds);
    }

    void countdownCountsBegunSeconds() {
        const Instant now = instantFromMs(100'000);
        const auto countedAt = [&](Duration left) {
            return audibleIn(stateWith(MatchPhase::Ready, left), now, {}).countdown;
        };
        QCOMPARE(countedAt(5'000ms), 5);
        QCOMPARE(countedAt(4'001ms), 5);
        QCOMPARE(countedAt(4'000ms), 4);
        QCOMPARE(countedAt(1ms), 1);
        QCOMPARE(countedAt(0ms), 0);
        QCOMPARE(countedAt(-5ms), 0);
        QCOMPARE(audibleIn(stateWith(MatchPhase::Active, 3s), now, {}).countdown, 0);
        const auto nextAfter = [&](Duration left) {
            return untilNextCount(stateWith(MatchPhase::Ready, left), now);
        };
        QVERIFY(nextAfter(4'001ms) == Duration{1});
        QVERIFY(nextAfter(4'000ms) == Duration{1'000});
        QVERIFY(!nextAfter(0ms));
        QVERIFY(!untilNextCount(ClientState{}, now));
    }

    void verdictIsThePlayersOwn() {
        ClientState state;
        state.player = AuthSuccess{};
        state.player->address = *Address::parse("0x" + std::string(40, 'a'));
        GameResult result;
        result.matchId = kMatch;
        const auto verdictWith = [&](std::optional<std::string> winner, EndReason reason) {
            result.winner.value = std::move(winner);
            result.endReason = reason;
            state.session.lastResult = result;
            return audibleIn(state, Instant{}, {}).verdict;
        };
        const std::string own = state.player->address.toString();
        const std::string other = "0x" + std::string(40, 'b');
        QVERIFY(verdictWith(own, EndReason::Completed) == Sound::Victory);
        QVERIFY(verdictWith(other, EndReason::Forfeit) == Sound::Defeat);
        QVERIFY(verdictWith(std::nullopt, EndReason::Timeout) == Sound::Tie);
        QVERIFY(!verdictWith(std::nullopt, EndReason::Void));
    }

    void aHuntIsWhatItPays() {
        ClientState state;
        state.player = AuthSuccess{};
        GameResult result;
        result.matchId = kMatch;
        result.gameType = GameType::BountyHunt;
        result.stakeTier = StakeTier::Gold;
        result.endReason = EndReason::Timeout;
        result.winner.value = "0x" + std::string(40, 'b');
        const auto soundOf = [&](std::uint64_t prize) {
            result.prize = Amount::data(prize);
            state.session.lastResult = result;
            return audibleIn(state, Instant{}, {}).verdict;
        };
        QVERIFY(soundOf(570) == Sound::Victory);
        QVERIFY(soundOf(300) == Sound::Tie);
        QVERIFY(soundOf(270) == Sound::Defeat);
        QVERIFY(soundOf(0) == Sound::Defeat);
        result.winner.value = state.player->address.toString();
        QVERIFY(soundOf(300) == Sound::Victory);
    }

    void onlyAnUnansweredMatchAsks() {
        ClientState state = stateWith(MatchPhase::Matched, 10s);
        QVERIFY(audibleIn(state, Instant{}, {}).isAsked);
        state.session.match->response = ReadyResponse::Accept;
        QVERIFY(!audibleIn(state, Instant{}, {}).isAsked);
        QCOMPARE(audibleIn(stateWith(MatchPhase::Active, 10s), Instant{}, {3, 2}).wrong, 2);
    }

    /// Whoever entered a hunt or joined a roster has answered already.
    void huntsAndWarsAskForTheirStart_data() {
        QTest::addColumn<GameType>("game");
        QTest::newRow("hunt") << GameType::BountyHunt;
        QTest::newRow("war") << GameType::ProxyWar;
    }
    void huntsAndWarsAskForTheirStart() {
        QFETCH(GameType, game);
        ClientState state = stateWith(MatchPhase::Matched, 10s);
        state.session.match->found.gameType = game;
        QVERIFY(!audibleIn(state, Instant{}, {}).isAsked);
        state.session.match->phase = MatchPhase::Ready;
        QVERIFY(audibleIn(state, Instant{}, {}).isAsked);
    }
};

QTEST_GUILESS_MAIN(CuesTest)
#include "tst_cues.moc"
