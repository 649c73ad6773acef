// Goal: which screen a player sees follows from what the server has told, and nothing that starts
// is missed for standing on another page.
#include "client/model/app_model.h"
#include "tests/client/model/rig.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestAppModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void decidesTheStage_data();
    void decidesTheStage();
    void goesThroughAMatch();
    void goesBackToTheQueue();
    void keepsTheStageOffline();
    void jumpsToWhatStarts_data();
    void jumpsToWhatStarts();
    void staysOnAPageDuringASearch();
    void jumpsToADirectMatch();
    void leavesDirectGames();
    void turnsPagesOnce();
    void readsAPageThatIsOpened();
    void readsMatchesWhileTheyAreSeen();
    void goesBack();
    void goesBackAtTheDoor();
    void leaves();
    void asksForAnotherCallsign_data();
    void asksForAnotherCallsign();
    void warnsOfKeysThatAreNotKept();
    void doesNotWarnOfKeysAtTheDoor();
    void toastsWhatFails();
    void speaksAnotherLanguage();
    void saysRefusalsInAnotherLanguage();

private:
    AppModel& app() { return *m_app; }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<AppModel> m_app;
};

namespace {
const TestClass<TestAppModel> kAppModel;

SessionState inMatch(MatchPhase phase) {
    SessionState state = told::session();
    state.match.emplace();
    state.match->found = told::found(Rig::kStart);
    state.match->phase = phase;
    state.match->phaseEndsAt = Rig::kStart + 10s;
    state.match->phaseTimeLeft = 10s;
    if (phase != MatchPhase::Matched)
        state.match->codeSequence = "nmap -sS";
    return state;
}

SessionState searching(TicketStatus status) {
    SessionState state = told::session();
    state.ticket = told::ticket(status);
    return state;
}

SessionState after(const GameResult& result) {
    SessionState state = told::session();
    state.lastResult = result;
    return state;
}

} // namespace

void TestAppModel::init() {
    m_rig = std::make_unique<Rig>();
    AppParts parts;
    parts.session = &m_rig->session();
    parts.settings = &m_rig->settings();
    parts.credentials = &m_rig->credentials();
    m_app = std::make_unique<AppModel>(parts);
}

void TestAppModel::cleanup() {
    m_app.reset();
    m_rig.reset();
}

void TestAppModel::decidesTheStage_data() {
    QTest::addColumn<SessionState>("state");
    QTest::addColumn<Stage>("stage");
    SessionState both = after(told::result(told::me()));
    both.ticket = told::ticket();
    SessionState fallen = told::session();
    fallen.lastCancelled = told::cancelled(CancelReason::Declined, Cause::You, false);
    const auto row = [](const char* name, const SessionState& state, Stage stage) {
        QTest::newRow(name) << state << stage;
    };
    row("nothing", told::session(), Stage::Home);
    row("searching", searching(TicketStatus::Searching), Stage::Searching);
    row("long wait", searching(TicketStatus::LongWait), Stage::Searching);
    row("suspended", searching(TicketStatus::Suspended), Stage::Searching);
    row("matched", inMatch(MatchPhase::Matched), Stage::Prompt);
    row("ready", inMatch(MatchPhase::Ready), Stage::Countdown);
    row("active", inMatch(MatchPhase::Active), Stage::Playing);
    row("resolved, not told yet", inMatch(MatchPhase::Resolved), Stage::Home);
    row("settled, not told yet", inMatch(MatchPhase::Settled), Stage::Home);
    row("cancelled, not told yet", inMatch(MatchPhase::Cancelled), Stage::Home);
    row("ended", after(told::result(told::me())), Stage::Result);
    row("called off", after(told::result({}, EndReason::Void)), Stage::Result);
    row("searching again", both, Stage::Searching);
    row("fallen through", fallen, Stage::Home);
}

void TestAppModel::decidesTheStage() {
    QFETCH(SessionState, state);
    QCOMPARE(app().stage(), Stage::Welcome);
    // The player is known before the rest.
    m_rig->tell(state);
    QCOMPARE(app().stage(), Stage::Welcome);
    m_rig->tell(told::greeting(m_rig->now()));
    m_rig->tell(state);
    QTEST(app().stage(), "stage");
    m_rig->session().close();
    QCOMPARE(app().stage(), Stage::Welcome);
}

