// Goal: a session of Engine.IO without sockets does what the protocol says at each of its stages:
// one poll at a time, the move to a WebSocket without a packet lost, the heartbeat of the server,
// and one end, told once.
#include "server/gateway/engine_io_session.h"

#include "server/gateway/text_frame.h"

#include <QStringList>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace std::chrono_literals;

namespace {

const QString kSeparator = QStringLiteral("\x1e");

/// Writes down what a session wants done: `poll 4a`, `frame 4b`, `ended 0`.
class Recorder : public EngineIoSession::Output {
public:
    void answerPoll(std::string payload) override { note("poll", payload); }
    void writeFrame(std::string_view frame) override { note("frame", textOf(frame)); }
    void sendToOffered(std::string_view packet) override { note("offered", packet); }
    void moveToOffered() override { note("move", {}); }
    void dropOffered() override { note("drop", {}); }
    void message(std::string_view text) override {
        note("message", text);
        if (onMessage)
            onMessage();
    }
    void binaryMessage() override { note("binary", {}); }
    void ended(EngineIoEnd how) override { note("ended", std::to_string(static_cast<int>(how))); }

    /// What was written down since it was asked last.
    QStringList take() { return std::exchange(m_notes, {}); }

    std::function<void()> onMessage;

private:
    void note(const char* what, std::string_view text) {
        QString line = QString::fromLatin1(what);
        if (!text.empty())
            line += QLatin1Char(' ') + QString::fromStdString(std::string(text));
        m_notes << line.replace(kSeparator, QStringLiteral("|"));
    }

    QStringList m_notes;
};

QStringList lines(std::initializer_list<const char*> texts) {
    QStringList list;
    for (const char* text : texts)
        list << QString::fromUtf8(text);
    return list;
}

const QStringList kNothing;
const QString kLeft = QStringLiteral("ended 0");
const QString kSilent = QStringLiteral("ended 1");
const QString kFaulty = QStringLiteral("ended 2");
const QString kClosed = QStringLiteral("ended 3");

using Verdict = EngineIoSession::Verdict;

/// A session, its recorder, and the time.
struct Stand {
    explicit Stand(EngineIoCarrier carrier = EngineIoCarrier::Polling)
        : session(carrier, times, recorder, now) {}

    void send(const char* text) { session.send(textFrame(text)); }
    Verdict post(std::string_view body) { return session.post(body, now); }
    void pass(Duration time) {
        now += time;
        session.advance(now);
    }
    /// Offers a WebSocket and tries it.
    void upgradeHalfway() {
        QVERIFY(session.offerSocket(now) == Verdict::Taken);
        session.offeredPacket("2probe");
    }
    void upgrade() {
        upgradeHalfway();
        session.offeredPacket("5");
        recorder.take();
    }

    EngineIoTimes times{.pingInterval = 10s, .pingTimeout = 5s, .upgrade = 4s, .farewell = 3s};
    EngineIoSession::Time now{};
    Recorder recorder;
    EngineIoSession session;
};

} // namespace

class EngineIoSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pollIsAnsweredWhenThereIsSomething();
    void whatWaitsGoesInOneAnswer();
    void secondPollEndsTheSession();
    void abandonedPollEndsTheSession();
    void messagesOfABody();
    void bodies_data();
    void bodies();
    void messageThatClosesIsTheLastOne();
    void clientCloses();
    void upgrades();
    void pollWaitsOverTheProbe();
    void upgradeLosesNothing();
    void offeredMisbehaves_data();
    void offeredMisbehaves();
    void offerRunsOut();
    void offeredGoes();
    void oneOfferAtATime();
    void noPollingAfterTheUpgrade();
    void webSocketPackets_data();
    void webSocketPackets();
    void webSocketGoes();
    void severalPacketsAreSeveralFrames();
    void heartbeatOnPolling();
    void heartbeatOnWebSocket();
    void silenceEnds_data();
    void silenceEnds();
    void lateLoopIsForgiven();
    void unaskedPongChangesNothing();
    void closeAnswersThePoll();
    void closeWaitsForAPoll();
    void closeWaitsNotForEver();
    void closeOnWebSocket();
    void closeDuringTheUpgrade();
    void nothingAfterTheEnd();
};

