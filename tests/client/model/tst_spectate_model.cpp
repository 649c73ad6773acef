// Goal: a match is watched from the request to its end; what is shown is what was told last, and
// what came of bets is heard of wherever the player is.
#include "client/model/error_text.h"
#include "client/model/spectate_list_model.h"
#include "client/model/spectate_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestSpectateModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void watches();
    void saysWhyItCannotBeWatched();
    void showsBothSides();
    void countsDown();
    void drawsTheCourse();
    void drawsOnAfterAReturn();
    void leaves();
    void leavesWhatItLeftOffline();
    void isOverWithTheResult();
    void losesSightOfIt();
    void greysOffline();
    void listsBets();
    void tellsOfBetsThatAreNotLookedAt();
    void speaksAnotherLanguage();

private:
    SpectateModel& spectate() { return *m_spectate; }
    QVariant side(int row, const char* role) {
        return spectate().sides()->value(row, QLatin1String(role));
    }
    void listMatch();
    void watch(MatchPhase phase = MatchPhase::Active);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<SpectateListModel> m_list;
    std::unique_ptr<SpectateModel> m_spectate;
};

namespace {

const TestClass<TestSpectateModel> kSpectateModel;

SessionState watching(const SpectateJoined& joined) {
    SessionState state = told::session();
    state.spectating = joined;
    return state;
}

QString idOf(MatchId match) {
    return QString::fromStdString(match.toString());
}

} // namespace

void TestSpectateModel::init() {
    m_rig = std::make_unique<Rig>();
    m_list = std::make_unique<SpectateListModel>(m_rig->session(), m_rig->ticker());
    m_spectate = std::make_unique<SpectateModel>(m_rig->session(), *m_list, m_rig->ticker());
    m_rig->goOnline(told::session());
}

void TestSpectateModel::cleanup() {
    m_spectate.reset();
    m_list.reset();
    m_rig.reset();
}

void TestSpectateModel::listMatch() {
    WatchableMatch match;
    match.matchId = told::match();
    match.tier = StakeTier::Gold;
    match.phase = MatchPhase::Active;
    m_list->setShown(true);
    m_rig->answer(SpectateMatches{{match}, {}});
    m_list->setShown(false);
}

void TestSpectateModel::watch(MatchPhase phase) {
    m_rig->tell(told::joined(m_rig->now(), phase));
}

void TestSpectateModel::watches() {
    listMatch();
    QVERIFY(!spectate().open());
    spectate().watch(QStringLiteral("nonsense"));
    QCOMPARE(m_rig->timesAsked<SpectateJoin>(), 0);
    spectate().watch(idOf(told::match()));
    QCOMPARE(spectate().joiningMatch(), idOf(told::match()));
    spectate().watch(idOf(told::match(2)));
    QCOMPARE(m_rig->timesAsked<SpectateJoin>(), 1);
    QVERIFY(!spectate().open());
    m_rig->answer(told::joined(m_rig->now()));
    QVERIFY(spectate().open());
    QCOMPARE(spectate().joiningMatch(), QString());
    QCOMPARE(spectate().title(), QStringLiteral("ann against bob"));
    QCOMPARE(spectate().gameText(), QStringLiteral("Code duel · Gold"));
    QCOMPARE(spectate().phase(), WatchPhase::Running);
    QCOMPARE(spectate().watchersText(), QStringLiteral("47 watching"));
    QCOMPARE(spectate().delayText(), QStringLiteral("about 0.6 s behind"));
    QCOMPARE(spectate().poolText(), QStringLiteral("1,200 $DATA"));
    QCOMPARE(spectate().verdictText(), QString());
}

void TestSpectateModel::saysWhyItCannotBeWatched() {
    QSignalSpy failed(m_spectate.get(), &SpectateModel::failed);
    spectate().watch(idOf(told::match()));
    m_rig->refuse(ErrorCode::SpectatorsFull);
    spectate().watch(idOf(told::match()));
    // Of a match that has just ended.
    m_rig->refuse(ErrorCode::MatchNotFound);
    spectate().watch(idOf(told::match()));
    m_rig->refuse(ErrorCode::InvalidState);
    QCOMPARE(failed.size(), 3);
    QCOMPARE(inWords(failed[0][0].value<Sentence>()), ErrorText::of(ErrorCode::SpectatorsFull));
    QCOMPARE(inWords(failed[1][0].value<Sentence>()),
             ErrorText::of(ErrorCode::MatchNotSpectatable));
    QCOMPARE(inWords(failed[2][0].value<Sentence>()),
             QStringLiteral("You cannot watch a match you play in."));
    QCOMPARE(spectate().joiningMatch(), QString());
    QVERIFY(!spectate().open());
}

