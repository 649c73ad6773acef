// Goal: an answer to keystrokes leaves together with what else the player is told, by itself after
// a bounded time, as the newest of several, and never after what it was decided before.
#include "server/gateway/delayed_answers.h"
#include "shared/codec/envelope.h"
#include "tests/gateway/fake_transport.h"
#include "tests/gateway/raw_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTest>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

constexpr Duration kDelay{20};
constexpr std::chrono::hours kNever{1};

std::shared_ptr<const host::Outgoing> outgoing(ServerMessage message) {
    return std::make_shared<host::Outgoing>(host::Outgoing{std::move(message), {}, {}});
}

GameState stateAfter(std::int64_t keys) {
    GameState state;
    state.matchId = MatchId{0, 1};
    state.keysAccepted = keys;
    return state;
}

/// The types of what was sent, each with the request it answers.
std::vector<std::string> sentOver(const FakeTransport::Wire& wire) {
    std::vector<std::string> sent;
    for (const std::string& text : wire.sent) {
        const auto decoded = codec::decodeServer(text);
        if (!decoded.message)
            qFatal("no message: %s", text.c_str());
        sent.push_back(std::string(infoOf(decoded.message.value()).wireName) + ' ' +
                       std::string(decoded.id));
    }
    return sent;
}

class Noted final : public DelayedAnswer {
public:
    Noted(DelayedAnswers& answers, std::vector<int>& left, int number)
        : DelayedAnswer(answers)
        , m_left(left)
        , m_number(number)
        , m_delayedAt(std::chrono::steady_clock::now()) {}

private:
    void answerDue() override {
        QVERIFY(!isDelayed());
        QVERIFY(std::chrono::steady_clock::now() - m_delayedAt >= kDelay);
        m_left.push_back(m_number);
    }

    std::vector<int>& m_left;
    int m_number;
    std::chrono::steady_clock::time_point m_delayedAt;
};

} // namespace

class DelayedAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesWithWhatFollows();
    void leavesByItself();
    void beginningTextIsToldAtOnce();
    void waitsLongerForASlowReceiver();
    void endedConnectionAnswersNothing_data();
    void endedConnectionAnswersNothing();
    void manyLeaveInTheirOrder();

private:
    std::unique_ptr<Peer> peerWith(Duration delay);

    std::unique_ptr<TestServer> m_server;
    FakeTransport::Wire m_wire;
    EnvelopeDialect m_dialect;
    Deadlines m_deadlines;
    std::unique_ptr<DelayedAnswers> m_answers;
    std::optional<Peer::Surroundings> m_surroundings;
};

void DelayedAnswersTest::init() {
    m_server = std::make_unique<TestServer>();
    m_server->start();
    m_wire = {};
}

std::unique_ptr<Peer> DelayedAnswersTest::peerWith(Duration delay) {
    PeerLimits limits;
    limits.backlogSoftBytes = 1000;
    m_answers = std::make_unique<DelayedAnswers>(delay);
    m_surroundings.emplace(Peer::Surroundings{*m_server->coordinator, m_server->metrics,
                                              m_deadlines, *m_answers, limits, [](Peer&) {}});
    return std::make_unique<Peer>(std::make_unique<FakeTransport>(m_wire), m_dialect,
                                  *m_surroundings);
}

void DelayedAnswersTest::leavesWithWhatFollows() {
    const auto peer = peerWith(kNever);
    peer->deliver(outgoing(stateAfter(3)), "first");
    peer->deliver(outgoing(stateAfter(5)), "second");
    // Room that was free all the time is no reason to leave.
    peer->bytesLeft();
    QVERIFY(m_wire.sent.empty());
    peer->deliver(outgoing(OpponentProgress{}), {});
    QCOMPARE(sentOver(m_wire),
             (std::vector<std::string>{"game.state second", "game.opponent_progress "}));
    QVERIFY(m_wire.sent[0].find(R"("keys_accepted":5)") != std::string::npos);
    peer->deliver(outgoing(stateAfter(6)), "third");
    peer->deliver(outgoing(GameResult{}), {});
    QCOMPARE(sentOver(m_wire).back(), "game.result ");
    QCOMPARE(m_wire.sent.size(), std::size_t{4});
}

void DelayedAnswersTest::leavesByItself() {
    const auto peer = peerWith(kDelay);
    for (const std::string id : {"one", "two"}) {
        m_wire.sent.clear();
        peer->deliver(outgoing(stateAfter(1)), id);
        QVERIFY(m_wire.sent.empty());
        QVERIFY(waitUntil([&] { return !m_wire.sent.empty(); }));
        QCOMPARE(sentOver(m_wire), std::vector<std::string>{"game.state " + id});
    }
}

void DelayedAnswersTest::beginningTextIsToldAtOnce() {
    const auto peer = peerWith(kNever);
    GameState next = stateAfter(60);
    next.sequence = "ls -la";
    peer->deliver(outgoing(stateAfter(60)), "last key");
    peer->deliver(outgoing(next), {});
    QCOMPARE(sentOver(m_wire), (std::vector<std::string>{"game.state last key", "game.state "}));
}

void DelayedAnswersTest::waitsLongerForASlowReceiver() {
    const auto peer = peerWith(kDelay);
    std::vector<int> left;
    peer->deliver(outgoing(stateAfter(1)), "slow");
    m_wire.pending = 1000;
    Noted later(*m_answers, left, 1);
    later.delay();
    QVERIFY(waitUntil([&] { return left.size() == 1; }));
    QVERIFY(m_wire.sent.empty());
    m_wire.pending = 0;
    peer->bytesLeft();
    QCOMPARE(sentOver(m_wire), std::vector<std::string>{"game.state slow"});
}

void DelayedAnswersTest::endedConnectionAnswersNothing_data() {
    QTest::addColumn<bool>("byFarEnd");
    QTest::newRow("by the server") << false;
    QTest::newRow("by the far end") << true;
}

void DelayedAnswersTest::endedConnectionAnswersNothing() {
    QFETCH(bool, byFarEnd);
    const auto peer = peerWith(kDelay);
    std::vector<int> left;
    peer->deliver(outgoing(stateAfter(1)), "late");
    if (byFarEnd)
        peer->closed();
    else
        peer->end(CloseCode::GoingDown, "over");
    Noted later(*m_answers, left, 1);
    later.delay();
    QVERIFY(waitUntil([&] { return left.size() == 1; }));
    QVERIFY(m_wire.sent.empty());
}

void DelayedAnswersTest::manyLeaveInTheirOrder() {
    DelayedAnswers answers(kDelay);
    std::vector<int> left;
    std::vector<std::unique_ptr<Noted>> all;
    std::vector<int> expected;
    for (int number = 0; number < 200; ++number) {
        all.push_back(std::make_unique<Noted>(answers, left, number));
        all.back()->delay();
        all.back()->delay();
        if (number % 3 == 0)
            all.back()->settle();
        else if (number % 3 == 1)
            all.back().reset();
        else
            expected.push_back(number);
    }
    // No more of them in a turn of the loop than leave room for others.
    std::size_t most = 0;
    std::size_t before = 0;
    QVERIFY(waitUntil([&] {
        most = std::max(most, left.size() - before);
        before = left.size();
        return left.size() == expected.size();
    }));
    QCOMPARE(left, expected);
    QVERIFY(most < expected.size());
}

ARCADE_EPOLL_TEST_MAIN(DelayedAnswersTest)
#include "tst_delayed_answers.moc"
