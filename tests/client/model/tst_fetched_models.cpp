// Goal: ladder and history say honestly whether they are loading, empty, failed or offline, take
// the newest answer only, and read again by themselves once that can help.
#include "client/model/format.h"
#include "client/model/history_model.h"
#include "client/model/ladder_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestFetchedModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsTheBest();
    void pinsTheOwnRow();
    void listsTheBestOfAnotherGame();
    void saysThatNobodyHasPlayed();
    void keepsTheLadderWhileItLoads();
    void dropsALateLadder();
    void keepsTheLadderWhenItFails();
    void readsTheLadderOnceOnline();
    void forgetsTheLadderWithThePlayer();

    void listsMatches();
    void listsAMatchOfMany();
    void listsAHunt();
    void plotsTheRating();
    void plotsTheGamePlayedLast();
    void saysThatThereAreNone();
    void readsOn();
    void readsOnOnce();
    void startsOverWhileItReadsOn();
    void doesNotReadOnWhileItStartsOver();
    void keepsMatchesWhenReadingOnFails();
    void readsMatchesOnceOnline();
    void forgetsMatchesWithThePlayer();
    void keepsAProblemInAnotherLanguage();
    void speaksAnotherLanguage();

private:
    LadderModel& ladder() { return *m_ladder; }
    HistoryModel& history() { return *m_history; }
    void load(const std::vector<PlayedMatch>& matches, const std::optional<std::string>& cursor);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<LadderModel> m_ladder;
    std::unique_ptr<HistoryModel> m_history;
};

namespace {

const TestClass<TestFetchedModels> kFetchedModels;
const QString kLadder = QStringLiteral("/api/leaderboard");

QString matchesPath() {
    return QStringLiteral("/api/players/%1/matches")
        .arg(QString::fromStdString(told::me().toString()));
}

LeaderboardReply best(int rows) {
    LeaderboardReply reply;
    for (int rank = 1; rank <= rows; ++rank) {
        Address address = rank == 2 ? told::me() : told::rival();
        if (rank > 2)
            address.bytes.back() = static_cast<std::uint8_t>(rank);
        reply.rows.push_back(
            {rank, address, rank == 2 ? "nyx_" : "void-runner", 1300 - rank, 40 * rank, 30 - rank});
    }
    return reply;
}

PlayedMatch played(std::uint64_t number, int ratingBefore, int change) {
    const GameResult result = told::result(change > 0 ? told::me() : told::rival());
    PlayedMatch match;
    match.matchId = told::match(number);
    match.stakeTier = StakeTier::Gold;
    match.winner = result.winner;
    match.startedAt = Rig::kStart;
    match.endedAt = Rig::kStart + result.duration;
    match.players = {{*result.opponentStats, "void-runner", 1189, -change, Amount()},
                     {result.yourStats, "nyx_", ratingBefore, change,
                      change > 0 ? Amount::data(540) : Amount()}};
    match.txHash = "9f86d081";
    return match;
}

HistoryReply pageOf(const std::vector<PlayedMatch>& matches,
                    const std::optional<std::string>& cursor = {}) {
    return {matches, cursor};
}

template <class Reply>
QByteArray body(const Reply& reply) {
    return QByteArray::fromStdString(codec::toJson(reply));
}

QVariant at(const RowListModel& model, int row, const char* role) {
    return model.value(row, QLatin1String(role));
}

} // namespace

void TestFetchedModels::init() {
    m_rig = std::make_unique<Rig>();
    m_ladder = std::make_unique<LadderModel>(m_rig->session());
    m_history = std::make_unique<HistoryModel>(m_rig->session());
    m_rig->goOnline(told::session());
}

void TestFetchedModels::cleanup() {
    m_ladder.reset();
    m_history.reset();
    m_rig.reset();
}

void TestFetchedModels::load(const std::vector<PlayedMatch>& matches,
                             const std::optional<std::string>& cursor) {
    m_rig->serve(matchesPath(), pageOf(matches, cursor));
    history().refresh();
    QTRY_COMPARE(history().state(), LoadState::Ready);
}