void TestSpectateModel::showsBothSides() {
    watch();
    SpectateUpdate update = told::watched(m_rig->now());
    update.sides[0].progress = Ratio::of(62, 100);
    m_rig->tell(update);
    QCOMPARE(spectate().sides()->count(), 2);
    QCOMPARE(side(0, "sideName").toString(), QStringLiteral("ann"));
    QCOMPARE(side(0, "ratingText").toString(), QStringLiteral("1,247"));
    QCOMPARE(side(0, "recordText").toString(), QStringLiteral("18 wins · 76 wpm"));
    QCOMPARE(side(0, "progress").toDouble(), 0.62);
    QCOMPARE(side(0, "progressText").toString(), QStringLiteral("62 %"));
    QCOMPARE(side(0, "wpmText").toString(), QStringLiteral("85 wpm"));
    QCOMPARE(side(0, "accuracyText").toString(), QStringLiteral("97 %"));
    QCOMPARE(side(0, "poolText").toString(), QStringLiteral("800 $DATA"));
    QCOMPARE(side(0, "poolFraction").toDouble(), 0.6666);
    QCOMPARE(side(0, "oddsText").toString(), QStringLiteral("1.42"));
    QCOMPARE(side(1, "oddsText").toString(), QStringLiteral("2.85"));
    QVERIFY(!side(0, "won").toBool());
    update.totalPool = Amount();
    update.sides[0].pool = Amount();
    m_rig->tell(update);
    QCOMPARE(side(0, "poolFraction").toDouble(), 0.0);
}

void TestSpectateModel::countsDown() {
    watch(MatchPhase::Ready);
    QCOMPARE(spectate().phase(), WatchPhase::Ready);
    QCOMPARE(spectate().timeText(), QStringLiteral("0:04"));
    QVERIFY(m_rig->ticker().running());
    m_rig->push(1s);
    QCOMPARE(spectate().timeText(), QStringLiteral("0:03"));
    QVERIFY(spectate().slip()->open());
    m_rig->push(3s);
    QCOMPARE(spectate().secondsLeft(), 0);
    QVERIFY(!spectate().slip()->open());
    m_rig->tell(told::watched(m_rig->now()));
    QCOMPARE(spectate().timeText(), QStringLiteral("0:40"));
    spectate().leave();
    QVERIFY(!m_rig->ticker().running());
}

void TestSpectateModel::drawsTheCourse() {
    watch(MatchPhase::Ready);
    QVERIFY(spectate().firstPoints().isEmpty());
    SpectateUpdate update = told::watched(m_rig->now());
    m_rig->tell(update);
    m_rig->push(10s);
    update.player1Progress = Ratio::of(25, 100);
    update.player2Progress = Ratio::of(50, 100);
    m_rig->tell(update);
    // Told by something else that changes the state.
    m_rig->push(1s);
    m_rig->tell(told::ticket());
    QCOMPARE(spectate().firstPoints(), (QList<QPointF>{{-40, 0}, {-30, 25}}));
    QCOMPARE(spectate().secondPoints(), (QList<QPointF>{{-40, 0}, {-30, 50}}));
    QCOMPARE(spectate().plotStartText(), QStringLiteral("0:40"));
    QCOMPARE(spectate().plotText(), QStringLiteral("ann 25 %, bob 50 %"));
    // What is told at the end belongs to it.
    m_rig->push(9s);
    update.phase = MatchPhase::Resolved;
    update.player2Progress = Ratio::one();
    update.endsAt = m_rig->now();
    m_rig->tell(update);
    QCOMPARE(spectate().secondPoints().last(), QPointF(-20, 100));
    m_rig->tell(told::joined(m_rig->now(), MatchPhase::Active, told::match(2)));
    QCOMPARE(spectate().firstPoints(), (QList<QPointF>{{-40, 0}}));
}

void TestSpectateModel::drawsOnAfterAReturn() {
    watch();
    const SpectateJoined before = told::joined(m_rig->now());
    m_rig->drop();
    m_rig->push(10s);
    SpectateJoined joined = before;
    joined.update.player1Progress = Ratio::of(1, 2);
    m_rig->comeBack(watching(joined));
    QVERIFY(spectate().open());
    QCOMPARE(spectate().firstPoints().size(), 2);
    QCOMPARE(spectate().firstPoints().last().y(), 50.0);
}

void TestSpectateModel::leaves() {
    spectate().leave();
    QCOMPARE(m_rig->timesAsked<SpectateLeave>(), 0);
    watch();
    spectate().leave();
    QVERIFY(!spectate().open());
    QCOMPARE(m_rig->asked<SpectateLeave>()[0].matchId, told::match());
    m_rig->tell(told::watched(m_rig->now()));
    QVERIFY(!spectate().open());
    m_rig->answer(Ok{});
    QVERIFY(!m_rig->session().state().session.spectating);
    spectate().watch(idOf(told::match()));
    m_rig->answer(told::joined(m_rig->now()));
    QVERIFY(spectate().open());
    // It has ended in that instant: there is nothing to leave.
    spectate().leave();
    m_rig->refuse(ErrorCode::MatchNotFound);
    QVERIFY(!spectate().open());
    QCOMPARE(m_rig->timesAsked<SpectateLeave>(), 2);
}

