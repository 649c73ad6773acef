// Goal: while the store cannot keep up, new work is refused at once and told when to come again;
// who holds a place goes on and comes back, a running match keeps its deadlines, and what needs
// the store is told after it. Then everyone is welcome again. Over the real store, whose database
// another connection holds.
#include <QTest>

#include "tests/host/busy_database.h"
#include "tests/host/host_duel.h"

#include <optional>

using namespace arcade;
using namespace arcade::host;
using namespace arcade::host::test;

namespace {

/// One more player, under a number, signed in or about to be.
struct Guest {
    Guest(HostFixture& hostFixture, int number)
        : fixture(hostFixture)
        , token(hostFixture.newToken(number)) {}

    void signIn() { session = fixture.signIn(sink, token); }
    void ask(const ClientMessage& message, const std::string& id) {
        fixture.host->receive(session, message, id);
    }
    /// Refused at once, for now.
    bool isPutOff(const std::string& id) const {
        const ServerMessage* answer = sink.answer(id);
        const auto* error = answer != nullptr ? std::get_if<ErrorReply>(answer) : nullptr;
        return error != nullptr && error->code == ErrorCode::ServerFull &&
               error->retryAfter.value_or(Duration{}) > Duration{};
    }

    HostFixture& fixture;
    std::string token;
    RecordingSink sink;
    SessionId session;
};

QueueEnter enterDiamond() {
    QueueEnter request;
    request.stakeTier = StakeTier::Diamond;
    return request;
}

FindMatchRequest chessFor(const std::string& player) {
    return {"chess", DirectAsset::Usdt, *DirectAmount::of(20), player};
}

/// A duel in play, somebody who waits, and two who want something, over a store that nobody
/// serves until release().
class Overload {
public:
    bool begin() {
        waiting.signIn();
        waiting.ask(enterDiamond(), "enter");
        guest.signIn();
        if (!duel.toActive() ||
            !HostFixture::waitUntil([this] { return waiting.sink.answer("enter") != nullptr; }) ||
            !HostFixture::waitUntil([this] { return host().commitsPending() == 0; }))
            return false;
        m_busy.emplace(duel.fixture.store.options.folder);
        return m_busy->isHeld() &&
               HostFixture::waitUntil([this] { return host().load().isOverloaded(); });
    }
    /// False when the overload does not end.
    bool release() {
        m_busy.reset();
        return HostFixture::waitUntil([this] { return !host().load().isOverloaded(); });
    }
    CoordinatorHost& host() { return *duel.fixture.host; }

    Duel duel{std::in_place, [](HostFixture& fixture) {
                  // Only the test ends it.
                  fixture.store.options.busyTimeout = std::chrono::seconds{60};
                  fixture.settings.overload.commitWait = Duration{1000};
              }};
    Guest waiting{duel.fixture, 3};
    Guest guest{duel.fixture, 4};
    Guest newcomer{duel.fixture, 5};

private:
    std::optional<BusyDatabase> m_busy;
};

} // namespace

class OverloadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newWorkIsPutOff();
    void aRunningMatchKeepsItsDeadlines();
    void whoHoldsAPlaceComesBackAndMayLeave();
};

void OverloadTest::newWorkIsPutOff() {
    Overload overload;
    QVERIFY(overload.begin());
    Guest& guest = overload.guest;
    guest.ask(enterBronze(), "enter");
    QVERIFY(guest.isPutOff("enter"));
    guest.ask(SpectateJoin{overload.duel.match()}, "watch");
    QVERIFY(guest.isPutOff("watch"));
    Guest& newcomer = overload.newcomer;
    newcomer.session = overload.host().open(newcomer.sink);
    newcomer.ask(Auth{newcomer.token, {}}, "auth");
    QVERIFY(newcomer.isPutOff("auth"));
    std::optional<Error> refusal;
    overload.host().findMatch(chessFor("ann"), [&](const Result<FindMatchReply>& reply) {
        refusal = reply ? std::optional<Error>{} : reply.error();
    });
    QVERIFY(refusal && refusal->code == ErrorCode::ServerFull && refusal->retryAfter);
    // What costs nothing is answered as ever.
    guest.ask(ClientPing{}, "ping");
    QVERIFY(guest.sink.answer("ping") != nullptr);
    guest.ask(SpectateList{}, "list");
    QVERIFY(guest.sink.last<SpectateMatches>() != nullptr);

    QVERIFY(overload.release());
    guest.ask(SpectateJoin{overload.duel.match()}, "watch again");
    QVERIFY(HostFixture::waitUntil([&] { return guest.sink.last<SpectateJoined>() != nullptr; }));
    newcomer.ask(Auth{newcomer.token, {}}, "auth again");
    QVERIFY(HostFixture::waitUntil([&] { return newcomer.sink.last<SessionState>() != nullptr; }));
    newcomer.ask(enterBronze(), "enter again");
    QVERIFY(HostFixture::waitUntil([&] { return newcomer.sink.last<QueueUpdate>() != nullptr; }));
    QVERIFY(!newcomer.sink.refusal("enter again"));
}

void OverloadTest::aRunningMatchKeepsItsDeadlines() {
    Overload overload;
    QVERIFY(overload.begin());
    Duel& duel = overload.duel;
    const std::string& text = duel.sinks[0].last<MatchCountdown>()->codeSequence;
    const auto& rivals = duel.sinks[1];
    duel.fixture.host->receive(duel.sessions[0], typed(duel.match(), text.substr(0, 3)), "first");
    QVERIFY(HostFixture::waitUntil([&] { return duel.sinks[0].last<GameState>() != nullptr; }));
    QCOMPARE(duel.sinks[0].last<GameState>()->keysAccepted, 3);
    QVERIFY(HostFixture::waitUntil([&] { return rivals.last<OpponentProgress>() != nullptr; }));
    // It ends at its time; what came of it is told when it is booked.
    duel.type(0);
    QVERIFY(HostFixture::waitUntil([&] { return overload.host().core().matches().empty(); }));
    QVERIFY(overload.host().load().isOverloaded());
    QVERIFY(duel.sinks[0].last<GameResult>() == nullptr);

    QVERIFY(overload.release());
    QVERIFY(duel.toResult());
    QVERIFY(duel.sinks[0].last<GameResult>()->endReason == EndReason::Completed);
    QVERIFY(duel.sinks[1].last<MatchSettled>() != nullptr);
}

void OverloadTest::whoHoldsAPlaceComesBackAndMayLeave() {
    Overload overload;
    QVERIFY(overload.begin());
    Duel& duel = overload.duel;
    overload.host().close(duel.sessions[1]);
    RecordingSink back;
    const SessionId session = overload.host().open(back);
    overload.host().receive(session, Auth{duel.tokens[1], {}}, "auth");
    QVERIFY(!back.refusal("auth"));
    overload.waiting.ask(QueueLeave{}, "leave");
    QVERIFY(!overload.waiting.sink.refusal("leave"));

    QVERIFY(overload.release());
    QVERIFY(HostFixture::waitUntil([&] { return back.last<SessionState>() != nullptr; }));
    QVERIFY(back.last<SessionState>()->match.has_value());
    QVERIFY(
        HostFixture::waitUntil([&] { return overload.waiting.sink.answer("leave") != nullptr; }));
    QVERIFY(!overload.waiting.sink.refusal("leave"));
}

QTEST_GUILESS_MAIN(OverloadTest)
#include "tst_overload.moc"