void TestAppModel::goesThroughAMatch() {
    m_rig->goOnline(told::session());
    QSignalSpy moved(&app(), &AppModel::stageChanged);
    QList<Stage> stages;
    connect(m_app.get(), &AppModel::stageChanged, this, [&] { stages.append(app().stage()); });
    m_rig->tell(told::ticket());
    m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(told::countdown(m_rig->now()));
    m_rig->tell(told::countdown(m_rig->now()));
    m_rig->tell(told::started(m_rig->now()));
    m_rig->tell(told::result(told::me()));
    m_rig->tell(MatchSettled{told::match(), "9f", Amount::data(9640)});
    app().result()->back();
    QCOMPARE(stages, (QList<Stage>{Stage::Searching, Stage::Prompt, Stage::Countdown,
                                   Stage::Playing, Stage::Result, Stage::Home}));
}

void TestAppModel::goesBackToTheQueue() {
    m_rig->goOnline(told::session());
    m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(told::cancelled(CancelReason::Declined, Cause::Opponent, true));
    m_rig->tell(told::ticket());
    QCOMPARE(app().stage(), Stage::Searching);
    m_rig->tell(told::ticket(TicketStatus::Removed));
    QCOMPARE(app().stage(), Stage::Home);
}

void TestAppModel::keepsTheStageOffline() {
    m_rig->goOnline(inMatch(MatchPhase::Active));
    QCOMPARE(app().stage(), Stage::Playing);
    m_rig->cut();
    QCOMPARE(app().stage(), Stage::Playing);
}

void TestAppModel::jumpsToWhatStarts_data() {
    QTest::addColumn<SessionState>("state");
    QTest::addColumn<Page>("page");
    QTest::newRow("search") << searching(TicketStatus::Searching) << Page::Settings;
    // The prompt stands above every page.
    QTest::newRow("prompt") << inMatch(MatchPhase::Matched) << Page::Settings;
    QTest::newRow("countdown") << inMatch(MatchPhase::Ready) << Page::Play;
    QTest::newRow("race") << inMatch(MatchPhase::Active) << Page::Play;
    QTest::newRow("result") << after(told::result(told::me())) << Page::Play;
}

void TestAppModel::jumpsToWhatStarts() {
    QFETCH(SessionState, state);
    m_rig->goOnline(told::session());
    app().setPage(Page::Settings);
    m_rig->tell(state);
    QTEST(app().page(), "page");
}

void TestAppModel::staysOnAPageDuringASearch() {
    m_rig->goOnline(searching(TicketStatus::Searching));
    app().setPage(Page::Ladder);
    m_rig->tell(told::ticket(TicketStatus::LongWait));
    QCOMPARE(app().page(), Page::Ladder);
    // And in a race, once the player has gone there.
    m_rig->tell(inMatch(MatchPhase::Active));
    app().setPage(Page::Settings);
    m_rig->tell(OpponentProgress{told::match(), Ratio::of(1, 2), 60, Ratio::one(), {}});
    QCOMPARE(app().page(), Page::Settings);
}

void TestAppModel::jumpsToADirectMatch() {
    m_rig->goOnline(told::session());
    app().setPage(Page::Ladder);
    m_rig->serve(QStringLiteral("/api/find-match"),
                 FindMatchReply{FindMatchStatus::Matched, told::match()});
    app().direct()->form()->setGame(QStringLiteral("chess"));
    app().direct()->form()->setAmount(QStringLiteral("20"));
    app().direct()->find();
    QTRY_COMPARE(app().page(), Page::Play);
    QVERIFY(app().direct()->open());
    QCOMPARE(app().stage(), Stage::Home);
}

void TestAppModel::leavesDirectGames() {
    m_rig->goOnline(told::session());
    app().direct()->setOpen(true);
    app().setPage(Page::Ladder);
    app().goBack();
    QCOMPARE(app().page(), Page::Play);
    QVERIFY(app().direct()->open());
    app().goBack();
    QVERIFY(!app().direct()->open());
}

void TestAppModel::turnsPagesOnce() {
    QSignalSpy turned(&app(), &AppModel::pageChanged);
    for (const auto page : {Page::Crew, Page::Map, Page::Spectate, Page::Ladder, Page::History,
                            Page::Settings, Page::Play}) {
        app().setPage(page);
        QCOMPARE(app().page(), page);
    }
    QCOMPARE(turned.size(), 7);
    app().setPage(Page::Play);
    QCOMPARE(turned.size(), 7);
}

