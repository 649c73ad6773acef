// Goal: a session notices a line that is dead though it stands, a computer that slept, and a server
// that went, and comes back to the same game; the time it shows is the server's throughout.
#include "tests/client/session/seat.h"
#include "tests/support/weather_proxy.h"

#include <QDateTime>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <vector>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

namespace {

/// A local clock that a test pushes.
struct Clock {
    std::shared_ptr<std::chrono::nanoseconds> ahead = std::make_shared<std::chrono::nanoseconds>();
    LocalTime operator()() const {
        return timeSinceBoot() + std::chrono::duration_cast<LocalTime::duration>(*ahead);
    }
};

/// How far the session's server time is from this computer's, which is the server's as well.
Duration apart(const Session& session) {
    return std::chrono::abs(Duration{QDateTime::currentMSecsSinceEpoch()} -
                            session.serverNow().time_since_epoch());
}

} // namespace

class TestWeather : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void noticesAHalfOpenLine();
    void wakesUpAfterASleep();
    void wakesUpFromAWait();
    void wakesUpFromAQuestion();
    void knowsTheTimeOfASlowLine();
    void keepsWhatItKnewWhileTheServerIsGone();
    void requestsDoNotOutliveTheLine();
    void typesFastOverASlowLine();

private:
    void toActive(Seat& ann, Seat& bob);

    std::unique_ptr<e2e::CoordinatorProcess> m_server;
    std::unique_ptr<support::WeatherProxy> m_proxy;
};

void TestWeather::init() {
    m_server = std::make_unique<e2e::CoordinatorProcess>(quickSettings());
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    m_proxy = std::make_unique<support::WeatherProxy>(m_server->port());
}

void TestWeather::toActive(Seat& ann, Seat& bob) {
    ann.open(m_proxy->port());
    bob.open(m_server->port());
    ONLINE(ann);
    ONLINE(bob);
    ann.enter();
    bob.enter();
    UNTIL(ann.match() && bob.match());
    ann.accept();
    bob.accept();
    UNTIL(ann.isIn(MatchPhase::Active) && bob.isIn(MatchPhase::Active));
}

void TestWeather::noticesAHalfOpenLine() {
    Seat ann(QStringLiteral("ann"));
    ann.open(m_proxy->port());
    ONLINE(ann);
    m_proxy->stall();
    UNTIL(!ann.session.isOnline());
    QVERIFY(ann.session.connection().wasOnline);
    QVERIFY(ann.session.state().player);
    m_proxy->cut();
    m_proxy->flow();
    ONLINE(ann);
}

void TestWeather::wakesUpAfterASleep() {
    const Clock clock;
    Seat ann(QStringLiteral("ann"), clock);
    ann.open(m_proxy->port());
    ONLINE(ann);
    bool wasAway = false;
    connect(&ann.session, &Session::connectionChanged, this,
            [&] { wasAway = wasAway || ann.phase() == SessionPhase::Backoff; });
    *clock.ahead += 60s;
    UNTIL(wasAway);
    ONLINE(ann);
    UNTIL(ann.session.connection().roundTrip);
    QVERIFY(apart(ann.session) < 2s);
}

void TestWeather::wakesUpFromAWait() {
    // Busy for longer than the test has patience.
    QTcpServer busy;
    QVERIFY(busy.listen(QHostAddress::LocalHost));
    connect(&busy, &QTcpServer::newConnection, this, [&busy] {
        QTcpSocket* const socket = busy.nextPendingConnection();
        const QByteArray body = R"({"error":{"code":"RATE_LIMITED","message":"Later."}})";
        connect(socket, &QTcpSocket::readyRead, socket, [socket, body] {
            socket->write("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\n"
                          "Connection: close\r\nContent-Length: " +
                          QByteArray::number(body.size()) + "\r\n\r\n" + body);
        });
    });
    m_proxy->setServerPort(busy.serverPort());
    const Clock clock;
    Seat ann(QStringLiteral("ann"), clock);
    ann.open(m_proxy->port());
    UNTIL(ann.phase() == SessionPhase::Backoff);
    QVERIFY(*ann.session.connection().retryIn > 110s);
    m_proxy->setServerPort(m_server->port());
    // What it asked for has not passed yet.
    *clock.ahead += 25s;
    UNTIL(*ann.session.connection().retryIn < 100s);
    QCOMPARE(ann.phase(), SessionPhase::Backoff);
    *clock.ahead += 100s;
    ONLINE(ann);
}

