// Goal: whatever is on the screen when the line or the server goes stays there, with a word about
// the connection; the first answer of the server that is back draws it as it was, or as the server
// had to change it, and says why.
#include "tests/client/weather/window.h"
#include "tests/support/weather_proxy.h"

#include <QRegularExpression>

#include <memory>

using namespace arcade;
using namespace arcade::client;

namespace {

/// What goes.
enum class Gone { Line, Server };

/// Without what the arena shows of the server's count of keystrokes.
QStringList withoutLanes(const QStringList& screen) {
    static const QRegularExpression counted(
        QStringLiteral("ArenaModel.(pendingKeys|\\w+Progress(Text)?|\\w+AccuracyText) "));
    QStringList rest;
    for (const QString& line : screen) {
        if (!line.contains(counted))
            rest << line;
    }
    return rest;
}

} // namespace

class TestGoneAndBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void drawsTheSame_data();
    void drawsTheSame();
    void tellsWhatBecameOfTheMatch_data();
    void tellsWhatBecameOfTheMatch();
    void playsOnFromTheCountdown();
    void saysThatTheServerIsAboutToStop();

private:
    void start(const QStringList& furtherSettings = {});
    void bring(Stage stage);
    void finish();
    void lose(Gone what);
    void comeBack(Gone what);

    std::unique_ptr<e2e::CoordinatorProcess> m_server;
    std::unique_ptr<support::WeatherProxy> m_proxy;
    std::unique_ptr<Window> m_ann;
    std::unique_ptr<Seat> m_bob;
};

void TestGoneAndBack::init() {
    m_ann = std::make_unique<Window>(QStringLiteral("ann"));
    m_bob = std::make_unique<Seat>(QStringLiteral("bob"));
}

void TestGoneAndBack::cleanup() {
    m_bob.reset();
    m_ann.reset();
    m_proxy.reset();
    m_server.reset();
}

void TestGoneAndBack::start(const QStringList& furtherSettings) {
    m_server = std::make_unique<e2e::CoordinatorProcess>(quickSettings() + furtherSettings);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    m_proxy = std::make_unique<support::WeatherProxy>(m_server->port());
    m_ann->join(m_proxy->port());
    m_bob->open(m_server->port());
    UNTIL(m_ann->is(Stage::Home));
    ONLINE(*m_bob);
}

/// Ann and bob on their way, up to this stage.
void TestGoneAndBack::bring(Stage stage) {
    if (stage == Stage::Home)
        return;
    m_ann->app.queue()->enter();
    UNTIL(m_ann->is(Stage::Searching) && !m_ann->app.queue()->entering());
    if (stage == Stage::Searching)
        return;
    m_bob->enter();
    UNTIL(m_ann->is(Stage::Prompt) && m_bob->match());
    m_ann->app.prompt()->shown();
    if (stage == Stage::Prompt)
        return;
    m_ann->app.prompt()->accept();
    m_bob->accept();
    UNTIL(m_ann->is(Stage::Countdown) && m_bob->isIn(MatchPhase::Ready));
    if (stage == Stage::Countdown)
        return;
    UNTIL(m_ann->is(Stage::Playing) && m_bob->isIn(MatchPhase::Active));
    const QString text = m_ann->app.arena()->sequence();
    // No text holds it; a path may begin with a tilde.
    m_ann->app.arena()->type(text.left(7) + QStringLiteral("^^"));
    QVERIFY(m_bob->session.type(text.left(5)));
    UNTIL(m_ann->app.arena()->pendingKeys() == 0 && m_bob->match()->keysAccepted == 5);
    UNTIL(m_ann->app.arena()->opponentProgress() > 0 && m_ann->app.arena()->ownProgress() > 0);
    if (stage == Stage::Result)
        finish();
}

void TestGoneAndBack::finish() {
    PlayerModel& player = *m_ann->app.player();
    int gamesAtResult = 0;
    QObject receiver;
    connect(&m_ann->session, &Session::received, &receiver, [&](const ServerMessage& message) {
        if (std::holds_alternative<GameResult>(message))
            gamesAtResult = player.games();
    });
    const QString text = m_ann->app.arena()->sequence();
    m_ann->app.arena()->type(QStringLiteral("\b\b") + text.mid(7));
    UNTIL(m_ann->is(Stage::Result));
    QCOMPARE(gamesAtResult, 1);
    UNTIL(m_ann->app.result()->settled() && player.averageWpm() > 0);
}

void TestGoneAndBack::lose(Gone what) {
    // A server that is killed must not see the line go first.
    if (what == Gone::Server)
        m_server->kill();
    m_proxy->refuse();
    UNTIL(m_ann->banner().startsWith(QLatin1String("Connection lost. Reconnecting")));
}

/// Bob first, so that ann is not told of his absence.
void TestGoneAndBack::comeBack(Gone what) {
    if (what == Gone::Server) {
        UNTIL(!m_bob->session.isOnline());
        QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
        m_bob->session.retryNow();
    }
    ONLINE(*m_bob);
    QVERIFY(m_proxy->accept());
    UNTIL(m_ann->app.connection()->bannerActionText() == QStringLiteral("Now") ||
          m_ann->session.isOnline());
    m_ann->app.connection()->runBannerAction();
}

