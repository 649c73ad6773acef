// Goal: the host answers every request once, tells nothing before it is durable, keeps one session
// a player, and continues after its end from what the store holds. Over the real store and core.
#include <QTest>

#include "tests/host/host_fixture.h"

using namespace arcade;
using namespace arcade::host;
using namespace arcade::host::test;

namespace {

QueueEnter enterBronze() {
    QueueEnter request;
    request.stakeTier = StakeTier::Bronze;
    return request;
}

GameProgress typed(MatchId match, std::string_view text, std::int64_t before) {
    GameProgress progress;
    progress.matchId = match;
    progress.keysBefore = before;
    progress.typed = std::string(text);
    return progress;
}

} // namespace

class CoordinatorHostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsBeforeAuthAreRefused();
    void authTellsWhoAndWhere();
    void wrongTokensAreRefused();
    void expiredTokenIsGoodForWhoHoldsAPlace();
    void entryIsDurableBeforeItIsTold();
    void requestsWaitBehindASlowOne();
    void balanceIsToldWhenAStakeMoves();
    void pingIsAnsweredAheadOfWhatWaits();
    void goneWhileReservingIsSuspended();
    void newSessionReplacesTheOld();
    void placeComesBeforeAnythingElse();
    void thirdDeclineBlocksForAMinute();
    void duelIsPlayedAndPaidOnce();
    void ticketSurvivesTheHost();
    void wrongEntriesAreRefused();
};

void CoordinatorHostTest::requestsBeforeAuthAreRefused() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.host->open(sink);
    fixture.host->receive(session, enterBronze(), "1");
    fixture.host->receive(session, Pong{}, "2");
    fixture.host->receive(session, ClientPing{}, "3");
    QCOMPARE(sink.refusal("1"), ErrorCode::Unauthenticated);
    QCOMPARE(sink.refusal("3"), ErrorCode::Unauthenticated);
    QCOMPARE(sink.received.size(), std::size_t{2});
}

void CoordinatorHostTest::authTellsWhoAndWhere() {
    HostFixture fixture;
    RecordingSink sink;
    fixture.signIn(sink, fixture.newToken(1));
    QVERIFY(sink.isAuthenticated);
    QCOMPARE(sink.names(), (std::vector<std::string>{"auth.success", "session.state"}));
    QVERIFY(sink.answer("auth") != nullptr);
    QCOMPARE(sink.last<AuthSuccess>()->balance, Amount::data(10'000));
    QCOMPARE(sink.last<AuthSuccess>()->rating, kStartRating);
    QVERIFY(!sink.last<SessionState>()->ticket);
    QVERIFY(!sink.last<SessionState>()->match);
}

void CoordinatorHostTest::wrongTokensAreRefused() {
    HostFixture fixture;
    const std::string token = fixture.newToken(1);
    const std::string stranger =
        fixture.authenticator.issue(PlayerId{7, 7}, Address{}, "stranger", fixture.clock.now())
            .text;
    RecordingSink sink;
    const SessionId session = fixture.host->open(sink);
    fixture.host->receive(session, Auth{"no.token", {}}, "forged");
    fixture.host->receive(session, Auth{token, Address{}.toString()}, "address");
    fixture.host->receive(session, Auth{fixture.newToken(2, std::chrono::hours{2}), {}}, "old");
    fixture.host->receive(session, Auth{stranger, {}}, "stranger");
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("stranger") != nullptr; }));
    QCOMPARE(sink.refusal("forged"), ErrorCode::TokenInvalid);
    QCOMPARE(sink.refusal("address"), ErrorCode::TokenInvalid);
    QCOMPARE(sink.refusal("old"), ErrorCode::TokenExpired);
    QCOMPARE(sink.refusal("stranger"), ErrorCode::TokenInvalid);
    QVERIFY(!sink.isAuthenticated);
}

void CoordinatorHostTest::expiredTokenIsGoodForWhoHoldsAPlace() {
    HostFixture fixture;
    const PlayerAccount account = fixture.store.newPlayer(1);
    const auto token = [&](Duration age) {
        return fixture.authenticator
            .issue(account.id, account.address, account.callsign, fixture.clock.now() - age)
            .text;
    };
    RecordingSink first;
    const SessionId session = fixture.signIn(first, token(Duration{0}));
    fixture.host->receive(session, enterBronze(), "enter");
    QVERIFY(HostFixture::waitUntil([&] { return first.answer("enter") != nullptr; }));
    fixture.host->close(session);
    RecordingSink second;
    fixture.signIn(second, token(std::chrono::hours{2}));
    QVERIFY(second.isAuthenticated);
    QVERIFY(second.last<SessionState>()->ticket.has_value());
    QCOMPARE(second.last<SessionState>()->ticket->status, TicketStatus::Searching);
}

