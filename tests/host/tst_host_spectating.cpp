// Goal: watching and betting through the host: every request is answered once, a bet is booked
// before it is accepted, no amount stays held without one, and every balance told is the true one,
// through new sessions and restarts. Over the real store and core.
#include <QTest>

#include "tests/host/host_duel.h"

#include <algorithm>

using namespace arcade;
using namespace arcade::host;
using namespace arcade::host::test;

namespace {

/// Whoever watches, under the number of a player.
struct Watcher {
    Watcher(HostFixture& hostFixture, int number)
        : fixture(hostFixture)
        , token(hostFixture.newToken(number)) {
        session = fixture.signIn(sink, token);
    }

    void ask(const ClientMessage& message, const std::string& id) {
        fixture.host->receive(session, message, id);
    }
    /// The answer, once it is there.
    template <class Message>
    const Message* answered(const ClientMessage& message, const std::string& id) {
        ask(message, id);
        HostFixture::waitUntil([&] { return sink.answer(id) != nullptr; });
        return sink.answer(id) != nullptr ? std::get_if<Message>(sink.answer(id)) : nullptr;
    }
    std::optional<ErrorCode> refused(const ClientMessage& message, const std::string& id) {
        const auto* error = answered<ErrorReply>(message, id);
        return error != nullptr ? std::optional(error->code) : std::nullopt;
    }

    HostFixture& fixture;
    std::string token;
    RecordingSink sink;
    SessionId session;
};

SpectateBet betOn(const Duel& duel, std::size_t side, Amount amount) {
    return {duel.match(), duel.fixture.host->core().findMatch(duel.match())->sides[side].id,
            amount};
}

/// Which of the match's sides is the session's.
std::size_t sideOf(const Duel& duel, std::size_t index) {
    const std::string opponent = duel.sinks[index].last<MatchFound>()->opponent->address.toString();
    return duel.fixture.host->core().findMatch(duel.match())->sides[0].id == opponent ? 1 : 0;
}

void longCountdown(core::Rules& rules) {
    rules.countdown = std::chrono::seconds{30};
}

/// Long enough to bet, short enough to wait for.
void shortCountdown(core::Rules& rules) {
    rules.countdown = Duration{1'500};
}

} // namespace

class HostSpectatingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void watcherFollowsTheMatch();
    void whoeverLeavesIsToldNoMore();
    void matchesAreListed();
    void watchingIsRefused();
    void betIsBookedBeforeItIsAccepted();
    void refusedBetHoldsNothing_data();
    void refusedBetHoldsNothing();
    void betIsReleasedWhenTheGameHasStarted();
    void betsArePaidOnce();
    void betsComeBackWithACancelledMatch();
    void newSessionKnowsItsBets();
    void balanceIsTrueWhileABetIsOnItsWay();
    void restartBeforeTheStartRefunds();
    void restartKeepsTheBetsOfAGame();
    void drainTellsWatchersFirst();

private:
    static void verifySound(Duel& duel) {
        const LedgerReport report = duel.fixture.store.audit();
        QVERIFY2(report.sound, report.faults.empty() ? "" : report.faults.front().c_str());
    }
};

void HostSpectatingTest::watcherFollowsTheMatch() {
    Duel duel(shortCountdown);
    Watcher watcher(duel.fixture, 3);
    QVERIFY(duel.toReady());
    const auto* joined = watcher.answered<SpectateJoined>(SpectateJoin{duel.match()}, "join");
    QVERIFY(joined != nullptr);
    QCOMPARE(joined->update.matchId, duel.match());
    QCOMPARE(joined->players.size(), std::size_t{2});
    QVERIFY(HostFixture::waitUntil([&] { return duel.sinks[0].last<GameStarted>() != nullptr; }));
    // The view is behind: of a game that is over by then, it would show the end at once.
    QVERIFY(HostFixture::waitUntil([&] {
        const auto* update = watcher.sink.last<SpectateUpdate>();
        return update != nullptr && update->phase == MatchPhase::Active;
    }));
    duel.type(0);
    QVERIFY(HostFixture::waitUntil([&] { return watcher.sink.last<SpectateResult>() != nullptr; }));
    const SpectateResult result = *watcher.sink.last<SpectateResult>();
    QCOMPARE(result.matchId, duel.match());
    QVERIFY(result.winner.value.has_value());
    QCOMPARE(result.endReason, EndReason::Completed);
    QVERIFY(result.bets.empty());
    QVERIFY(!result.balance);
    // The last view is of the end, and the result comes after it.
    QCOMPARE(watcher.sink.names().back(), std::string{"spectate.result"});
    const SpectateUpdate& last = *watcher.sink.last<SpectateUpdate>();
    QVERIFY(std::max(last.player1Progress, last.player2Progress) == Ratio::one());
}