void TestFetchedModels::listsTheBest() {
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QCOMPARE(ladder().state(), LoadState::Loading);
    QTRY_COMPARE(ladder().state(), LoadState::Ready);
    QCOMPARE(m_rig->server().lastQuery(kLadder), QStringLiteral("game_type=code_duel"));
    QCOMPARE(ladder().problem(), QString());
    QCOMPARE(ladder().count(), 3);
    QCOMPARE(at(ladder(), 0, "rank").toInt(), 1);
    QCOMPARE(at(ladder(), 0, "callsign").toString(), QStringLiteral("void-runner"));
    QCOMPARE(at(ladder(), 0, "ratingText").toString(), QStringLiteral("1,299"));
    QCOMPARE(at(ladder(), 0, "winRateText").toString(), QStringLiteral("72 %"));
    QVERIFY(!at(ladder(), 0, "self").toBool());
    QVERIFY(at(ladder(), 1, "self").toBool());
}

void TestFetchedModels::pinsTheOwnRow() {
    QCOMPARE(ladder().ownRankText(), QStringLiteral("—"));
    QCOMPARE(ladder().ownCallsign(), QStringLiteral("nyx_"));
    QCOMPARE(ladder().ownGamesText(), QStringLiteral("41"));
    QCOMPARE(ladder().ownWinRateText(), QStringLiteral("56 %"));
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QTRY_COMPARE(ladder().ownRankText(), QStringLiteral("2"));
    m_rig->serve(kLadder, best(1));
    ladder().refresh();
    QTRY_COMPARE(ladder().ownRankText(), QStringLiteral("—"));
    AuthSuccess newcomer = told::greeting(m_rig->now());
    newcomer.ratings = {{GameType::CodeDuel, 1200, 0, 0}};
    m_rig->tell(newcomer);
    QCOMPARE(ladder().ownWinRateText(), QStringLiteral("—"));
}

void TestFetchedModels::listsTheBestOfAnotherGame() {
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QTRY_COMPARE(ladder().count(), 3);
    ladder().setGame(Mode::BountyHunt);
    QCOMPARE(ladder().count(), 0);
    QCOMPARE(ladder().state(), LoadState::Loading);
    QCOMPARE(ladder().ownRatingText(), QStringLiteral("—"));
    QTRY_COMPARE(ladder().count(), 3);
    QCOMPARE(m_rig->server().lastQuery(kLadder), QStringLiteral("game_type=bounty_hunt"));
    ladder().setGame(Mode::CodeDuel);
    QCOMPARE(ladder().ownRatingText(), QStringLiteral("1,247"));
    QTRY_COMPARE(m_rig->server().lastQuery(kLadder), QStringLiteral("game_type=code_duel"));
}

void TestFetchedModels::saysThatNobodyHasPlayed() {
    m_rig->serve(kLadder, best(0));
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Empty);
    QVERIFY(!ladder().problem().isEmpty());
}

void TestFetchedModels::keepsTheLadderWhileItLoads() {
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Ready);
    m_rig->server().serve(kLadder, {});
    ladder().refresh();
    QCOMPARE(ladder().state(), LoadState::Loading);
    QCOMPARE(ladder().count(), 3);
}

void TestFetchedModels::dropsALateLadder() {
    m_rig->server().serve(kLadder, {});
    ladder().refresh();
    QTRY_COMPARE(m_rig->server().waiting(kLadder), 1);
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Ready);
    QSignalSpy answered(&ladder(), &LadderModel::changed);
    QSignalSpy removed(&ladder(), &QAbstractItemModel::rowsRemoved);
    m_rig->server().answerWaiting(kLadder, body(best(1)));
    // It has arrived when a later one has.
    ladder().refresh();
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(ladder().count(), 3);
}

void TestFetchedModels::keepsTheLadderWhenItFails() {
    m_rig->server().fail(kLadder);
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Failed);
    QVERIFY(!ladder().problem().isEmpty());
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Ready);
    QCOMPARE(ladder().problem(), QString());
    m_rig->server().fail(kLadder);
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Failed);
    QCOMPARE(ladder().count(), 3);
}

void TestFetchedModels::readsTheLadderOnceOnline() {
    m_rig->serve(kLadder, best(3));
    m_rig->drop();
    ladder().refresh();
    QCOMPARE(ladder().state(), LoadState::Offline);
    QVERIFY(ladder().problem().contains(QStringLiteral("read again")));
    m_rig->comeBack(told::session());
    QTRY_COMPARE(ladder().state(), LoadState::Ready);
}

