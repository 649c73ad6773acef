// Goal: countdown and race run by the server's deadlines, the cursor runs ahead by what was typed
// and no further, and whatever happens to a connection is told without a lie about the time.
#include "client/model/arena_model.h"
#include "client/model/error_text.h"
#include "tests/client/model/rig.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestArenaModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isEmptyWithoutAMatch();
    void countsDownLocked();
    void runsByTheServersEnd();
    void takesUpARunningGame();
    void runsAheadByWhatWasTyped();
    void isCorrectedByTheServer();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void keepsKeysOffline();
    void keepsTheTimeWhileConnecting();
    void refusesPaste();
    void showsBothLanes();
    void countsTheOpponentsGrace();
    void saysWhenTheServerIsToBlame();
    void startsEachGraceWhole();
    void forfeitsOnce();
    void saysThatForfeitingFailed();
    void ticksOnlyDuringARace();

private:
    ArenaModel& arena() { return *m_arena; }
    void countDown();
    void start();
    void loseOpponent(Duration grace, EndReason endsAs = EndReason::Forfeit);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<ArenaModel> m_arena;
};

namespace {

const TestClass<TestArenaModel> kArenaModel;
const std::string kText = "nmap -sS";

GameState cursor(std::int64_t keys, int position, int errors) {
    GameState state;
    state.matchId = told::match();
    state.keysAccepted = keys;
    state.position = position;
    state.errors = errors;
    state.progress = Ratio::of(position, static_cast<std::int64_t>(kText.size()));
    state.wpm = 74;
    state.accuracy = Ratio::of(94, 100);
    return state;
}

} // namespace

void TestArenaModel::init() {
    m_rig = std::make_unique<Rig>();
    m_arena = std::make_unique<ArenaModel>(m_rig->session(), m_rig->ticker());
    m_rig->goOnline(told::session());
}

void TestArenaModel::cleanup() {
    m_arena.reset();
    m_rig.reset();
}

void TestArenaModel::countDown() {
    m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(told::countdown(m_rig->now(), kText));
}

void TestArenaModel::start() {
    countDown();
    m_rig->tell(told::started(m_rig->now()));
}

void TestArenaModel::loseOpponent(Duration grace, EndReason endsAs) {
    m_rig->tell(
        PlayerDisconnected{told::match(), told::rival(), 30s, m_rig->now() + grace, grace, endsAs});
}

void TestArenaModel::isEmptyWithoutAMatch() {
    m_rig->tell(told::found(m_rig->now()));
    QCOMPARE(arena().sequence(), QString());
    QVERIFY(arena().locked());
    QCOMPARE(arena().countdownSeconds(), 0);
    QCOMPARE(arena().timeLeftText(), QString());
}

void TestArenaModel::countsDownLocked() {
    countDown();
    QCOMPARE(arena().sequence(), QString::fromStdString(kText));
    QVERIFY(arena().locked());
    QCOMPARE(arena().countdownSeconds(), 5);
    m_rig->push(1ms);
    QCOMPARE(arena().countdownSeconds(), 5);
    m_rig->push(3999ms);
    QCOMPARE(arena().countdownSeconds(), 1);
    arena().type(QStringLiteral("nm"));
    QCOMPARE(arena().cursor(), 0);
    m_rig->push(2s);
    QCOMPARE(arena().countdownSeconds(), 0);
    // The server starts the game, not the clock.
    QVERIFY(arena().locked());
    m_rig->tell(told::started(m_rig->now()));
    QVERIFY(!arena().locked());
}

