// Goal: what acknowledges records leaves after their commit and in order; a commit that nothing
// waits for is put off until something does. Over the real store.
#include "server/host/delivery_queue.h"
#include "server/telemetry/metrics.h"
#include "tests/store/store_fixture.h"

#include <QObject>

using namespace arcade;
using namespace arcade::host;
using namespace arcade::store::test;

class DeliveryQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void typingAloneIsNotWaitedFor();
    void acknowledgementTakesTheCommitsBeforeItAlong();
    void wholeStateHurriesWhatItStandsBehind();
    void callHurriesWhatItStandsBehind();
    void broadcastIsWaitedFor();

private:
    static host::Delivery to(int session, ServerMessage message) {
        return {SessionId{static_cast<std::uint64_t>(session)},
                playerId(session),
                std::make_shared<Outgoing>(Outgoing{std::move(message), kStart, {}}),
                {}};
    }
    void commit(std::vector<host::Delivery> deliveries) {
        m_queue->commit({}, {std::move(deliveries), {}}, kStart);
    }
    bool waitForDelivered(qsizetype count) {
        return StoreFixture::waitUntil([&] { return m_delivered.size() >= count; });
    }

    std::unique_ptr<StoreFixture> m_fixture;
    telemetry::Metrics m_metrics;
    std::unique_ptr<FanOut> m_fanOut;
    std::unique_ptr<DeliveryQueue> m_queue;
    QStringList m_delivered;
};

void DeliveryQueueTest::init() {
    m_delivered.clear();
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->options.unhurriedWait = std::chrono::hours{1};
    QVERIFY(m_fixture->open().ok());
    m_fanOut = std::make_unique<FanOut>(
        [this](PlayerId, const auto&, auto) { m_delivered.append(QStringLiteral("broadcast")); },
        [](std::span<const PlayerId>) {}, m_metrics.fanOutTime, m_metrics.fanOutSliceTime);
    m_queue = std::make_unique<DeliveryQueue>(
        m_fixture->store(),
        [this](const host::Delivery& delivery) {
            m_delivered.append(
                QString::number(delivery.session.value) + u' ' +
                QString::fromUtf8(infoOf(delivery.outgoing->message).wireName.data()));
        },
        *m_fanOut);
}

void DeliveryQueueTest::cleanup() {
    m_fixture.reset();
    m_queue.reset();
    m_fanOut.reset();
}

void DeliveryQueueTest::typingAloneIsNotWaitedFor() {
    commit({to(1, GameState{}), to(2, OpponentProgress{})});
    QCOMPARE(m_delivered.size(), 2);
    commit({});
    m_fixture->newPlayer(1);
    QVERIFY(StoreFixture::waitUntil([&] { return m_queue->pending() == 0; }));
    QCOMPARE(m_delivered.size(), 2);
}

void DeliveryQueueTest::acknowledgementTakesTheCommitsBeforeItAlong() {
    commit({to(1, GameState{})});
    commit({});
    QCOMPARE(m_queue->pending(), std::size_t{2});
    commit({to(1, Ok{}), to(2, OpponentProgress{})});
    // Behind the acknowledgement to the same session, but not to the other.
    m_queue->send(to(1, GameState{}));
    m_queue->send(to(2, GameState{}));
    const QStringList atOnce{QStringLiteral("1 game.state"),
                             QStringLiteral("2 game.opponent_progress"),
                             QStringLiteral("2 game.state")};
    QCOMPARE(m_delivered, atOnce);
    QVERIFY(waitForDelivered(5));
    QCOMPARE(m_delivered,
             atOnce + QStringList({QStringLiteral("1 ok"), QStringLiteral("1 game.state")}));
    QCOMPARE(m_queue->pending(), std::size_t{0});
}

void DeliveryQueueTest::wholeStateHurriesWhatItStandsBehind() {
    commit({});
    m_queue->sendBehindAll(to(1, SessionState{}));
    QVERIFY(m_delivered.isEmpty());
    QVERIFY(waitForDelivered(1));
    QCOMPARE(m_queue->pending(), std::size_t{0});
}

void DeliveryQueueTest::callHurriesWhatItStandsBehind() {
    commit({});
    bool isCalled = false;
    m_queue->whenDurable([&] { isCalled = true; });
    QVERIFY(!isCalled);
    QVERIFY(StoreFixture::waitUntil([&] { return isCalled; }));
}

void DeliveryQueueTest::broadcastIsWaitedFor() {
    Broadcast broadcast{std::make_shared<Outgoing>(Outgoing{SpectateUpdate{}, kStart, {}}),
                        {playerId(1)}};
    m_queue->commit({}, {{}, {std::move(broadcast)}}, kStart);
    QVERIFY(waitForDelivered(1));
}

QTEST_GUILESS_MAIN(DeliveryQueueTest)
#include "tst_delivery_queue.moc"