void HostSpectatingTest::whoeverLeavesIsToldNoMore() {
    Duel duel(shortCountdown);
    Watcher watcher(duel.fixture, 3);
    Watcher other(duel.fixture, 4);
    QVERIFY(duel.toReady());
    QVERIFY(watcher.answered<SpectateJoined>(SpectateJoin{duel.match()}, "join") != nullptr);
    QVERIFY(other.answered<SpectateJoined>(SpectateJoin{duel.match()}, "join") != nullptr);
    QVERIFY(watcher.answered<Ok>(SpectateLeave{duel.match()}, "leave") != nullptr);
    const std::size_t before = watcher.sink.received.size();
    QVERIFY(HostFixture::waitUntil([&] { return duel.sinks[0].last<GameStarted>() != nullptr; }));
    duel.type(0);
    QVERIFY(HostFixture::waitUntil([&] { return other.sink.last<SpectateResult>() != nullptr; }));
    QCOMPARE(watcher.sink.received.size(), before);
    QCOMPARE(watcher.refused(SpectateLeave{duel.match()}, "again"), ErrorCode::MatchNotFound);
}

void HostSpectatingTest::matchesAreListed() {
    Duel duel(longCountdown);
    Watcher watcher(duel.fixture, 3);
    QVERIFY(duel.toReady());
    // A match is seen as late as everything that happens in it.
    int attempt = 0;
    const SpectateMatches* list = nullptr;
    QVERIFY(HostFixture::waitUntil([&] {
        list = watcher.answered<SpectateMatches>(SpectateList{}, std::to_string(++attempt));
        return list == nullptr || !list->matches.empty();
    }));
    QVERIFY(list != nullptr);
    QCOMPARE(list->matches.size(), std::size_t{1});
    QCOMPARE(list->matches[0].matchId, duel.match());
    QCOMPARE(list->matches[0].phase, MatchPhase::Ready);
    SpectateList hunts;
    hunts.gameType = GameType::BountyHunt;
    QVERIFY(watcher.answered<SpectateMatches>(hunts, "hunts")->matches.empty());
    SpectateList strange;
    strange.cursor = "nowhere";
    QCOMPARE(watcher.refused(strange, "strange"), ErrorCode::BadMessage);
    QVERIFY(duel.fixture.host->watchable({}, {}).value().matches.size() == 1);
}

void HostSpectatingTest::watchingIsRefused() {
    Duel duel([](core::Rules& rules) {
        longCountdown(rules);
        rules.spectatorsMax = 1;
    });
    Watcher first(duel.fixture, 3);
    Watcher second(duel.fixture, 4);
    QVERIFY(duel.toFound());
    QCOMPARE(first.refused(SpectateJoin{duel.match()}, "early"), ErrorCode::MatchNotSpectatable);
    QVERIFY(duel.toReady());
    QCOMPARE(first.refused(SpectateJoin{MatchId{1, 1}}, "unknown"), ErrorCode::MatchNotFound);
    QCOMPARE(first.refused(SpectateLeave{duel.match()}, "idle"), ErrorCode::InvalidState);
    QVERIFY(first.answered<SpectateJoined>(SpectateJoin{duel.match()}, "join") != nullptr);
    QVERIFY(first.answered<SpectateJoined>(SpectateJoin{duel.match()}, "again") != nullptr);
    QCOMPARE(second.refused(SpectateJoin{duel.match()}, "full"), ErrorCode::SpectatorsFull);
    duel.fixture.host->receive(duel.sessions[0], SpectateJoin{duel.match()}, "own");
    QCOMPARE(duel.sinks[0].refusal("own"), ErrorCode::InvalidState);
}

