// Goal: how a match ended is told in full, before and after the money is booked, until the player
// has left it, and from there the way leads into the same queue again.
#include "client/model/error_text.h"
#include "client/model/queue_model.h"
#include "client/model/result_model.h"
#include "tests/client/model/rig.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestResultModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void judges_data();
    void judges();
    void comparesThePlayers();
    void tellsTheRating();
    void waitsForTheMoney();
    void comesBackSettled();
    void isLeftForGood();
    void opensForTheNextMatch();
    void playsAgainForTheSameStake();
    void playsAgainForTheLastOfTheBalance();
    void saysWhyNotAgain_data();
    void saysWhyNotAgain();
    void saysWhatTheServerRefused();
    void cannotPlayAgainNow_data();
    void cannotPlayAgainNow();

private:
    ResultModel& result() { return *m_result; }
    void settle() { m_rig->tell(MatchSettled{told::match(), "9f86d081", Amount::data(9640)}); }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<QueueModel> m_queue;
    std::unique_ptr<ResultModel> m_result;
};

namespace {
const TestClass<TestResultModel> kResultModel;
} // namespace

void TestResultModel::init() {
    m_rig = std::make_unique<Rig>();
    m_queue = std::make_unique<QueueModel>(m_rig->session(), m_rig->ticker(), &m_rig->settings());
    m_result = std::make_unique<ResultModel>(m_rig->session(), *m_queue, &m_rig->settings());
    m_rig->goOnline(told::session());
}

void TestResultModel::cleanup() {
    m_result.reset();
    m_queue.reset();
    m_rig.reset();
}

void TestResultModel::judges_data() {
    QTest::addColumn<int>("winner");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("prize");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("how");
    const auto row = [](const char* name, int winner, EndReason reason, int prize, Verdict verdict,
                        const char* how) {
        QTest::newRow(name) << winner << static_cast<int>(reason) << prize << verdict
                            << QString::fromLatin1(how);
    };
    row("victory", 1, EndReason::Completed, 540, Verdict::Victory,
        "You finished the sequence first.");
    row("defeat", 2, EndReason::Completed, 0, Verdict::Defeat,
        "void-runner finished the sequence first.");
    row("tie", 0, EndReason::Timeout, 300, Verdict::Tie,
        "Time ran out with both of you level. The stakes went back.");
    row("void", 0, EndReason::Void, 300, Verdict::Void,
        "The match was called off. Nobody has lost anything.");
}

void TestResultModel::judges() {
    QFETCH(int, winner);
    QFETCH(int, reason);
    QFETCH(int, prize);
    QVERIFY(!result().open());
    QCOMPARE(result().verdict(), Verdict::None);
    std::optional<Address> who;
    if (winner > 0)
        who = winner == 1 ? told::me() : told::rival();
    GameResult ended = told::result(who, static_cast<EndReason>(reason));
    ended.prize = Amount::data(static_cast<std::uint64_t>(prize));
    m_rig->tell(ended);
    QVERIFY(result().open());
    QTEST(result().verdict(), "verdict");
    QVERIFY(!result().verdictText().isEmpty());
    QTEST(result().howText(), "how");
    QCOMPARE(result().prizeText(), QStringLiteral("%1 $DATA").arg(prize));
}

void TestResultModel::comparesThePlayers() {
    m_rig->tell(told::result(told::me()));
    QCOMPARE(result().gameName(), QStringLiteral("Code duel"));
    QCOMPARE(result().tierName(), QStringLiteral("Gold"));
    QCOMPARE(result().ownCallsign(), QStringLiteral("nyx_"));
    QCOMPARE(result().ownWpm(), 87);
    QCOMPARE(result().ownAccuracyText(), QStringLiteral("97 %"));
    QCOMPARE(result().ownProgressText(), QStringLiteral("100 %"));
    QCOMPARE(result().ownTimeText(), QStringLiteral("41.2 s"));
    QCOMPARE(result().opponentCallsign(), QStringLiteral("void-runner"));
    QCOMPARE(result().opponentWpm(), 74);
    QCOMPARE(result().opponentAccuracyText(), QStringLiteral("94 %"));
    QCOMPARE(result().opponentProgressText(), QStringLiteral("84 %"));
    QCOMPARE(result().opponentTimeText(), QStringLiteral("40.9 s"));
}

void TestResultModel::tellsTheRating() {
    GameResult ended = told::result(told::rival());
    ended.rating = 1235;
    ended.ratingChange = -12;
    m_rig->tell(ended);
    QCOMPARE(result().ratingBefore(), 1247);
    QCOMPARE(result().ratingAfter(), 1235);
    QCOMPARE(result().ratingBeforeText(), QStringLiteral("1,247"));
    QCOMPARE(result().ratingAfterText(), QStringLiteral("1,235"));
    QCOMPARE(result().ratingChangeText(), QStringLiteral("−12"));
}

void TestResultModel::waitsForTheMoney() {
    m_rig->tell(told::result(told::me()));
    QVERIFY(!result().settled());
    QCOMPARE(result().balanceText(), QString());
    QCOMPARE(result().txHash(), QString());
    m_rig->tell(MatchSettled{told::match(2), "other", Amount::data(1)});
    QVERIFY(!result().settled());
    settle();
    QVERIFY(result().settled());
    QCOMPARE(result().balanceText(), QStringLiteral("9,640 $DATA"));
    QCOMPARE(result().txHash(), QStringLiteral("9f86d081"));
}