void TestAppModel::readsAPageThatIsOpened() {
    m_rig->serve(QStringLiteral("/api/leaderboard"), LeaderboardReply{});
    m_rig->serve(QStringLiteral("/api/players/%1/matches")
                     .arg(QString::fromStdString(told::me().toString())),
                 HistoryReply{});
    m_rig->goOnline(told::session());
    app().setPage(Page::Ladder);
    QTRY_COMPARE(app().ladder()->state(), LoadState::Empty);
    app().setPage(Page::History);
    QTRY_COMPARE(app().history()->state(), LoadState::Empty);
}

void TestAppModel::readsMatchesWhileTheyAreSeen() {
    m_rig->goOnline(told::session());
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 0);
    app().setPage(Page::Spectate);
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 1);
    // A match that is watched lies over the list.
    m_rig->tell(told::joined(m_rig->now()));
    QVERIFY(app().spectate()->open());
    app().matches()->setFilter(GameFilter::CodeDuel);
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 1);
    app().spectate()->leave();
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 2);
    app().setPage(Page::Play);
    app().matches()->setFilter(GameFilter::All);
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 2);
}

void TestAppModel::goesBack() {
    m_rig->goOnline(after(told::result(told::me())));
    app().setPage(Page::Settings);
    app().goBack();
    QCOMPARE(app().page(), Page::Play);
    QCOMPARE(app().stage(), Stage::Result);
    app().goBack();
    QCOMPARE(app().stage(), Stage::Home);
    app().goBack();
    QCOMPARE(app().stage(), Stage::Home);
    QCOMPARE(app().page(), Page::Play);
}

void TestAppModel::goesBackAtTheDoor() {
    app().welcome()->chooseJoin();
    app().setPage(Page::Settings);
    app().goBack();
    QCOMPARE(app().page(), Page::Play);
    QCOMPARE(app().welcome()->step(), WelcomeStep::JoinList);
    app().goBack();
    QCOMPARE(app().welcome()->step(), WelcomeStep::Ways);
}

void TestAppModel::leaves() {
    m_rig->goOnline(searching(TicketStatus::Searching));
    app().setPage(Page::History);
    app().connection()->leave();
    QCOMPARE(app().stage(), Stage::Welcome);
    QCOMPARE(app().page(), Page::Play);
    QCOMPARE(app().welcome()->step(), WelcomeStep::Ways);
}

void TestAppModel::asksForAnotherCallsign_data() {
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("hasKey");
    QTest::newRow("taken") << QByteArray("CALLSIGN_TAKEN") << true;
    QTest::newRow("wrong") << QByteArray("BAD_MESSAGE") << false;
}

/// The server has another player of this name now, and knows nothing of this one.
void TestAppModel::asksForAnotherCallsign() {
    QFETCH(QByteArray, code);
    const QString session = QStringLiteral("/api/session");
    app().welcome()->join(m_rig->address());
    app().welcome()->submitCallsign(QStringLiteral("nyx_"));
    m_rig->admit(told::session());
    app().setPage(Page::Ladder);
    m_rig->drop();
    m_rig->server().fail(session, code);
    m_rig->knock();
    m_rig->refuseAuth();
    QTRY_COMPARE(app().connection()->phase(), ConnectionPhase::Refused);
    const QString server = app().connection()->serverName();
    app().connection()->runBannerOther();
    QCOMPARE(app().stage(), Stage::Welcome);
    QCOMPARE(app().page(), Page::Play);
    QCOMPARE(app().welcome()->step(), WelcomeStep::Callsign);
    QTEST(app().welcome()->recoveryNeeded(), "hasKey");
    QCOMPARE(app().welcome()->callsign(), QStringLiteral("nyx_"));
    QCOMPARE(app().welcome()->serverText(), server);
    m_rig->serve(session, codec::sample<SessionReply>(codec::SampleKind::Typical));
    app().welcome()->submitCallsign(QStringLiteral("nyx_2"));
    m_rig->admit(told::session());
    QCOMPARE(app().stage(), Stage::Home);
}