void HostSpectatingTest::betIsBookedBeforeItIsAccepted() {
    Duel duel(longCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    std::string betsOnDisk;
    bettor.sink.beforeDelivery = [&](const ServerMessage& message) {
        if (std::holds_alternative<SpectateBetAccepted>(message))
            betsOnDisk = duel.fixture.store.single(
                QStringLiteral("SELECT count(*) FROM bets WHERE state = 'placed'"));
    };
    const auto* accepted =
        bettor.answered<SpectateBetAccepted>(betOn(duel, 0, Amount::data(100)), "bet");
    QVERIFY(accepted != nullptr);
    QCOMPARE(betsOnDisk, std::string{"1"});
    QCOMPARE(accepted->receipt.matchId, duel.match());
    QCOMPARE(accepted->receipt.amount, Amount::data(100));
    QCOMPARE(accepted->receipt.txHash.size(), std::size_t{64});
    QVERIFY(accepted->receipt.bet != BetId{});
    QCOMPARE(accepted->balance, Amount::data(9'900));
    // Requests of one session wait for each other: the second sees what the first has left.
    bettor.ask(betOn(duel, 1, Amount::data(400)), "second");
    bettor.ask(betOn(duel, 1, Amount::data(10)), "third");
    QVERIFY(HostFixture::waitUntil([&] { return bettor.sink.answer("third") != nullptr; }));
    QCOMPARE(std::get<SpectateBetAccepted>(*bettor.sink.answer("second")).balance,
             Amount::data(9'500));
    QCOMPARE(bettor.sink.refusal("third"), ErrorCode::BetTooLarge);
    verifySound(duel);
}

void HostSpectatingTest::refusedBetHoldsNothing_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nobody's side") << "side" << ErrorCode::BadMessage;
    QTest::newRow("unknown match") << "match" << ErrorCode::MatchNotFound;
    QTest::newRow("nothing") << "nothing" << ErrorCode::BetTooSmall;
    QTest::newRow("too small") << "small" << ErrorCode::BetTooSmall;
    QTest::newRow("too large") << "large" << ErrorCode::BetTooLarge;
    QTest::newRow("more than there is") << "poor" << ErrorCode::InsufficientFunds;
    QTest::newRow("own match") << "own" << ErrorCode::BetOnOwnMatch;
}

void HostSpectatingTest::refusedBetHoldsNothing() {
    QFETCH(QString, what);
    QFETCH(ErrorCode, code);
    Duel duel(longCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    const PlayerId player = bettor.sink.last<AuthSuccess>()->playerId;
    SpectateBet bet = betOn(duel, 0, Amount::data(100));
    Amount balance = Amount::data(10'000);
    if (what == QStringLiteral("side"))
        bet.onPlayer = "0x0000000000000000000000000000000000000000";
    else if (what == QStringLiteral("match"))
        bet.matchId = MatchId{1, 1};
    else if (what == QStringLiteral("nothing"))
        bet.amount = Amount{};
    else if (what == QStringLiteral("small"))
        bet.amount = Amount::data(10) - Amount::baseUnits(1);
    else if (what == QStringLiteral("large"))
        bet.amount = Amount::data(500) + Amount::baseUnits(1);
    if (what == QStringLiteral("poor")) {
        balance = Amount::data(99);
        QVERIFY(duel.fixture.store.reserve(player, TicketId{9, 9}, Amount::data(9'901)).ok());
    }
    if (what == QStringLiteral("own")) {
        duel.fixture.host->receive(duel.sessions[0], bet, "bet");
        QCOMPARE(duel.sinks[0].refusal("bet"), code);
    } else {
        QCOMPARE(bettor.refused(bet, "bet"), code);
    }
    QCOMPARE(duel.fixture.store.account(player)->available, balance);
    QCOMPARE(duel.fixture.store.single(QStringLiteral("SELECT count(*) FROM bets")),
             std::string{"0"});
    verifySound(duel);
}

/// The bet was good when it came, and the game had begun when its amount was held.
void HostSpectatingTest::betIsReleasedWhenTheGameHasStarted() {
    Duel duel(shortCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    bettor.ask(betOn(duel, 0, Amount::data(100)), "bet");
    QVERIFY(bettor.sink.answer("bet") == nullptr);
    duel.fixture.clock.push(Duration{1'500});
    QVERIFY(HostFixture::waitUntil([&] { return bettor.sink.answer("bet") != nullptr; }));
    QCOMPARE(bettor.sink.refusal("bet"), ErrorCode::BettingClosed);
    const auto account = duel.fixture.store.account(bettor.sink.last<AuthSuccess>()->playerId);
    QCOMPARE(account->available, Amount::data(10'000));
    QVERIFY(account->locked.isZero());
    verifySound(duel);
}

void HostSpectatingTest::betsArePaidOnce() {
    Duel duel(shortCountdown);
    Watcher first(duel.fixture, 3);
    Watcher second(duel.fixture, 4);
    QVERIFY(duel.toReady());
    const std::size_t fast = sideOf(duel, 0);
    first.ask(betOn(duel, fast, Amount::data(300)), "bet");
    first.ask(betOn(duel, 1 - fast, Amount::data(50)), "hedge");
    second.ask(betOn(duel, 1 - fast, Amount::data(50)), "bet");
    QVERIFY(HostFixture::waitUntil([&] {
        return first.sink.answer("hedge") != nullptr && second.sink.answer("bet") != nullptr &&
               duel.sinks[0].last<GameStarted>() != nullptr;
    }));
    duel.type(0);
    QVERIFY(HostFixture::waitUntil([&] {
        return first.sink.last<SpectateResult>() != nullptr &&
               second.sink.last<SpectateResult>() != nullptr;
    }));
    // A pool of 400 less 20.
    const SpectateResult won = *first.sink.last<SpectateResult>();
    QCOMPARE(won.payout, Amount::data(380));
    QCOMPARE(won.bets.size(), std::size_t{2});
    QCOMPARE(won.bets[0].payout, Amount::data(380));
    QVERIFY(won.bets[1].payout.isZero());
    QCOMPARE(won.balance, std::optional(Amount::data(10'030)));
    const SpectateResult lost = *second.sink.last<SpectateResult>();
    QVERIFY(lost.payout.isZero());
    QCOMPARE(lost.balance, std::optional(Amount::data(9'950)));
    // The players were told first, and have nothing of it.
    QCOMPARE(duel.sinks[0].last<MatchSettled>()->balance, Amount::data(10'040));
    verifySound(duel);
    duel.fixture.restart();
    const PlayerId player = first.sink.last<AuthSuccess>()->playerId;
    QCOMPARE(duel.fixture.store.account(player)->available, Amount::data(10'030));
    verifySound(duel);
    // Whoever was away is told by session.state what came of it.
    RecordingSink back;
    duel.fixture.signIn(back, first.token);
    SpectateResult missed = won;
    missed.balance.reset();
    QCOMPARE(back.last<SessionState>()->lastBets.size(), std::size_t{1});
    QVERIFY(back.last<SessionState>()->lastBets.front() == missed);
    QCOMPARE(back.last<SessionState>()->balance, Amount::data(10'030));
}

void HostSpectatingTest::betsComeBackWithACancelledMatch() {
    Duel duel(longCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    QVERIFY(bettor.answered<SpectateBetAccepted>(betOn(duel, 0, Amount::data(100)), "bet") !=
            nullptr);
    QVERIFY(duel.fixture.host->cancelMatch(duel.match()).ok());
    QVERIFY(HostFixture::waitUntil([&] { return bettor.sink.last<SpectateResult>() != nullptr; }));
    const SpectateResult& result = *bettor.sink.last<SpectateResult>();
    QVERIFY(!result.winner.value);
    QVERIFY(!result.endReason);
    QCOMPARE(result.payout, Amount::data(100));
    QCOMPARE(result.balance, std::optional(Amount::data(10'000)));
    verifySound(duel);
}

void HostSpectatingTest::newSessionKnowsItsBets() {
    Duel duel(longCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    QVERIFY(bettor.answered<SpectateJoined>(SpectateJoin{duel.match()}, "join") != nullptr);
    const auto* accepted =
        bettor.answered<SpectateBetAccepted>(betOn(duel, 0, Amount::data(100)), "bet");
    QVERIFY(accepted != nullptr);
    const std::string hash = accepted->receipt.txHash;
    const auto* again = bettor.answered<SpectateJoined>(SpectateJoin{duel.match()}, "again");
    QVERIFY(again != nullptr);
    QCOMPARE(again->bets.size(), std::size_t{1});
    QCOMPARE(again->bets[0].txHash, hash);
    duel.fixture.host->close(bettor.session);
    RecordingSink back;
    duel.fixture.signIn(back, bettor.token);
    const SessionState& state = *back.last<SessionState>();
    QVERIFY(state.spectating.has_value());
    QCOMPARE(state.spectating->bets.size(), std::size_t{1});
    QCOMPARE(state.spectating->bets[0].txHash, hash);
    QCOMPARE(state.balance, Amount::data(9'900));
}

/// The account is read for a new session while the old one bets.
void HostSpectatingTest::balanceIsTrueWhileABetIsOnItsWay() {
    Duel duel(longCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    RecordingSink back;
    const SessionId session = duel.fixture.host->open(back);
    duel.fixture.host->receive(session, Auth{bettor.token, {}}, "auth");
    bettor.ask(betOn(duel, 0, Amount::data(100)), "bet");
    QVERIFY(HostFixture::waitUntil([&] { return back.last<SessionState>() != nullptr; }));
    QCOMPARE(back.last<SessionState>()->balance, Amount::data(9'900));
    QCOMPARE(bettor.sink.endedWith, CloseCode::Replaced);
    const auto account = duel.fixture.store.account(back.last<AuthSuccess>()->playerId);
    QCOMPARE(account->available, Amount::data(9'900));
    QVERIFY(account->locked.isZero());
    verifySound(duel);
}

void HostSpectatingTest::restartBeforeTheStartRefunds() {
    Duel duel(longCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    QVERIFY(bettor.answered<SpectateBetAccepted>(betOn(duel, 0, Amount::data(100)), "bet") !=
            nullptr);
    // Held, not placed, as the host ends here.
    bettor.ask(betOn(duel, 0, Amount::data(50)), "lost");
    duel.fixture.restart();
    RecordingSink back;
    duel.fixture.signIn(back, bettor.token);
    QCOMPARE(back.last<SessionState>()->balance, Amount::data(10'000));
    QVERIFY(!back.last<SessionState>()->spectating);
    verifySound(duel);
}

void HostSpectatingTest::restartKeepsTheBetsOfAGame() {
    Duel duel(shortCountdown);
    Watcher bettor(duel.fixture, 3);
    QVERIFY(duel.toReady());
    const std::size_t fast = sideOf(duel, 0);
    QVERIFY(bettor.answered<SpectateBetAccepted>(betOn(duel, fast, Amount::data(100)), "bet") !=
            nullptr);
    const std::string hash = bettor.sink.last<SpectateBetAccepted>()->receipt.txHash;
    const MatchId match = duel.match();
    QVERIFY(HostFixture::waitUntil([&] { return duel.sinks[0].last<GameStarted>() != nullptr; }));
    const std::string text = duel.sinks[0].last<MatchCountdown>()->codeSequence;
    duel.fixture.restart();
    RecordingSink player;
    RecordingSink back;
    const SessionId fastSession = duel.fixture.signIn(player, duel.tokens[0]);
    const SessionId backSession = duel.fixture.signIn(back, bettor.token);
    QCOMPARE(back.last<SessionState>()->balance, Amount::data(9'900));
    duel.fixture.host->receive(backSession, SpectateJoin{match}, "join");
    QVERIFY(HostFixture::waitUntil([&] { return back.answer("join") != nullptr; }));
    const auto* joined = back.last<SpectateJoined>();
    QVERIFY(joined != nullptr);
    QCOMPARE(joined->bets.size(), std::size_t{1});
    QCOMPARE(joined->bets[0].txHash, hash);
    duel.fixture.host->receive(fastSession, typed(match, text), "keys");
    QVERIFY(HostFixture::waitUntil([&] { return back.last<SpectateResult>() != nullptr; }));
    // Nobody bet against it.
    QCOMPARE(back.last<SpectateResult>()->payout, Amount::data(100));
    QCOMPARE(back.last<SpectateResult>()->balance, std::optional(Amount::data(10'000)));
    verifySound(duel);
}

void HostSpectatingTest::drainTellsWatchersFirst() {
    Duel duel(shortCountdown);
    std::vector<std::unique_ptr<Watcher>> watchers;
    for (int number = 3; number < 43; ++number)
        watchers.push_back(std::make_unique<Watcher>(duel.fixture, number));
    QVERIFY(duel.toReady());
    for (const auto& watcher : watchers)
        QVERIFY(watcher->answered<SpectateJoined>(SpectateJoin{duel.match()}, "join") != nullptr);
    QVERIFY(HostFixture::waitUntil([&] { return duel.sinks[0].last<GameStarted>() != nullptr; }));
    bool isDrained = false;
    std::size_t told = 0;
    duel.fixture.host->drain(std::chrono::minutes{1}, [&] {
        isDrained = true;
        told = static_cast<std::size_t>(std::ranges::count_if(watchers, [](const auto& watcher) {
            return watcher->sink.template last<SpectateResult>() != nullptr;
        }));
    });
    duel.type(0);
    QVERIFY(HostFixture::waitUntil([&] { return isDrained; }));
    QCOMPARE(told, watchers.size());
}

QTEST_GUILESS_MAIN(HostSpectatingTest)
#include "tst_host_spectating.moc"