void TestFetchedModels::forgetsTheLadderWithThePlayer() {
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Ready);
    m_rig->session().close();
    QCOMPARE(ladder().count(), 0);
    QCOMPARE(ladder().state(), LoadState::Loading);
    QCOMPARE(ladder().ownRankText(), QStringLiteral("—"));
    QCOMPARE(ladder().ownCallsign(), QString());
}

void TestFetchedModels::listsMatches() {
    load({played(2, 1247, 14), played(1, 1259, -12)}, {});
    QCOMPARE(history().count(), 2);
    QCOMPARE(at(history(), 0, "matchId").toString(),
             QString::fromStdString(told::match(2).toString()));
    QCOMPARE(at(history(), 0, "opponent").toString(), QStringLiteral("void-runner"));
    QCOMPARE(at(history(), 0, "verdict").toInt(), static_cast<int>(Verdict::Victory));
    QCOMPARE(at(history(), 0, "verdictText").toString(), QStringLiteral("Victory"));
    QCOMPARE(at(history(), 0, "howText").toString(),
             QStringLiteral("You finished the sequence first."));
    QVERIFY(!at(history(), 0, "whenText").toString().isEmpty());
    QCOMPARE(at(history(), 0, "prizeText").toString(), QStringLiteral("540 $DATA"));
    QCOMPARE(at(history(), 0, "ratingText").toString(), QStringLiteral("1,261"));
    QCOMPARE(at(history(), 0, "ratingChangeText").toString(), QStringLiteral("+14"));
    QCOMPARE(at(history(), 0, "ownWpm").toString(), QStringLiteral("87"));
    QCOMPARE(at(history(), 0, "opponentWpm").toString(), QStringLiteral("74"));
    QCOMPARE(at(history(), 0, "ownAccuracyText").toString(), QStringLiteral("97 %"));
    QCOMPARE(at(history(), 0, "opponentAccuracyText").toString(), QStringLiteral("94 %"));
    QCOMPARE(at(history(), 0, "ownProgressText").toString(), QStringLiteral("100 %"));
    QCOMPARE(at(history(), 0, "opponentProgressText").toString(), QStringLiteral("84 %"));
    QCOMPARE(at(history(), 0, "durationText").toString(), QStringLiteral("41.2 s"));
    QCOMPARE(at(history(), 0, "txHash").toString(), QStringLiteral("9f86d081"));
    QCOMPARE(at(history(), 0, "tierName").toString(), QStringLiteral("Gold"));
    QCOMPARE(at(history(), 0, "gameName").toString(), QStringLiteral("Code duel"));
    QCOMPARE(at(history(), 0, "ratingBeforeText").toString(), QStringLiteral("1,247"));
    QCOMPARE(at(history(), 1, "verdictText").toString(), QStringLiteral("Defeat"));
    QCOMPARE(at(history(), 1, "prizeText").toString(), QStringLiteral("0 $DATA"));
    QVERIFY(!history().canLoadMore());
}

void TestFetchedModels::listsAMatchOfMany() {
    PlayedMatch hunt = played(1, 1247, 14);
    hunt.gameType = GameType::BountyHunt;
    hunt.players.push_back(hunt.players.front());
    hunt.players.back().stats.address.bytes.back() = 9;
    load({hunt}, {});
    QCOMPARE(at(history(), 0, "opponent").toString(), QString());
    QCOMPARE(at(history(), 0, "opponentWpm").toString(), QString());
    QCOMPARE(at(history(), 0, "ownWpm").toString(), QStringLiteral("87"));
}

void TestFetchedModels::listsAHunt() {
    PlayedMatch match = played(1, 1200, 4);
    match.gameType = GameType::BountyHunt;
    match.endReason = EndReason::Timeout;
    match.winner.value = told::rival().toString();
    match.players.push_back(match.players[0]);
    match.players[2].stats.address.bytes.back() = 7;
    match.players[0].stats.score = 90;
    match.players[1].stats.score = 80;
    match.players[2].stats.score = 70;
    match.players[1].prize = Amount::data(570);
    load({match}, {});
    QCOMPARE(at(history(), 0, "verdictText").toString(), QStringLiteral("Rank 2 of 3"));
    QCOMPARE(at(history(), 0, "verdict").toInt(), static_cast<int>(Verdict::Victory));
    QVERIFY(at(history(), 0, "howText").toString().contains(QStringLiteral("80")));
    QCOMPARE(at(history(), 0, "ownProgressText").toString(), QStringLiteral("80"));
    QCOMPARE(at(history(), 0, "opponent").toString(), QString());
    QCOMPARE(history().ratingGame(), QStringLiteral("Bounty hunt"));
}