void TestWeather::wakesUpFromAQuestion() {
    m_proxy->stall();
    const Clock clock;
    Seat ann(QStringLiteral("ann"), clock);
    ann.open(m_proxy->port());
    UNTIL(m_proxy->accepted() == 1);
    std::vector<Problem> problems;
    connect(&ann.session, &Session::connectionChanged, this, [&] {
        if (ann.phase() == SessionPhase::Backoff)
            problems.push_back(ann.session.connection().failure.problem);
    });
    *clock.ahead += 60s;
    UNTIL(!problems.empty());
    // Given up for the sleep, not because the answer took too long.
    QCOMPARE(problems.front(), Problem::NotConnected);
    m_proxy->cut();
    m_proxy->flow();
    ONLINE(ann);
}

void TestWeather::knowsTheTimeOfASlowLine() {
    // The local clock has no date at all, which is worse than one that is wrong by an hour.
    const Clock clock;
    *clock.ahead = 3600s;
    m_proxy->setBoth({150ms, 60ms, 0});
    Seat ann(QStringLiteral("ann"), clock);
    ann.open(m_proxy->port());
    ONLINE(ann);
    UNTIL(ann.session.connection().roundTrip);
    QVERIFY(*ann.session.connection().roundTrip >= 300ms);
    UNTIL(apart(ann.session) < 210ms);
}

void TestWeather::keepsWhatItKnewWhileTheServerIsGone() {
    Seat ann(QStringLiteral("ann"));
    Seat bob(QStringLiteral("bob"));
    toActive(ann, bob);
    if (QTest::currentTestFailed())
        return;
    const Instant endsAt = ann.match()->phaseEndsAt;
    const std::string text = *ann.match()->codeSequence;
    m_proxy->refuse();
    UNTIL(!ann.session.isOnline());
    QVERIFY(ann.isIn(MatchPhase::Active));
    QVERIFY(ann.session.serverNow() < endsAt);
    QVERIFY(ann.type(text.substr(0, 9)));
    QCOMPARE(ann.session.keys().pending(), std::size_t{9});
    UNTIL(bob.match()->players.back().graceEndsAt);
    QVERIFY(m_proxy->accept());
    ONLINE(ann);
    UNTIL(ann.match()->keysAccepted == 9);
    UNTIL(!bob.match()->players.back().graceEndsAt);
    QCOMPARE(ann.match()->phaseEndsAt, endsAt);
}

void TestWeather::requestsDoNotOutliveTheLine() {
    Seat ann(QStringLiteral("ann"));
    ann.open(m_proxy->port());
    ONLINE(ann);
    m_proxy->stall();
    QSignalSpy finished(&ann.session, &Session::requestFinished);
    const quint64 id = ann.session.request(QueueLeave{});
    m_proxy->refuse();
    UNTIL(finished.size() == 1);
    QCOMPARE(finished.front().at(0).toULongLong(), id);
    const auto outcome = finished.front().at(1).value<Outcome<ServerMessage>>();
    QCOMPARE(failureOf(outcome)->problem, Problem::NotConnected);
    m_proxy->flow();
    QVERIFY(m_proxy->accept());
    ONLINE(ann);
    QCOMPARE(finished.size(), 1);
    QVERIFY(!ann.session.state().session.ticket);
}

void TestWeather::typesFastOverASlowLine() {
    m_proxy->setBoth({120ms, 80ms, 0});
    Seat ann(QStringLiteral("ann"));
    Seat bob(QStringLiteral("bob"));
    toActive(ann, bob);
    if (QTest::currentTestFailed())
        return;
    const std::string text = *ann.match()->codeSequence;
    // 150 words a minute, with a slip every tenth key.
    std::string keys;
    for (std::size_t at = 0; at < text.size(); ++at)
        keys += (at % 10 == 9 ? "~\b" : "") + std::string(1, text[at]);
    QTimer typist;
    std::size_t typed = 0;
    bool wasTaken = true;
    connect(&typist, &QTimer::timeout, this, [&] {
        wasTaken = wasTaken && ann.type(std::string_view(keys).substr(typed, 1));
        if (++typed == keys.size())
            typist.stop();
    });
    typist.start(80ms);
    UNTIL(ann.result());
    QVERIFY(wasTaken);
    QCOMPARE(typed, keys.size());
    const auto length = static_cast<std::int64_t>(text.size());
    QCOMPARE(ann.result()->endReason, EndReason::Completed);
    QCOMPARE(ann.result()->yourStats.accuracy, Ratio::of(length, length + length / 10));
}

QTEST_GUILESS_MAIN(TestWeather)
#include "tst_weather.moc"