void TestGoneAndBack::drawsTheSame_data() {
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Gone>("what");
    QTest::newRow("home, no line") << Stage::Home << Gone::Line;
    QTest::newRow("home, no server") << Stage::Home << Gone::Server;
    QTest::newRow("searching, no line") << Stage::Searching << Gone::Line;
    QTest::newRow("searching, no server") << Stage::Searching << Gone::Server;
    QTest::newRow("arena, no line") << Stage::Playing << Gone::Line;
    QTest::newRow("arena, no server") << Stage::Playing << Gone::Server;
    QTest::newRow("result, no line") << Stage::Result << Gone::Line;
    QTest::newRow("result, no server") << Stage::Result << Gone::Server;
}

void TestGoneAndBack::drawsTheSame() {
    QFETCH(Stage, stage);
    QFETCH(Gone, what);
    DO(start());
    DO(bring(stage));
    const QStringList before = shown(m_ann->app);
    const Redraw redraw(*m_ann);
    DO(lose(what));
    QVERIFY(m_ann->is(stage));
    QVERIFY(!m_ann->app.queue()->canEnter());
    QCOMPARE(m_ann->app.arena()->offline(), stage == Stage::Playing);
    DO(comeBack(what));
    UNTIL(redraw.isDone());
    QCOMPARE(redraw.heard, Redraw::oneAnswer());
    if (stage == Stage::Playing && what == Gone::Server) {
        // Not the last keystrokes: players keep them, and send them to a server that was killed.
        QCOMPARE(difference(withoutLanes(before), withoutLanes(redraw.screen)), QString());
        UNTIL(difference(before, shown(m_ann->app)).isEmpty());
    } else {
        QCOMPARE(difference(before, redraw.screen), QString());
    }
    QCOMPARE(m_ann->banner(), QString());
    if (stage == Stage::Playing)
        finish();
}

void TestGoneAndBack::tellsWhatBecameOfTheMatch_data() {
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Gone>("what");
    QTest::addColumn<Stage>("stageAfter");
    QTest::addColumn<QString>("told");
    const QString lost =
        QStringLiteral("Your connection was lost before the start. Your stake is back.");
    const QString restarted =
        QStringLiteral("The server was restarted before the start. You are back in the queue with "
                       "your waiting time kept.");
    QTest::newRow("prompt, no line") << Stage::Prompt << Gone::Line << Stage::Home << lost;
    QTest::newRow("prompt, no server")
        << Stage::Prompt << Gone::Server << Stage::Searching << restarted;
    QTest::newRow("countdown, no server")
        << Stage::Countdown << Gone::Server << Stage::Searching << restarted;
}

void TestGoneAndBack::tellsWhatBecameOfTheMatch() {
    QFETCH(Stage, stage);
    QFETCH(Gone, what);
    QFETCH(Stage, stageAfter);
    QFETCH(QString, told);
    DO(start());
    DO(bring(stage));
    Redraw redraw(*m_ann);
    QString drawn;
    connect(&m_ann->session, &Session::received, &redraw, [&](const ServerMessage& message) {
        if (std::holds_alternative<SessionState>(message))
            drawn = m_ann->outcome();
    });
    DO(lose(what));
    QVERIFY(m_ann->is(stage));
    QVERIFY(!m_ann->app.prompt()->canAnswer());
    // Who is there alone is not matched again before it could be seen.
    if (what == Gone::Server)
        m_bob = std::make_unique<Seat>(QStringLiteral("cat"));
    QVERIFY(what == Gone::Server ? m_server->start() : m_proxy->accept());
    QVERIFY(m_proxy->accept());
    UNTIL(redraw.isDone());
    QCOMPARE(redraw.heard, Redraw::oneAnswer());
    QVERIFY(m_ann->is(stageAfter));
    QCOMPARE(drawn, told);
}

void TestGoneAndBack::playsOnFromTheCountdown() {
    DO(start({QStringLiteral("match.countdown_s=12")}));
    DO(bring(Stage::Countdown));
    const QStringList before = shown(m_ann->app);
    const Redraw redraw(*m_ann);
    DO(lose(Gone::Line));
    QVERIFY(m_ann->is(Stage::Countdown));
    QVERIFY(m_ann->app.arena()->locked());
    QVERIFY(!m_ann->app.arena()->hintText().isEmpty());
    DO(comeBack(Gone::Line));
    UNTIL(redraw.isDone());
    QCOMPARE(redraw.heard, Redraw::oneAnswer());
    QCOMPARE(difference(before, redraw.screen), QString());
    UNTIL(m_ann->is(Stage::Playing));
    QVERIFY(!m_ann->app.arena()->locked());
}

void TestGoneAndBack::saysThatTheServerIsAboutToStop() {
    DO(start());
    const Redraw redraw(*m_ann);
    QStringList notices;
    connect(m_ann->app.connection(), &ConnectionModel::changed, &redraw,
            [&] { notices << m_ann->app.connection()->noticeText(); });
    QCOMPARE(m_server->stop(), std::optional<int>{0});
    UNTIL(m_ann->banner().startsWith(QLatin1String("Connection lost. Reconnecting")));
    QVERIFY(notices.contains(
        QStringLiteral("The server is about to stop. Running matches are played to their end.")));
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    UNTIL(redraw.isDone());
    QVERIFY(m_ann->is(Stage::Home));
    QCOMPARE(m_ann->app.connection()->noticeText(), QString());
}

QTEST_MAIN(TestGoneAndBack)
#include "tst_gone_and_back.moc"