void CoordinatorHostTest::entryIsDurableBeforeItIsTold() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.signIn(sink, fixture.newToken(1));
    std::string ticketsOnDisk;
    std::string holdsOnDisk;
    sink.beforeDelivery = [&](const ServerMessage& message) {
        if (!std::holds_alternative<QueueUpdate>(message))
            return;
        ticketsOnDisk = fixture.store.single(QStringLiteral("SELECT count(*) FROM tickets"));
        holdsOnDisk = fixture.store.single(QStringLiteral("SELECT count(*) FROM holds"));
    };
    fixture.host->receive(session, enterBronze(), "enter");
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("enter") != nullptr; }));
    QVERIFY(std::holds_alternative<QueueUpdate>(*sink.answer("enter")));
    QCOMPARE(ticketsOnDisk, std::string{"1"});
    QCOMPARE(holdsOnDisk, std::string{"1"});
}

void CoordinatorHostTest::requestsWaitBehindASlowOne() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.signIn(sink, fixture.newToken(1));
    fixture.host->receive(session, enterBronze(), "enter");
    fixture.host->receive(session, enterBronze(), "again");
    fixture.host->receive(session, QueueLeave{}, "leave");
    fixture.host->receive(session, QueueLeave{}, "gone");
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("gone") != nullptr; }));
    QVERIFY(std::holds_alternative<QueueUpdate>(*sink.answer("enter")));
    QCOMPARE(sink.refusal("again"), ErrorCode::AlreadyInQueue);
    QVERIFY(std::holds_alternative<Ok>(*sink.answer("leave")));
    QCOMPARE(sink.refusal("gone"), ErrorCode::NotInQueue);
    QVERIFY(fixture.store.audit().sound);
}

void CoordinatorHostTest::balanceIsToldWhenAStakeMoves() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.signIn(sink, fixture.newToken(1));
    fixture.host->receive(session, enterBronze(), "enter");
    QVERIFY(HostFixture::waitUntil([&] { return sink.last<BalanceUpdate>() != nullptr; }));
    QCOMPARE(sink.last<BalanceUpdate>()->balance, Amount::data(9'950));
    QCOMPARE(sink.names(), (std::vector<std::string>{"auth.success", "session.state",
                                                     "queue.update", "balance.update"}));
    fixture.host->receive(session, QueueLeave{}, "leave");
    QVERIFY(HostFixture::waitUntil([&] { return sink.names().size() == 6; }));
    QVERIFY(std::holds_alternative<Ok>(*sink.answer("leave")));
    QCOMPARE(sink.last<BalanceUpdate>()->balance, Amount::data(10'000));
    QCOMPARE(sink.names().back(), std::string{"balance.update"});
}

void CoordinatorHostTest::pingIsAnsweredAheadOfWhatWaits() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.host->open(sink);
    fixture.host->receive(session, Auth{fixture.newToken(1), {}}, "auth");
    fixture.host->receive(session, ClientPing{}, "early");
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("early") != nullptr; }));
    QCOMPARE(sink.names(), (std::vector<std::string>{"auth.success", "session.state", "ok"}));
    fixture.host->receive(session, enterBronze(), "enter");
    const Instant before = fixture.clock.now();
    fixture.host->receive(session, ClientPing{}, "ping");
    QVERIFY(sink.answer("ping") != nullptr);
    QVERIFY(std::holds_alternative<Ok>(*sink.answer("ping")));
    QVERIFY(sink.answer("enter") == nullptr);
    QVERIFY(sink.received.back().at >= before && sink.received.back().at <= fixture.clock.now());
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("enter") != nullptr; }));
}

void CoordinatorHostTest::goneWhileReservingIsSuspended() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.signIn(sink, fixture.newToken(1));
    fixture.host->receive(session, enterBronze(), "enter");
    fixture.host->close(session);
    const auto suspended = [&] {
        const auto queues = fixture.host->core().queues(fixture.host->now());
        return !queues.empty() && queues.front().suspended == 1;
    };
    QVERIFY(HostFixture::waitUntil(suspended));
    QVERIFY(sink.answer("enter") == nullptr);
}