void TestArenaModel::runsByTheServersEnd() {
    start();
    QCOMPARE(arena().secondsLeft(), 38);
    QCOMPARE(arena().timeLeftText(), QStringLiteral("0:38"));
    QCOMPARE(arena().timeFraction(), 37.5 / 60);
    m_rig->push(22'500ms);
    QCOMPARE(arena().timeLeftText(), QStringLiteral("0:15"));
    QCOMPARE(arena().timeFraction(), 0.25);
    m_rig->tell(MatchExtended{told::match(), MatchPhase::Active, m_rig->now() + 30s, 30s});
    QCOMPARE(arena().secondsLeft(), 30);
    QCOMPARE(arena().timeFraction(), 0.5);
    m_rig->push(31s);
    QCOMPARE(arena().timeLeftText(), QStringLiteral("0:00"));
    QCOMPARE(arena().timeFraction(), 0.0);
}

/// As after a restart of the client, which was not there when the game started.
void TestArenaModel::takesUpARunningGame() {
    SessionState state = told::session();
    state.match.emplace();
    state.match->found = told::found(m_rig->now());
    state.match->phase = MatchPhase::Active;
    state.match->phaseEndsAt = m_rig->now() + 20s;
    state.match->phaseTimeLeft = 20s;
    state.match->codeSequence = kText;
    state.match->keysAccepted = 6;
    state.match->position = 3;
    state.match->errors = 1;
    state.match->players = {
        {told::rival(),
         false,
         Ratio::of(1, 2),
         60,
         Ratio::one(),
         {},
         m_rig->now() + 10s,
         Duration{10s},
         EndReason::Forfeit},
        {told::me(), true, Ratio::of(3, 8), 55, Ratio::of(5, 6), {}, {}, {}, {}}};
    m_rig->tell(state);
    QVERIFY(!arena().locked());
    QCOMPARE(arena().correct(), 3);
    QCOMPARE(arena().wrong(), 1);
    QCOMPARE(arena().cursor(), 4);
    QCOMPARE(arena().timeLeftText(), QStringLiteral("0:20"));
    QCOMPARE(arena().timeFraction(), 1.0);
    QCOMPARE(arena().ownProgressText(), QStringLiteral("37 %"));
    QCOMPARE(arena().opponentProgressText(), QStringLiteral("50 %"));
    QVERIFY(arena().opponentAway());
    QCOMPARE(arena().graceFraction(), 1.0);
}

void TestArenaModel::runsAheadByWhatWasTyped() {
    start();
    QSignalSpy moved(&arena(), &ArenaModel::keysChanged);
    arena().type(QStringLiteral("nm"));
    QCOMPARE(arena().correct(), 2);
    QCOMPARE(arena().pendingKeys(), 2);
    QVERIFY(moved.size() > 0);
    arena().type(QStringLiteral("X"));
    QCOMPARE(arena().correct(), 2);
    QCOMPARE(arena().wrong(), 1);
    QCOMPARE(arena().cursor(), 3);
    arena().erase();
    QCOMPARE(arena().wrong(), 0);
    arena().type(QStringLiteral("ap -sS"));
    QCOMPARE(arena().correct(), static_cast<int>(kText.size()));
    // It stands there complete: nothing more is taken.
    arena().type(QStringLiteral("X"));
    QCOMPARE(arena().wrong(), 0);
    QCOMPARE(arena().pendingKeys(), 10);
    QCOMPARE(arena().ownProgressText(), QStringLiteral("0 %"));
}

void TestArenaModel::isCorrectedByTheServer() {
    start();
    arena().type(QStringLiteral("nmap"));
    m_rig->tell(cursor(2, 2, 0));
    QCOMPARE(arena().correct(), 4);
    QCOMPARE(arena().pendingKeys(), 2);
    QCOMPARE(arena().ownProgressText(), QStringLiteral("25 %"));
    QCOMPARE(arena().ownWpm(), 74);
    QCOMPARE(arena().ownAccuracyText(), QStringLiteral("94 %"));
    // A server that restarted from an older state.
    m_rig->tell(cursor(1, 1, 0));
    QCOMPARE(arena().correct(), 4);
    QCOMPARE(arena().pendingKeys(), 3);
    // What it holds otherwise counts.
    m_rig->tell(cursor(4, 1, 3));
    QCOMPARE(arena().correct(), 1);
    QCOMPARE(arena().wrong(), 3);
    QCOMPARE(arena().pendingKeys(), 0);
}

void TestArenaModel::saysWhatIsWrong_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("error");
    QTest::newRow("nothing") << QStringLiteral("nm") << QString();
    QTest::newRow("one") << QStringLiteral("nX")
                         << QStringLiteral("1 wrong character: Backspace to go on");
    QTest::newRow("right after wrong")
        << QStringLiteral("nXap") << QStringLiteral("3 wrong characters: Backspace to go on");
    QTest::newRow("erased") << QStringLiteral("nX\b") << QString();
}

void TestArenaModel::saysWhatIsWrong() {
    QFETCH(QString, typed);
    start();
    arena().type(typed);
    QTEST(arena().errorText(), "error");
}

void TestArenaModel::keepsKeysOffline() {
    start();
    m_rig->drop();
    QVERIFY(arena().offline());
    QVERIFY(arena().hintText().contains(QStringLiteral("your keys are kept")));
    arena().type(QStringLiteral("nm"));
    QCOMPARE(arena().correct(), 2);
    QCOMPARE(arena().pendingKeys(), 2);
    // What was last known stays on the screen, and the clock runs on.
    QCOMPARE(arena().sequence(), QString::fromStdString(kText));
    m_rig->push(2s);
    QCOMPARE(arena().timeLeftText(), QStringLiteral("0:36"));
    SessionState state = m_rig->session().state().session;
    m_rig->comeBack(state);
    QVERIFY(!arena().offline());
    QCOMPARE(arena().hintText(), QString());
    QCOMPARE(arena().correct(), 2);
}

/// Between a connection and the server's first word on it, the time of before goes on.
void TestArenaModel::keepsTheTimeWhileConnecting() {
    start();
    m_rig->drop();
    QStringList shown;
    connect(m_arena.get(), &ArenaModel::ticked, this,
            [&] { shown.append(arena().timeLeftText()); });
    m_rig->knock();
    m_rig->push(500ms);
    QCOMPARE(arena().timeLeftText(), QStringLiteral("0:37"));
    QCOMPARE(shown.filter(QRegularExpression(QStringLiteral("^(?!0:3[78]$)"))), QStringList());
    countDown();
    QVERIFY(arena().hintText().contains(QStringLiteral("before the start")));
}