void EngineIoSessionTest::pollIsAnsweredWhenThereIsSomething() {
    Stand stand;
    QVERIFY(stand.session.poll() == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), kNothing);
    stand.send("4a");
    QCOMPARE(stand.recorder.take(), lines({"poll 4a"}));
    QVERIFY(stand.session.poll() == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), kNothing);
}

void EngineIoSessionTest::whatWaitsGoesInOneAnswer() {
    Stand stand;
    stand.send("4a");
    stand.send("4b\x1e"
               "4c");
    QCOMPARE(stand.session.bytesWaiting(), std::size_t{8});
    QVERIFY(stand.session.poll() == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), lines({"poll 4a|4b|4c"}));
    QCOMPARE(stand.session.bytesWaiting(), std::size_t{0});
}

void EngineIoSessionTest::secondPollEndsTheSession() {
    Stand stand;
    stand.session.poll();
    QVERIFY(stand.session.poll() == Verdict::Refused);
    QCOMPARE(stand.recorder.take(), QStringList({QStringLiteral("poll 1"), kFaulty}));
    QVERIFY(stand.session.poll() == Verdict::Refused);
}

void EngineIoSessionTest::abandonedPollEndsTheSession() {
    Stand stand;
    stand.session.pollGone();
    QCOMPARE(stand.recorder.take(), kNothing);
    stand.session.poll();
    stand.session.pollGone();
    QCOMPARE(stand.recorder.take(), QStringList(kLeft));
}

void EngineIoSessionTest::messagesOfABody() {
    Stand stand;
    QVERIFY(stand.post("4a\x1e"
                       "bAQ==\x1e"
                       "4\x1e"
                       "4b") == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), lines({"message a", "binary", "message", "message b"}));
}

void EngineIoSessionTest::bodies_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no packet") << QByteArray("abc");
    QTest::newRow("separator first") << QByteArray("\x1e"
                                                   "4a");
    QTest::newRow("open") << QByteArray("0{}");
    QTest::newRow("ping, which is the server's") << QByteArray("2");
    QTest::newRow("upgrade") << QByteArray("5");
    QTest::newRow("noop") << QByteArray("6");
}

void EngineIoSessionTest::bodies() {
    QFETCH(QByteArray, body);
    Stand stand;
    stand.session.poll();
    QVERIFY(stand.post(body.toStdString()) == Verdict::Refused);
    QCOMPARE(stand.recorder.take(), QStringList({QStringLiteral("poll 1"), kFaulty}));
}

void EngineIoSessionTest::messageThatClosesIsTheLastOne() {
    Stand stand;
    stand.recorder.onMessage = [&] { stand.session.close(stand.now); };
    QVERIFY(stand.post("4a\x1e"
                       "4b") == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), lines({"message a"}));
}

void EngineIoSessionTest::clientCloses() {
    Stand stand;
    stand.session.poll();
    QVERIFY(stand.post("1") == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), QStringList({QStringLiteral("poll 6"), kLeft}));
}

void EngineIoSessionTest::upgrades() {
    Stand stand;
    stand.session.poll();
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Taken);
    stand.session.offeredPacket("2probe");
    QCOMPARE(stand.recorder.take(), lines({"offered 3probe", "poll 6"}));
    QVERIFY(!stand.session.isOnSocket());
    stand.session.offeredPacket("5");
    QCOMPARE(stand.recorder.take(), lines({"move"}));
    QVERIFY(stand.session.isOnSocket());
    stand.send("4a");
    QCOMPARE(stand.recorder.take(), lines({"frame 4a"}));
}

void EngineIoSessionTest::pollWaitsOverTheProbe() {
    Stand stand;
    stand.upgradeHalfway();
    stand.recorder.take();
    QVERIFY(stand.session.poll() == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), lines({"poll 6"}));
}

void EngineIoSessionTest::upgradeLosesNothing() {
    Stand stand;
    stand.send("4a");
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Taken);
    stand.session.poll();
    stand.session.poll();
    stand.session.offeredPacket("2probe");
    QCOMPARE(stand.recorder.take(), lines({"poll 4a", "offered 3probe", "poll 6"}));
    stand.send("4b");
    stand.send("4c");
    QVERIFY(stand.post("4x") == Verdict::Taken);
    stand.session.offeredPacket("5");
    QCOMPARE(stand.recorder.take(), lines({"message x", "move", "frame 4b", "frame 4c"}));
}