void CoordinatorHostTest::newSessionReplacesTheOld() {
    HostFixture fixture;
    const std::string token = fixture.newToken(1);
    RecordingSink first;
    const SessionId old = fixture.signIn(first, token);
    fixture.host->receive(old, enterBronze(), "enter");
    QVERIFY(HostFixture::waitUntil([&] { return first.answer("enter") != nullptr; }));
    RecordingSink second;
    const SessionId current = fixture.signIn(second, token);
    QCOMPARE(first.names().back(), std::string{"session.replaced"});
    QCOMPARE(first.endedWith, CloseCode::Replaced);
    QVERIFY(second.last<SessionState>()->ticket.has_value());
    const std::size_t before = first.received.size();
    // The end of the old connection is nobody's disconnect.
    fixture.host->receive(old, QueueLeave{}, "late");
    fixture.host->close(old);
    fixture.host->receive(current, QueueLeave{}, "leave");
    QVERIFY(HostFixture::waitUntil([&] { return second.answer("leave") != nullptr; }));
    QVERIFY(std::holds_alternative<Ok>(*second.answer("leave")));
    QCOMPARE(first.received.size(), before);
}

/// SPEC 3.1.6: whoever has a place is told so, whatever else is wrong with the request.
void CoordinatorHostTest::placeComesBeforeAnythingElse() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.signIn(sink, fixture.newToken(1));
    fixture.host->receive(session, enterBronze(), "enter");
    QueueEnter war = enterBronze();
    war.gameType = GameType::ProxyWar;
    fixture.host->receive(session, war, "war");
    fixture.host->receive(session, QueueEnter{}, "tierless");
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("tierless") != nullptr; }));
    QCOMPARE(sink.refusal("war"), ErrorCode::AlreadyInQueue);
    QCOMPARE(sink.refusal("tierless"), ErrorCode::AlreadyInQueue);
}