void TestSpectateModel::leavesWhatItLeftOffline() {
    watch();
    m_rig->drop();
    spectate().leave();
    QVERIFY(!spectate().open());
    QTRY_VERIFY(m_rig->timesAsked<SpectateLeave>() == 1);
    QCoreApplication::processEvents();
    m_rig->comeBack(watching(told::joined(m_rig->now())));
    QVERIFY(!spectate().open());
    QCOMPARE(m_rig->timesAsked<SpectateLeave>(), 2);
    m_rig->answer(Ok{});
    QCOMPARE(m_rig->timesAsked<SpectateLeave>(), 2);
}

void TestSpectateModel::isOverWithTheResult() {
    watch();
    m_rig->tell(told::watchResult(told::bob()));
    QVERIFY(spectate().open());
    QCOMPARE(spectate().phase(), WatchPhase::Over);
    QCOMPARE(spectate().verdictText(), QStringLiteral("bob wins"));
    QVERIFY(!spectate().howText().isEmpty());
    QCOMPARE(spectate().delayText(), QString());
    QCOMPARE(spectate().timeText(), QString());
    QVERIFY(side(1, "won").toBool() && !side(0, "won").toBool());
    spectate().leave();
    QVERIFY(!spectate().open());
    QCOMPARE(m_rig->timesAsked<SpectateLeave>(), 0);
}

void TestSpectateModel::losesSightOfIt() {
    watch();
    m_rig->drop();
    m_rig->comeBack(told::session());
    QVERIFY(spectate().open());
    QCOMPARE(spectate().phase(), WatchPhase::Lost);
    QVERIFY(!spectate().verdictText().isEmpty());
    spectate().watchAgain();
    QCOMPARE(m_rig->asked<SpectateJoin>()[0].matchId, told::match());
    m_rig->answer(told::joined(m_rig->now()));
    QCOMPARE(spectate().phase(), WatchPhase::Running);
    spectate().watchAgain();
    QCOMPARE(m_rig->timesAsked<SpectateJoin>(), 1);
}

void TestSpectateModel::greysOffline() {
    watch();
    QVERIFY(!spectate().offline());
    m_rig->cut();
    QVERIFY(spectate().open() && spectate().offline());
}

void TestSpectateModel::listsBets() {
    watch(MatchPhase::Ready);
    m_rig->tell(SpectateBetAccepted{told::bet(1), Amount::data(9'350)});
    QCOMPARE(spectate().bets()->count(), 1);
    QCOMPARE(spectate().bets()->value(0, QStringLiteral("stateText")).toString(),
             QStringLiteral("Open"));
    m_rig->tell(SpectateBetAccepted{told::bet(2, told::match(2)), Amount::data(9'300)});
    QCOMPARE(spectate().bets()->count(), 1);
    QCOMPARE(spectate().latestBets()->count(), 2);
    m_rig->tell(told::watchResult(told::bob()));
    QVERIFY(spectate().howText().endsWith(QStringLiteral("Your bets return 142 $DATA.")));
    QCOMPARE(spectate().bets()->value(0, QStringLiteral("state")).toInt(),
             static_cast<int>(BetState::Won));
    QCOMPARE(spectate().latestBets()->value(1, QStringLiteral("stateText")).toString(),
             QStringLiteral("Won 142 $DATA"));
    m_rig->session().close();
    QCOMPARE(spectate().latestBets()->count(), 0);
}

void TestSpectateModel::tellsOfBetsThatAreNotLookedAt() {
    QSignalSpy settled(m_spectate.get(), &SpectateModel::betsSettled);
    watch(MatchPhase::Ready);
    m_rig->tell(SpectateBetAccepted{told::bet(1), Amount::data(9'350)});
    spectate().setShown(true);
    m_rig->tell(told::watchResult(told::bob()));
    QCOMPARE(settled.size(), 0);
    spectate().setShown(false);
    m_rig->tell(told::watchResult(told::bob()));
    QCOMPARE(settled.size(), 1);
    QVERIFY(inWords(settled[0][0].value<Sentence>()).contains(QStringLiteral("142 $DATA")));
    // Without bets there is nothing to tell.
    SpectateResult other = told::watchResult(told::bob());
    other.matchId = told::match(2);
    other.bets.clear();
    m_rig->tell(other);
    QCOMPARE(settled.size(), 1);
}

void TestSpectateModel::speaksAnotherLanguage() {
    watch();
    const QLocale before;
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    spectate().refresh();
    const QStringList shown{spectate().poolText(), side(0, "oddsText").toString()};
    QLocale::setDefault(before);
    QCOMPARE(shown, (QStringList{QStringLiteral("1.200 $DATA"), QStringLiteral("1,42")}));
}

#include "tst_spectate_model.moc"
