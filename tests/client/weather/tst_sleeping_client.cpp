// Goal: a client that slept (a laptop that was shut) until its server had given it up comes back by
// itself, draws what is true now, and plays on, or says how it ended meanwhile. Method: the real
// program before a screen, stopped with SIGSTOP, against the real coordinator.
#include "tests/client/session/seat.h"
#include "tests/client/weather/window.h"
#include "tests/e2e/http.h"
#include "tools/duo/seat.h"
#include "tools/duo/virtual_display.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <csignal>
#include <memory>

using namespace arcade;
using namespace arcade::client;
using duo::named;

class TestSleepingClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void playsOn_data();
    void playsOn();
    void readsThatTheMatchIsLost();
    void readsThatTheSearchIsOver();

private:
    void start(const QStringList& furtherSettings);
    void race();
    void fallAsleep() { m_ann->client().send(SIGSTOP); }
    void wakeUp() { m_ann->client().send(SIGCONT); }
    /// Ann as bob's server tells him of her.
    const ParticipantView* ann() const { return opponentOf(m_bob->session.state()); }
    int playersSearching() const;
    QByteArray faults() const { return m_journal->faults().join(u'\n').toUtf8(); }

    std::unique_ptr<duo::VirtualDisplay> m_display;
    std::unique_ptr<duo::Hands> m_hands;
    std::unique_ptr<duo::Journal> m_journal;
    std::unique_ptr<e2e::CoordinatorProcess> m_server;
    std::unique_ptr<duo::Seat> m_ann;
    std::unique_ptr<client::Seat> m_bob;
};

/// What somebody at the screen does, or waits to see.
#define SITTING(step) QVERIFY2(step, faults().constData())

void TestSleepingClient::initTestCase() {
    auto display = duo::VirtualDisplay::create({960, 640});
    QVERIFY2(display.ok(), display ? "" : display.error().message.c_str());
    m_display = std::move(display).value();
    auto hands = duo::Hands::create(m_display->name());
    QVERIFY2(hands.ok(), hands ? "" : hands.error().message.c_str());
    m_hands = std::move(hands).value();
}

void TestSleepingClient::init() {
    m_journal = std::make_unique<duo::Journal>();
    m_bob = std::make_unique<client::Seat>(QStringLiteral("bob"));
}

void TestSleepingClient::cleanup() {
    m_bob.reset();
    m_ann.reset();
    m_server.reset();
}

/// Ann and bob are on a server that soon misses who is silent.
void TestSleepingClient::start(const QStringList& furtherSettings) {
    const QStringList settings =
        quickSettings() + QStringList{QStringLiteral("session.ping_interval_s=4"),
                                      QStringLiteral("session.pong_timeout_s=3")};
    m_server = std::make_unique<e2e::CoordinatorProcess>(settings + furtherSettings);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    duo::ClientOptions options;
    options.program = QCoreApplication::applicationDirPath() + QStringLiteral("/ghostnet-arcade");
    options.display = m_display->name();
    options.profile = QStringLiteral("ann");
    options.server = m_server->url();
    options.callsign = QStringLiteral("ann");
    options.geometry = {0, 0, 960, 640};
    options.environment = duo::aloneEnvironment();
    m_ann = std::make_unique<duo::Seat>(QStringLiteral("ann"), options, *m_hands, *m_journal);
    SITTING(m_ann->sitDown());
    SITTING(m_ann->click(named("enterQueueButton")));
    SITTING(m_ann->sees(named("searchingView")));
    m_bob->open(m_server->port());
    ONLINE(*m_bob);
}

void TestSleepingClient::race() {
    m_bob->enter();
    UNTIL(m_bob->match());
    SITTING(m_ann->click(named("acceptButton")));
    m_bob->accept();
    SITTING(m_ann->sees(named("arenaInput"), {{named("focused"), true}}));
    UNTIL(m_bob->isIn(MatchPhase::Active));
}

int TestSleepingClient::playersSearching() const {
    const auto status = e2e::fetch<StatusReply>(*m_server, QStringLiteral("/api/status"));
    int players = status ? 0 : -1;
    for (const QueueStatus& queue : status ? status.value().queues : std::vector<QueueStatus>())
        players += queue.players;
    return players;
}

void TestSleepingClient::playsOn_data() {
    QTest::addColumn<int>("secondsAtLeast");
    QTest::newRow("as soon as it is missed") << 0;
    // After which the client itself takes no connection for alive.
    QTest::newRow("for longer") << 25;
}

void TestSleepingClient::playsOn() {
    QFETCH(int, secondsAtLeast);
    DO(start({QStringLiteral("match.duel_s=240"), QStringLiteral("match.grace_s=60")}));
    DO(race());
    const QString text = QString::fromStdString(*m_bob->match()->codeSequence);
    SITTING(m_ann->type(text.left(5)));
    UNTIL(ann()->progress > Ratio());
    fallAsleep();
    const QDeadlineTimer slept(std::chrono::seconds{secondsAtLeast});
    UNTIL(!ann()->connected && slept.hasExpired());
    QVERIFY(m_bob->session.type(text.left(text.size() / 2)));
    UNTIL(m_bob->session.keys().pending() == 0);
    wakeUp();
    UNTIL(ann()->connected);
    SITTING(m_ann->sees(named("connectionBanner"), {{named("visible"), false}}));
    SITTING(m_ann->sees(named("sequencePanel"),
                        {{named("properties"), QJsonObject{{named("correct"), 5}}}}));
    // What happened in her sleep.
    UNTIL(m_ann->valueOf(named("opponentLane"), named("fraction")).toDouble() > 0.4);
    SITTING(m_ann->type(text.mid(5)));
    SITTING(m_ann->seesText(named("verdictText"), named("Victory")));
    UNTIL(m_bob->result());
    QCOMPARE(m_bob->result()->endReason, EndReason::Completed);
    SITTING(m_ann->standUp());
}

void TestSleepingClient::readsThatTheMatchIsLost() {
    DO(start({QStringLiteral("match.grace_s=1")}));
    DO(race());
    fallAsleep();
    UNTIL(m_bob->result());
    wakeUp();
    SITTING(m_ann->seesText(named("verdictText"), named("Defeat")));
    SITTING(m_ann->seesText(named("howText"), named("did not come back in time")));
    SITTING(m_ann->sees(named("connectionBanner"), {{named("visible"), false}}));
    SITTING(m_ann->sees(named("playAgainButton"), {{named("enabled"), true}}));
    SITTING(m_ann->standUp());
}

void TestSleepingClient::readsThatTheSearchIsOver() {
    DO(start({QStringLiteral("match.queue_grace_s=1")}));
    UNTIL(playersSearching() == 1);
    fallAsleep();
    UNTIL(playersSearching() == 0);
    wakeUp();
    SITTING(m_ann->seesText(named("outcomeStrip"), named("You were away for too long.")));
    SITTING(m_ann->sees(named("enterQueueButton"), {{named("enabled"), true}}));
    SITTING(m_ann->standUp());
}

QTEST_GUILESS_MAIN(TestSleepingClient)
#include "tst_sleeping_client.moc"