void CoordinatorHostTest::thirdDeclineBlocksForAMinute() {
    HostFixture fixture;
    RecordingSink choosy;
    RecordingSink willing;
    const SessionId session = fixture.signIn(choosy, fixture.newToken(1));
    const SessionId other = fixture.signIn(willing, fixture.newToken(2));
    fixture.host->receive(other, enterBronze(), "enter");
    for (int strike = 1; strike <= 3; ++strike) {
        const std::string request = "decline" + std::to_string(strike);
        choosy.received.clear();
        fixture.host->receive(session, enterBronze(), "enter");
        QVERIFY(HostFixture::waitUntil([&] { return choosy.last<MatchFound>() != nullptr; }));
        fixture.host->receive(
            session, MatchReady{choosy.last<MatchFound>()->matchId, ReadyResponse::Decline},
            request);
        QVERIFY(HostFixture::waitUntil([&] { return choosy.answer(request) != nullptr; }));
        QCOMPARE(choosy.last<MatchCancelled>()->strikes, std::optional{strike});
    }
    QCOMPARE(choosy.last<MatchCancelled>()->blockedFor, std::optional{Duration{60'000}});
    fixture.host->receive(session, enterBronze(), "blocked");
    QCOMPARE(choosy.refusal("blocked"), ErrorCode::RateLimited);
    const auto& refused = std::get<ErrorReply>(*choosy.answer("blocked"));
    QVERIFY(refused.retryAfter > Duration{0} && refused.retryAfter <= Duration{60'000});
    fixture.clock.push(Duration{60'000});
    fixture.host->receive(session, enterBronze(), "again");
    QVERIFY(HostFixture::waitUntil([&] { return choosy.answer("again") != nullptr; }));
    QVERIFY(std::holds_alternative<QueueUpdate>(*choosy.answer("again")));
}

void CoordinatorHostTest::duelIsPlayedAndPaidOnce() {
    HostFixture fixture;
    RecordingSink winner;
    RecordingSink loser;
    const SessionId fast = fixture.signIn(winner, fixture.newToken(1));
    const SessionId slow = fixture.signIn(loser, fixture.newToken(2));
    fixture.host->receive(fast, enterBronze(), "enter");
    fixture.host->receive(slow, enterBronze(), "enter");
    QVERIFY(HostFixture::waitUntil([&] {
        return winner.last<MatchFound>() != nullptr && loser.last<MatchFound>() != nullptr;
    }));
    const MatchId match = winner.last<MatchFound>()->matchId;
    fixture.host->receive(fast, MatchShown{match}, "shown");
    fixture.host->receive(fast, MatchReady{match, ReadyResponse::Accept}, "accept");
    fixture.host->receive(slow, MatchReady{match, ReadyResponse::Accept}, "accept");
    QVERIFY(HostFixture::waitUntil([&] { return winner.last<GameStarted>() != nullptr; }));
    const Instant startedAt = fixture.host->core().findMatch(match)->startedAt.value();
    fixture.host->receive(fast, MatchStarted{match, startedAt}, "start");
    fixture.host->receive(slow, MatchStarted{match, startedAt + Duration{40}}, "start");
    fixture.host->receive(slow, MatchStarted{match, startedAt}, "again");
    const std::string text = winner.last<MatchCountdown>()->codeSequence;
    fixture.host->receive(fast, typed(match, text, 0), "keys");
    QVERIFY(HostFixture::waitUntil([&] { return winner.last<MatchSettled>() != nullptr; }));
    QVERIFY(HostFixture::waitUntil([&] { return loser.last<MatchSettled>() != nullptr; }));

    QVERIFY(winner.answer("shown") == nullptr);
    QVERIFY(std::holds_alternative<Ok>(*winner.answer("accept")));
    QVERIFY(std::holds_alternative<Ok>(*winner.answer("start")));
    QVERIFY(std::holds_alternative<Ok>(*loser.answer("start")));
    QCOMPARE(loser.refusal("again"), ErrorCode::InvalidState);
    QVERIFY(fixture.metrics.serialize().find("match_start_skew_seconds_sum 0.04\n") !=
            std::string::npos);
    fixture.host->receive(slow, MatchStarted{match, startedAt}, "late");
    QCOMPARE(loser.refusal("late"), ErrorCode::MatchNotFound);
    QVERIFY(std::holds_alternative<GameState>(*winner.answer("keys")));
    const GameResult& result = *winner.last<GameResult>();
    QCOMPARE(result.prize, Amount::data(90));
    QCOMPARE(result.ratingChange, 16);
    QCOMPARE(result.txHash.value, winner.last<MatchSettled>()->txHash);
    QCOMPARE(winner.last<MatchSettled>()->balance, Amount::data(10'040));
    QCOMPARE(loser.last<MatchSettled>()->balance, Amount::data(9'950));
    QCOMPARE(loser.last<GameResult>()->ratingChange, -16);
    const auto names = winner.names();
    QCOMPARE(names.at(names.size() - 2), std::string{"game.result"});
    QCOMPARE(names.back(), std::string{"match.settled"});
    QVERIFY(fixture.store.audit().sound);
}

void CoordinatorHostTest::ticketSurvivesTheHost() {
    HostFixture fixture;
    const std::string token = fixture.newToken(1);
    RecordingSink before;
    const SessionId session = fixture.signIn(before, token);
    fixture.host->receive(session, enterBronze(), "enter");
    QVERIFY(HostFixture::waitUntil([&] { return before.answer("enter") != nullptr; }));
    const Instant enteredAt = before.last<QueueUpdate>()->enteredAt;
    fixture.restart();
    RecordingSink after;
    fixture.signIn(after, token);
    QVERIFY(after.last<SessionState>() != nullptr);
    QVERIFY(after.last<SessionState>()->ticket.has_value());
    QCOMPARE(after.last<SessionState>()->ticket->enteredAt, enteredAt);
    QCOMPARE(after.last<SessionState>()->balance, Amount::data(9'950));
}

void CoordinatorHostTest::wrongEntriesAreRefused() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.signIn(sink, fixture.newToken(1));
    QueueEnter war = enterBronze();
    war.gameType = GameType::ProxyWar;
    QueueEnter crossed = enterBronze();
    crossed.preferences = QueuePreferences{{}, 1300, 1200};
    fixture.host->receive(session, war, "war");
    fixture.host->receive(session, QueueEnter{}, "tierless");
    fixture.host->receive(session, crossed, "crossed");
    QCOMPARE(sink.refusal("war"), ErrorCode::BadMessage);
    QCOMPARE(sink.refusal("tierless"), ErrorCode::InvalidTier);
    QCOMPARE(sink.refusal("crossed"), ErrorCode::BadMessage);
}

QTEST_GUILESS_MAIN(CoordinatorHostTest)
#include "tst_coordinator_host.moc"