void TestArenaModel::refusesPaste() {
    start();
    QSignalSpy asked(&m_rig->session(), &Session::keysChanged);
    arena().refusePaste();
    QVERIFY(arena().hintText().contains(QStringLiteral("does not count")));
    QCOMPARE(asked.size(), 0);
    QCOMPARE(arena().cursor(), 0);
    arena().type(QStringLiteral("n"));
    QCOMPARE(arena().hintText(), QString());
    arena().refusePaste();
    m_rig->tell(told::result(told::me()));
    start();
    QCOMPARE(arena().hintText(), QString());
}

void TestArenaModel::showsBothLanes() {
    start();
    QCOMPARE(arena().gameName(), QStringLiteral("Code duel"));
    QCOMPARE(arena().tierName(), QStringLiteral("Gold"));
    QCOMPARE(arena().ownCallsign(), QStringLiteral("nyx_"));
    QCOMPARE(arena().opponentCallsign(), QStringLiteral("void-runner"));
    QCOMPARE(arena().opponentProgress(), 0.0);
    m_rig->tell(OpponentProgress{told::match(), Ratio::of(48, 100), 81, Ratio::of(999, 1000), {}});
    QCOMPARE(arena().opponentProgress(), 0.48);
    QCOMPARE(arena().opponentProgressText(), QStringLiteral("48 %"));
    QCOMPARE(arena().opponentWpm(), 81);
    QCOMPARE(arena().opponentAccuracyText(), QStringLiteral("99 %"));
    QCOMPARE(arena().ownProgress(), 0.0);
}

void TestArenaModel::countsTheOpponentsGrace() {
    start();
    QVERIFY(!arena().opponentAway());
    loseOpponent(20s);
    QVERIFY(arena().opponentAway());
    QCOMPARE(arena().graceFraction(), 1.0);
    QCOMPARE(arena().graceText(),
             QStringLiteral("void-runner lost the connection and has 20 s to come back, else you "
                            "win. Keep typing."));
    m_rig->push(5s);
    QVERIFY(arena().graceText().contains(QStringLiteral(" has 15 s ")));
    QCOMPARE(arena().graceFraction(), 0.75);
    // The player's own keys go on.
    arena().type(QStringLiteral("n"));
    QCOMPARE(arena().correct(), 1);
    m_rig->tell(PlayerReconnected{told::match(), told::rival(), 25s, {}, 25s});
    QVERIFY(!arena().opponentAway());
    QCOMPARE(arena().graceText(), QString());
    QCOMPARE(arena().graceFraction(), 0.0);
}

void TestArenaModel::saysWhenTheServerIsToBlame() {
    start();
    loseOpponent(60s, EndReason::Void);
    QCOMPARE(arena().graceText(),
             QStringLiteral("The server was away. void-runner has 60 s to come back, else the "
                            "stakes are returned. Keep typing."));
}

void TestArenaModel::startsEachGraceWhole() {
    start();
    loseOpponent(30s);
    m_rig->tell(PlayerReconnected{told::match(), told::rival(), 10s, {}, 10s});
    loseOpponent(10s);
    QCOMPARE(arena().graceFraction(), 1.0);
    // Of somebody else nothing is told here.
    m_rig->tell(PlayerReconnected{told::match(), told::me(), 10s, {}, 10s});
    QVERIFY(arena().opponentAway());
}

void TestArenaModel::forfeitsOnce() {
    arena().forfeit();
    QCOMPARE(m_rig->timesAsked<MatchAbandon>(), 0);
    start();
    arena().forfeit();
    QVERIFY(arena().forfeiting());
    arena().forfeit();
    QCOMPARE(m_rig->timesAsked<MatchAbandon>(), 1);
    QCOMPARE(m_rig->asked<MatchAbandon>()[0].matchId, told::match());
    m_rig->tell(told::result(told::rival(), EndReason::Forfeit));
    QVERIFY(!arena().forfeiting());
    start();
    QVERIFY(!arena().forfeiting());
}

void TestArenaModel::saysThatForfeitingFailed() {
    QSignalSpy failed(&arena(), &ArenaModel::failed);
    start();
    arena().forfeit();
    m_rig->refuse(ErrorCode::InvalidState);
    QVERIFY(!arena().forfeiting());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(inWords(failed[0][0].value<Sentence>()), ErrorText::of(ErrorCode::InvalidState));
    arena().forfeit();
    m_rig->tell(told::result(told::rival(), EndReason::Forfeit));
    m_rig->refuse(ErrorCode::MatchNotFound);
    QCOMPARE(failed.size(), 1);
}

void TestArenaModel::ticksOnlyDuringARace() {
    QVERIFY(!m_rig->ticker().running());
    countDown();
    QVERIFY(m_rig->ticker().running());
    m_rig->tell(told::started(m_rig->now()));
    QVERIFY(m_rig->ticker().running());
    m_rig->tell(told::result(told::me()));
    QVERIFY(!m_rig->ticker().running());
}

#include "tst_arena_model.moc"