void EngineIoSessionTest::offeredMisbehaves_data() {
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<bool>("isTried");
    for (const char* packet : {"", "x", "2", "2other", "3probe", "4a", "5", "6"})
        QTest::addRow("'%s' first", packet) << QByteArray(packet) << false;
    for (const char* packet : {"", "x", "2probe", "4a", "6"})
        QTest::addRow("'%s' after the probe", packet) << QByteArray(packet) << true;
}

void EngineIoSessionTest::offeredMisbehaves() {
    QFETCH(QByteArray, packet);
    QFETCH(bool, isTried);
    Stand stand;
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Taken);
    if (isTried)
        stand.session.offeredPacket("2probe");
    stand.recorder.take();
    stand.session.offeredPacket(packet.toStdString());
    QCOMPARE(stand.recorder.take(), lines({"drop"}));
    stand.session.poll();
    stand.send("4a");
    QCOMPARE(stand.recorder.take(), lines({"poll 4a"}));
}

void EngineIoSessionTest::offerRunsOut() {
    Stand stand;
    stand.upgradeHalfway();
    stand.recorder.take();
    QVERIFY(stand.session.nextDeadline() == stand.now + 4s);
    stand.pass(4s);
    QCOMPARE(stand.recorder.take(), lines({"drop"}));
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Taken);
}

void EngineIoSessionTest::offeredGoes() {
    Stand stand;
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Taken);
    stand.session.offeredGone();
    QCOMPARE(stand.recorder.take(), kNothing);
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Taken);
}

void EngineIoSessionTest::oneOfferAtATime() {
    Stand stand;
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Taken);
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Refused);
    Stand upgraded;
    upgraded.upgrade();
    QVERIFY(upgraded.session.offerSocket(upgraded.now) == Verdict::Refused);
    QVERIFY(upgraded.session.isOnSocket());
}

void EngineIoSessionTest::noPollingAfterTheUpgrade() {
    Stand stand;
    stand.upgrade();
    QVERIFY(stand.session.poll() == Verdict::Refused);
    QVERIFY(stand.post("4a") == Verdict::Refused);
    QCOMPARE(stand.recorder.take(), kNothing);
    QVERIFY(!stand.session.isOver());
}

void EngineIoSessionTest::webSocketPackets_data() {
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QStringList>("follows");
    QTest::newRow("message") << QByteArray("4a") << lines({"message a"});
    QTest::newRow("pong") << QByteArray("3") << kNothing;
    QTest::newRow("close") << QByteArray("1") << QStringList(kLeft);
    QTest::newRow("ping") << QByteArray("2") << QStringList(kFaulty);
    QTest::newRow("no packet") << QByteArray("abc") << QStringList(kFaulty);
    QTest::newRow("nothing") << QByteArray() << QStringList(kFaulty);
}

void EngineIoSessionTest::webSocketPackets() {
    QFETCH(QByteArray, packet);
    QFETCH(QStringList, follows);
    Stand stand(EngineIoCarrier::WebSocket);
    stand.session.socketPacket(packet.toStdString(), stand.now);
    QCOMPARE(stand.recorder.take(), follows);
}

void EngineIoSessionTest::webSocketGoes() {
    Stand stand(EngineIoCarrier::WebSocket);
    stand.session.socketGone();
    QCOMPARE(stand.recorder.take(), QStringList(kLeft));
}

void EngineIoSessionTest::severalPacketsAreSeveralFrames() {
    Stand stand(EngineIoCarrier::WebSocket);
    stand.send("4a\x1e"
               "4b");
    QCOMPARE(stand.recorder.take(), lines({"frame 4a", "frame 4b"}));
}

void EngineIoSessionTest::heartbeatOnPolling() {
    Stand stand;
    stand.session.poll();
    stand.pass(10s);
    QCOMPARE(stand.recorder.take(), lines({"poll 2"}));
    stand.session.poll();
    stand.pass(4s);
    QVERIFY(stand.post("3") == Verdict::Taken);
    QVERIFY(stand.session.nextDeadline() == stand.now + 10s);
    stand.pass(10s);
    QCOMPARE(stand.recorder.take(), lines({"poll 2"}));
}