void TestFetchedModels::plotsTheRating() {
    load({played(3, 1247, 14), played(2, 1259, -12), played(1, 1243, 16)}, {});
    QCOMPARE(history().ratingPoints(),
             (QList<QPointF>{QPointF(0, 1259), QPointF(1, 1247), QPointF(2, 1261)}));
    QCOMPARE(history().ratingMin(), 1247);
    QCOMPARE(history().ratingMax(), 1261);
    QCOMPARE(history().ratingFirstText(), Format::day(Rig::kStart));
    QCOMPARE(history().ratingLastText(), Format::day(Rig::kStart));
}

/// Ratings of different games make no line.
void TestFetchedModels::plotsTheGamePlayedLast() {
    PlayedMatch hunt = played(2, 1210, 4);
    hunt.gameType = GameType::BountyHunt;
    load({played(3, 1247, 14), hunt, played(1, 1243, 4)}, {});
    QCOMPARE(history().ratingPoints(), (QList<QPointF>{QPointF(0, 1247), QPointF(1, 1261)}));
    QCOMPARE(history().ratingGame(), QStringLiteral("Code duel"));
}

void TestFetchedModels::saysThatThereAreNone() {
    QCOMPARE(history().state(), LoadState::Loading);
    m_rig->serve(matchesPath(), pageOf({}));
    history().refresh();
    QTRY_COMPARE(history().state(), LoadState::Empty);
    QVERIFY(!history().problem().isEmpty());
    QCOMPARE(history().ratingPoints(), QList<QPointF>());
    history().loadMore();
    QVERIFY(!history().loadingMore());
}

void TestFetchedModels::readsOn() {
    load({played(3, 1247, 14), played(2, 1259, -12)}, "before-2");
    QVERIFY(history().canLoadMore());
    QCOMPARE(m_rig->server().lastQuery(matchesPath()), QString());
    m_rig->serve(matchesPath(), pageOf({played(1, 1243, 16)}));
    history().loadMore();
    QVERIFY(history().loadingMore());
    QCOMPARE(history().state(), LoadState::Ready);
    QTRY_VERIFY(!history().loadingMore());
    QCOMPARE(m_rig->server().lastQuery(matchesPath()), QStringLiteral("cursor=before-2"));
    QCOMPARE(history().count(), 3);
    QVERIFY(!history().canLoadMore());
    QCOMPARE(history().ratingPoints().size(), 3);
    QCOMPARE(history().ratingPoints().front(), QPointF(0, 1259));
    history().refresh();
    QTRY_COMPARE(history().count(), 1);
}

void TestFetchedModels::readsOnOnce() {
    load({played(2, 1259, -12)}, "before-2");
    m_rig->server().serve(matchesPath(), {});
    history().loadMore();
    QTRY_COMPARE(m_rig->server().waiting(matchesPath()), 1);
    history().loadMore();
    m_rig->server().answerWaiting(matchesPath(), body(pageOf({played(1, 1243, 16)})));
    QTRY_COMPARE(history().count(), 2);
    QCOMPARE(m_rig->server().waiting(matchesPath()), 0);
}

void TestFetchedModels::startsOverWhileItReadsOn() {
    load({played(2, 1259, -12)}, "before-2");
    m_rig->server().serve(matchesPath(), {});
    history().loadMore();
    QTRY_COMPARE(m_rig->server().waiting(matchesPath()), 1);
    m_rig->serve(matchesPath(), pageOf({played(3, 1247, 14)}));
    history().refresh();
    QVERIFY(!history().loadingMore());
    QTRY_COMPARE(history().state(), LoadState::Ready);
    QSignalSpy inserted(&history(), &QAbstractItemModel::rowsInserted);
    m_rig->server().answerWaiting(matchesPath(), body(pageOf({played(1, 1243, 16)})));
    m_rig->serve(matchesPath(), pageOf({played(4, 1247, 14)}));
    history().refresh();
    QTRY_COMPARE(at(history(), 0, "matchId").toString(),
                 QString::fromStdString(told::match(4).toString()));
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(history().count(), 1);
}