/// From memory they are gone with the window.
void TestAppModel::warnsOfKeysThatAreNotKept() {
    QTemporaryDir folder;
    CredentialStore store(folder.filePath(QStringLiteral("missing/credentials.json")));
    FrameLog log;
    Session session(store, log);
    AppParts parts;
    parts.session = &session;
    parts.credentials = &store;
    parts.dataFolder = folder.path();
    AppModel app(parts);
    QCOMPARE(app.preferences()->keysProblem(), QString());
    app.welcome()->join(m_rig->address());
    app.welcome()->submitCallsign(QStringLiteral("nyx_"));
    const QString said = QStringLiteral("Your keys could not be saved in %1.").arg(store.file());
    QTRY_VERIFY2(app.preferences()->keysProblem().startsWith(said),
                 qPrintable(app.preferences()->keysProblem()));
    QCOMPARE(app.toasts()->count(), 0);
    session.receive(told::greeting(Rig::kStart));
    session.receive(told::session());
    QCOMPARE(app.stage(), Stage::Home);
    QCOMPARE(app.toasts()->count(), 1);
    QCOMPARE(app.toasts()->value(0, QStringLiteral("text")).toString(),
             app.preferences()->keysProblem());
    QCOMPARE(app.toasts()->value(0, QStringLiteral("actionText")).toString(),
             QStringLiteral("Open the folder"));
    // Told once.
    app.toasts()->dismiss(0);
    session.receive(told::ticket());
    QCOMPARE(app.toasts()->count(), 0);
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("missing")));
    app.preferences()->removeServer(QStringLiteral("http://") + m_rig->address());
    QCOMPARE(app.preferences()->keysProblem(), QString());
}

void TestAppModel::doesNotWarnOfKeysAtTheDoor() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("credentials.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadOther));
    CredentialStore store(path);
    FrameLog log;
    Session session(store, log);
    AppParts parts;
    parts.session = &session;
    parts.credentials = &store;
    AppModel app(parts);
    QVERIFY(app.preferences()->keysProblem().contains(path));
    QCOMPARE(app.toasts()->count(), 0);
    const ForeignLanguage foreign;
    app.retranslate();
    QVERIFY(app.preferences()->keysProblem().startsWith(u'»'));
}

void TestAppModel::toastsWhatFails() {
    m_rig->goOnline(searching(TicketStatus::Searching));
    app().queue()->leave();
    m_rig->refuse(ErrorCode::Internal);
    QCOMPARE(app().toasts()->count(), 1);
    m_rig->tell(told::found(m_rig->now()));
    app().prompt()->accept();
    m_rig->refuse(ErrorCode::InvalidState);
    QCOMPARE(app().toasts()->count(), 2);
    QVERIFY(!app().toasts()->value(1, QStringLiteral("text")).toString().isEmpty());
}

void TestAppModel::speaksAnotherLanguage() {
    m_rig->goOnline(after(told::result(told::me())));
    QCOMPARE(app().player()->ratingText(), QStringLiteral("1,247"));
    QCOMPARE(app().result()->ratingAfterText(), QStringLiteral("1,261"));
    QCOMPARE(app().ladder()->ownRatingText(), QStringLiteral("1,247"));
    const QLocale before;
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    app().retranslate();
    const QStringList shown{app().player()->ratingText(), app().result()->ratingAfterText(),
                            app().ladder()->ownRatingText(), app().player()->balanceText()};
    QLocale::setDefault(before);
    QCOMPARE(shown, (QStringList{QStringLiteral("1.247"), QStringLiteral("1.261"),
                                 QStringLiteral("1.247"), QStringLiteral("9.400 $DATA")}));
}

/// What was said is said anew, and not twice.
void TestAppModel::saysRefusalsInAnotherLanguage() {
    m_rig->goOnline(told::session());
    app().queue()->enter();
    m_rig->refuse(ErrorCode::QueueFull);
    const QString refused = app().queue()->enterProblem();
    m_rig->tell(told::result(told::me()));
    app().result()->playAgain();
    m_rig->refuse(ErrorCode::QueueFull);
    m_rig->tell(MatchSettled{told::match(), "9f", Amount::data(1)});
    app().result()->playAgain();
    QCOMPARE(app().toasts()->count(), 2);
    {
        const ForeignLanguage foreign;
        app().retranslate();
        QCOMPARE(app().toasts()->count(), 2);
        for (int row : {0, 1}) {
            const QString text = app().toasts()->value(row, QStringLiteral("text")).toString();
            QVERIFY2(text.startsWith(u'»'), qPrintable(text));
        }
        m_rig->tell(MatchSettled{told::match(), "9f", Amount::data(9000)});
        QCOMPARE(app().queue()->enterProblem(), QStringLiteral("»") + refused);
    }
    app().retranslate();
    QCOMPARE(app().queue()->enterProblem(), refused);
    QCOMPARE(app().toasts()->value(0, QStringLiteral("text")).toString(), refused);
}

#include "tst_app_model.moc"