void EngineIoSessionTest::heartbeatOnWebSocket() {
    Stand stand(EngineIoCarrier::WebSocket);
    stand.pass(9s);
    QCOMPARE(stand.recorder.take(), kNothing);
    stand.pass(1s);
    QCOMPARE(stand.recorder.take(), lines({"frame 2"}));
    QVERIFY(stand.session.nextDeadline() == stand.now + 5s);
}

void EngineIoSessionTest::silenceEnds_data() {
    QTest::addColumn<bool>("polls");
    QTest::newRow("whoever does not answer") << true;
    QTest::newRow("whoever does not poll any more") << false;
}

void EngineIoSessionTest::silenceEnds() {
    QFETCH(bool, polls);
    Stand stand;
    stand.pass(10s);
    if (polls) {
        stand.session.poll();
        stand.session.poll();
    }
    stand.recorder.take();
    stand.pass(5s);
    QCOMPARE(stand.recorder.take().last(), kSilent);
    QVERIFY(!stand.session.nextDeadline().has_value());
}

void EngineIoSessionTest::lateLoopIsForgiven() {
    Stand stand(EngineIoCarrier::WebSocket);
    stand.pass(10s);
    stand.pass(60s);
    QVERIFY(!stand.session.isOver());
    stand.pass(5s);
    QVERIFY(stand.session.isOver());
}

void EngineIoSessionTest::unaskedPongChangesNothing() {
    Stand stand(EngineIoCarrier::WebSocket);
    stand.pass(9s);
    stand.session.socketPacket("3", stand.now);
    stand.pass(1s);
    QCOMPARE(stand.recorder.take(), lines({"frame 2"}));
}

void EngineIoSessionTest::closeAnswersThePoll() {
    Stand stand;
    stand.session.poll();
    stand.session.close(stand.now);
    QCOMPARE(stand.recorder.take(), QStringList({QStringLiteral("poll 1"), kClosed}));
}

void EngineIoSessionTest::closeWaitsForAPoll() {
    Stand stand;
    stand.send("4a");
    stand.session.close(stand.now);
    stand.send("4b");
    QVERIFY(stand.post("4x") == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), kNothing);
    QVERIFY(stand.session.poll() == Verdict::Taken);
    QCOMPARE(stand.recorder.take(), QStringList({QStringLiteral("poll 4a|1"), kClosed}));
}

void EngineIoSessionTest::closeWaitsNotForEver() {
    Stand stand;
    stand.session.close(stand.now);
    QVERIFY(stand.session.nextDeadline() == stand.now + 3s);
    stand.pass(3s);
    QCOMPARE(stand.recorder.take(), QStringList(kClosed));
}

void EngineIoSessionTest::closeOnWebSocket() {
    Stand stand(EngineIoCarrier::WebSocket);
    stand.session.close(stand.now);
    QCOMPARE(stand.recorder.take(), QStringList(kClosed));
}

void EngineIoSessionTest::closeDuringTheUpgrade() {
    Stand stand;
    stand.upgradeHalfway();
    stand.recorder.take();
    stand.session.close(stand.now);
    QCOMPARE(stand.recorder.take(), lines({"drop"}));
    stand.session.poll();
    QCOMPARE(stand.recorder.take(), QStringList({QStringLiteral("poll 1"), kClosed}));
}

void EngineIoSessionTest::nothingAfterTheEnd() {
    Stand stand(EngineIoCarrier::WebSocket);
    stand.session.socketGone();
    stand.recorder.take();
    stand.session.socketGone();
    stand.session.close(stand.now);
    stand.session.socketPacket("4a", stand.now);
    stand.send("4a");
    stand.pass(1h);
    QVERIFY(stand.session.poll() == Verdict::Refused);
    QVERIFY(stand.post("4a") == Verdict::Refused);
    QVERIFY(stand.session.offerSocket(stand.now) == Verdict::Refused);
    QCOMPARE(stand.recorder.take(), kNothing);
}

QTEST_GUILESS_MAIN(EngineIoSessionTest)
#include "tst_engine_io_session.moc"