void TestFetchedModels::doesNotReadOnWhileItStartsOver() {
    load({played(2, 1259, -12)}, "before-2");
    m_rig->server().serve(matchesPath(), {});
    history().refresh();
    history().loadMore();
    QVERIFY(!history().loadingMore());
    QTRY_COMPARE(m_rig->server().waiting(matchesPath()), 1);
    m_rig->server().answerWaiting(matchesPath(), body(pageOf({played(3, 1247, 14)})));
    QTRY_COMPARE(history().state(), LoadState::Ready);
    QCOMPARE(history().count(), 1);
    QCOMPARE(at(history(), 0, "matchId").toString(),
             QString::fromStdString(told::match(3).toString()));
}

void TestFetchedModels::keepsMatchesWhenReadingOnFails() {
    load({played(2, 1259, -12)}, "before-2");
    m_rig->server().fail(matchesPath());
    history().loadMore();
    QTRY_COMPARE(history().state(), LoadState::Failed);
    QVERIFY(!history().problem().isEmpty());
    QVERIFY(!history().loadingMore());
    QCOMPARE(history().count(), 1);
    QVERIFY(history().canLoadMore());
    QCOMPARE(history().ratingPoints().size(), 1);
    m_rig->serve(matchesPath(), pageOf({played(1, 1243, 16)}));
    history().loadMore();
    QTRY_COMPARE(history().count(), 2);
    QCOMPARE(history().state(), LoadState::Ready);
    QCOMPARE(history().problem(), QString());
}

void TestFetchedModels::readsMatchesOnceOnline() {
    m_rig->serve(matchesPath(), pageOf({played(1, 1243, 16)}));
    m_rig->drop();
    history().refresh();
    QCOMPARE(history().state(), LoadState::Offline);
    QVERIFY(history().problem().contains(QStringLiteral("read again")));
    m_rig->comeBack(told::session());
    QTRY_COMPARE(history().state(), LoadState::Ready);
    QCOMPARE(history().count(), 1);
}

void TestFetchedModels::forgetsMatchesWithThePlayer() {
    load({played(1, 1243, 16)}, "before-1");
    m_rig->session().close();
    QCOMPARE(history().count(), 0);
    QCOMPARE(history().state(), LoadState::Loading);
    QVERIFY(!history().canLoadMore());
    QCOMPARE(history().ratingPoints(), QList<QPointF>());
    history().refresh();
    QCOMPARE(history().state(), LoadState::Offline);
}

/// Said anew, not asked anew: nothing flashes.
void TestFetchedModels::keepsAProblemInAnotherLanguage() {
    m_rig->serve(matchesPath(), pageOf({}, {}));
    history().refresh();
    QTRY_COMPARE(history().state(), LoadState::Empty);
    m_rig->serve(kLadder, best(0));
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Empty);
    const QString problem = ladder().problem();
    const QString advice = history().problem();
    QVERIFY(!problem.isEmpty() && !advice.isEmpty());
    history().retranslate();
    ladder().retranslate();
    QCOMPARE(ladder().state(), LoadState::Empty);
    QCOMPARE(history().state(), LoadState::Empty);
    QCOMPARE(ladder().problem(), problem);
    QCOMPARE(history().problem(), advice);
}

void TestFetchedModels::speaksAnotherLanguage() {
    load({played(1, 1247, 14)}, {});
    m_rig->serve(kLadder, best(3));
    ladder().refresh();
    QTRY_COMPARE(ladder().state(), LoadState::Ready);
    const QLocale before;
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    history().retranslate();
    ladder().retranslate();
    const QStringList shown{at(history(), 0, "ratingText").toString(),
                            at(ladder(), 0, "ratingText").toString(), ladder().ownRatingText()};
    QLocale::setDefault(before);
    QCOMPARE(shown, (QStringList{QStringLiteral("1.261"), QStringLiteral("1.299"),
                                 QStringLiteral("1.247")}));
}

#include "tst_fetched_models.moc"