/// The match ended while the player was away.
void TestResultModel::comesBackSettled() {
    m_rig->drop();
    SessionState state = told::session();
    state.lastResult = told::result(told::me());
    state.lastResult->txHash.value = "9f86d081";
    m_rig->comeBack(state);
    QVERIFY(result().open());
    QVERIFY(result().settled());
    QCOMPARE(result().balanceText(), QStringLiteral("9,400 $DATA"));
}

void TestResultModel::isLeftForGood() {
    result().back();
    QVERIFY(!result().open());
    m_rig->tell(told::result(told::me()));
    QSignalSpy changed(&result(), &ResultModel::changed);
    result().back();
    QVERIFY(!result().open());
    QCOMPARE(changed.size(), 1);
    settle();
    QVERIFY(!result().open());
    // The client is started anew, and the server still tells of it.
    m_rig->settings().sync();
    QSettings settings(m_rig->settings().fileName(), QSettings::IniFormat);
    const ResultModel again(m_rig->session(), *m_queue, &settings);
    QVERIFY(!again.open());
    QCOMPARE(again.verdict(), Verdict::Victory);
}

void TestResultModel::opensForTheNextMatch() {
    m_rig->tell(told::result(told::me()));
    result().back();
    GameResult next = told::result(told::rival());
    next.matchId = told::match(2);
    m_rig->tell(next);
    QVERIFY(result().open());
    QCOMPARE(result().verdict(), Verdict::Defeat);
}

void TestResultModel::playsAgainForTheSameStake() {
    m_queue->setSelectedTier(Tier::Bronze);
    m_rig->tell(told::result(told::me()));
    QSignalSpy failed(&result(), &ResultModel::failed);
    result().playAgain();
    QVERIFY(!result().canPlayAgain());
    result().playAgain();
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), 1);
    QCOMPARE(m_rig->asked<QueueEnter>()[0].stakeTier, std::optional(StakeTier::Gold));
    QCOMPARE(m_queue->selectedTier(), Tier::Gold);
    m_rig->answer(told::ticket());
    QVERIFY(!result().open());
    QCOMPARE(failed.size(), 0);
}

/// Once the stake is held, there is not enough for another: that is no failure.
void TestResultModel::playsAgainForTheLastOfTheBalance() {
    m_rig->tell(told::result(told::rival()));
    m_rig->tell(MatchSettled{told::match(), "9f86d081", Amount::data(300)});
    QSignalSpy failed(&result(), &ResultModel::failed);
    result().playAgain();
    m_rig->answer(told::ticket());
    QVERIFY(!m_queue->entering());
    QCOMPARE(failed.size(), 0);
}

void TestResultModel::saysWhyNotAgain_data() {
    QTest::addColumn<int>("balance");
    QTest::addColumn<int>("blockedMs");
    QTest::addColumn<QString>("word");
    QTest::newRow("too little left") << 299 << 0 << QStringLiteral("balance of 299 $DATA");
    QTest::newRow("blocked") << 9400 << 60'000 << QStringLiteral("in 60 s");
}

void TestResultModel::saysWhyNotAgain() {
    QFETCH(int, balance);
    QFETCH(int, blockedMs);
    QFETCH(QString, word);
    m_rig->tell(told::result(told::me()));
    m_rig->tell(
        MatchSettled{told::match(), "9f86d081", Amount::data(static_cast<std::uint64_t>(balance))});
    if (blockedMs > 0) {
        MatchCancelled cancelled = told::cancelled(CancelReason::Declined, Cause::You, false);
        cancelled.blockedFor = Duration{blockedMs};
        m_rig->tell(cancelled);
    }
    QSignalSpy failed(&result(), &ResultModel::failed);
    QVERIFY(result().canPlayAgain());
    result().playAgain();
    QCOMPARE(failed.size(), 1);
    QVERIFY2(inWords(failed[0][0].value<Sentence>()).contains(word),
             qPrintable(inWords(failed[0][0].value<Sentence>())));
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), 0);
}

void TestResultModel::saysWhatTheServerRefused() {
    m_rig->tell(told::result(told::me()));
    QSignalSpy failed(&result(), &ResultModel::failed);
    result().playAgain();
    m_rig->refuse(ErrorCode::QueueFull);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(inWords(failed[0][0].value<Sentence>()), ErrorText::of(ErrorCode::QueueFull));
    QVERIFY(result().open());
    QVERIFY(result().canPlayAgain());
    // What comes to nothing elsewhere is not told from here.
    m_queue->enter();
    m_rig->refuse(ErrorCode::QueueFull);
    QCOMPARE(failed.size(), 1);
}

void TestResultModel::cannotPlayAgainNow_data() {
    QTest::addColumn<int>("obstacle");
    QTest::newRow("offline") << 0;
    QTest::newRow("in a match") << 1;
    QTest::newRow("a game without a stake") << 2;
}

void TestResultModel::cannotPlayAgainNow() {
    QFETCH(int, obstacle);
    GameResult ended = told::result(told::me());
    ended.matchId = told::match(2);
    if (obstacle == 2)
        ended.stakeTier.reset();
    if (obstacle == 1)
        m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(ended);
    if (obstacle == 0)
        m_rig->cut();
    QVERIFY(!result().canPlayAgain());
    result().playAgain();
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), 0);
}

#include "tst_result_model.moc"
