// Goal: a hunt is told as the server says: how the lobby fills, whom the player hunts and how all
// stand, without a list that jumps, and what it brought and cost.
#include "client/model/history_model.h"
#include "client/model/hunt_lobby_model.h"
#include "client/model/hunt_model.h"
#include "client/model/hunt_result_model.h"
#include "client/model/hunt_text.h"
#include "client/model/queue_model.h"
#include "client/model/result_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestHuntModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void ordersStandings();
    void keepsStandingsInPlace();
    void movesRowsWithoutLosingThem();

    void entersTheHunt();
    void remembersTheHunt();
    void saysWhatGoesOn_data();
    void saysWhatGoesOn();
    void offersTheBounty();

    void tellsHowTheLobbyFills();
    void keepsThePlaceWhileAway();
    void countsTheRegistrationDown();
    void saysWhyNoHuntBegan_data();
    void saysWhyNoHuntBegan();

    void knowsTheTarget();
    void comparesWithTheTarget();
    void tellsWhatBecameOfTheTarget();
    void sortsOnceASecond();
    void forgetsTheHunt();

    void tellsWhatItBrought();
    void learnsNamesFromTheHistory();
    void tellsOfAHuntThatWasLeft();

private:
    static constexpr int kHunters = 9;

    void beginHunt();
    void field(const std::vector<int>& scores, int left = -1);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<QueueModel> m_queue;
    std::unique_ptr<HuntLobbyModel> m_lobby;
    std::unique_ptr<HuntModel> m_hunt;
    std::unique_ptr<ResultModel> m_result;
    std::unique_ptr<HuntResultModel> m_huntResult;
};

namespace {

const TestClass<TestHuntModels> kHuntModels;

/// The player is the first of all, the next one is the target.
Address addressOf(int number) {
    Address address = number == 0 ? told::me() : told::rival();
    if (number > 0)
        address.bytes.back() = static_cast<std::uint8_t>(number);
    return address;
}

std::string callsignOf(int number) {
    return number == 0 ? "nyx_" : "hunter" + std::to_string(number);
}

PlayerCard cardOf(int number) {
    return {addressOf(number), callsignOf(number), 1200 + number, number, 60};
}

LobbyUpdate lobby(Instant now, int players) {
    LobbyUpdate update;
    update.round = 3;
    update.players = players;
    update.min = 8;
    update.max = 64;
    update.prizePool = Amount::data(300U * static_cast<unsigned>(players));
    update.phaseEndsAt = now + 40s;
    update.timeLeft = 40s;
    update.stakeTier = StakeTier::Gold;
    return update;
}

QueueUpdate ticket() {
    QueueUpdate update = told::ticket();
    update.gameType = GameType::BountyHunt;
    return update;
}

GameResult resultOf(int hunters) {
    GameResult result = told::result(std::nullopt, EndReason::Timeout);
    result.gameType = GameType::BountyHunt;
    result.winner.value = addressOf(3).toString();
    result.opponent.reset();
    result.opponentStats.reset();
    for (int number = 0; number < hunters; ++number) {
        PlayerStats stats;
        stats.address = addressOf(number);
        stats.score = 100 + number;
        result.players.push_back(stats);
    }
    result.players[0].score = 102;
    result.yourStats = result.players[0];
    result.prize = Amount::data(270);
    result.hunt = HuntReport{addressOf(1), Amount::data(270), addressOf(3), true};
    return result;
}

Standing standing(const char* name, int score) {
    Standing one;
    one.id = one.callsign = QString::fromLatin1(name);
    one.score = score;
    return one;
}

QStringList namesIn(const StandingsModel& standings) {
    QStringList names;
    for (int row = 0; row < standings.count(); ++row)
        names << standings.value(row, QStringLiteral("callsign")).toString() + u' ' +
                     standings.value(row, QStringLiteral("rankText")).toString();
    return names;
}

} // namespace

void TestHuntModels::init() {
    m_rig = std::make_unique<Rig>();
    m_queue = std::make_unique<QueueModel>(m_rig->session(), m_rig->ticker(), &m_rig->settings());
    m_lobby = std::make_unique<HuntLobbyModel>(m_rig->session(), m_rig->ticker());
    m_hunt = std::make_unique<HuntModel>(m_rig->session(), m_rig->ticker());
    m_result = std::make_unique<ResultModel>(m_rig->session(), *m_queue, &m_rig->settings());
    m_huntResult = std::make_unique<HuntResultModel>(m_rig->session());
    m_rig->goOnline(told::session());
}

void TestHuntModels::cleanup() {
    m_huntResult.reset();
    m_result.reset();
    m_hunt.reset();
    m_lobby.reset();
    m_queue.reset();
    m_rig.reset();
}

void TestHuntModels::beginHunt() {
    MatchFound found = told::found(m_rig->now());
    found.gameType = GameType::BountyHunt;
    found.opponent.reset();
    for (int number = 0; number < kHunters; ++number)
        found.sides.push_back({addressOf(number).toString(), callsignOf(number), {cardOf(number)}});
    m_rig->tell(found);
    m_rig->tell(told::countdown(m_rig->now()));
    m_rig->tell(GameAssignment{told::match(), cardOf(1), Amount::data(270)});
    m_rig->tell(told::started(m_rig->now()));
}

void TestHuntModels::field(const std::vector<int>& scores, int left) {
    OpponentProgress told{told::match(), {}, 0, {}, {}};
    for (std::size_t number = 0; number < scores.size(); ++number) {
        PlayerProgress one;
        one.address = addressOf(static_cast<int>(number));
        one.score = scores[number];
        if (static_cast<int>(number) == left)
            one.left = true;
        told.players.push_back(one);
    }
    m_rig->tell(told);
}

void TestHuntModels::ordersStandings() {
    StandingsModel standings;
    standings.show({standing("ann", 3), standing("bob", 9), standing("cid", 9), standing("dan", 1)},
                   Ordering::Sort);
    QCOMPARE(namesIn(standings), (QStringList{QStringLiteral("bob 1"), QStringLiteral("cid 1"),
                                              QStringLiteral("ann 3"), QStringLiteral("dan 4")}));
    QCOMPARE(standings.rankOf(QStringLiteral("cid")), 1);
    QCOMPARE(standings.rankOf(QStringLiteral("dan")), 4);
    QCOMPARE(standings.rankOf(QStringLiteral("eve")), 0);
}

void TestHuntModels::keepsStandingsInPlace() {
    StandingsModel standings;
    standings.show({standing("ann", 3), standing("bob", 1)}, Ordering::Sort);
    standings.show({standing("ann", 3), standing("bob", 5)}, Ordering::Keep);
    QVERIFY(standings.isStale());
    QCOMPARE(namesIn(standings), (QStringList{QStringLiteral("ann 1"), QStringLiteral("bob 2")}));
    QCOMPARE(standings.value(1, QStringLiteral("scoreText")).toString(), QStringLiteral("5"));
    standings.show({standing("ann", 3), standing("bob", 5)}, Ordering::Sort);
    QVERIFY(!standings.isStale());
    QCOMPARE(namesIn(standings), (QStringList{QStringLiteral("bob 1"), QStringLiteral("ann 2")}));
    // Equal ones stay as they stood; whoever is gone makes it sort.
    standings.show({standing("ann", 5), standing("bob", 5)}, Ordering::Sort);
    QCOMPARE(namesIn(standings), (QStringList{QStringLiteral("bob 1"), QStringLiteral("ann 1")}));
    standings.show({standing("ann", 5)}, Ordering::Keep);
    QCOMPARE(namesIn(standings), QStringList{QStringLiteral("ann 1")});
}

void TestHuntModels::movesRowsWithoutLosingThem() {
    StandingsModel standings;
    QSignalSpy moved(&standings, &RowListModel::rowsMoved);
    QSignalSpy inserted(&standings, &RowListModel::rowsInserted);
    QSignalSpy removed(&standings, &RowListModel::rowsRemoved);
    standings.show({standing("ann", 9), standing("bob", 8), standing("cid", 7)}, Ordering::Sort);
    QCOMPARE(inserted.size(), 3);
    standings.show({standing("ann", 9), standing("bob", 8), standing("cid", 10)}, Ordering::Sort);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(namesIn(standings), (QStringList{QStringLiteral("cid 1"), QStringLiteral("ann 2"),
                                              QStringLiteral("bob 3")}));
}

void TestHuntModels::entersTheHunt() {
    m_queue->setMinRating(1500);
    m_queue->setMaxRating(1100);
    QVERIFY(!m_queue->canEnter());
    // Rating limits are none of a hunt's business.
    m_queue->setSelectedMode(Mode::BountyHunt);
    m_queue->setSelectedTier(Tier::Gold);
    QVERIFY(m_queue->canEnter());
    m_queue->enter();
    const auto asked = m_rig->asked<QueueEnter>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].gameType, GameType::BountyHunt);
    QCOMPARE(asked[0].stakeTier, std::optional(StakeTier::Gold));
    QVERIFY(!asked[0].preferences);
}

void TestHuntModels::remembersTheHunt() {
    m_queue->setSelectedMode(Mode::BountyHunt);
    const QueueModel again(m_rig->session(), m_rig->ticker(), &m_rig->settings());
    QCOMPARE(again.selectedMode(), Mode::BountyHunt);
}

void TestHuntModels::saysWhatGoesOn_data() {
    QTest::addColumn<int>("inLobby");
    QTest::addColumn<int>("elsewhere");
    QTest::addColumn<int>("rounds");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, int inLobby, int elsewhere, int rounds,
                        const char* text) {
        QTest::newRow(name) << inLobby << elsewhere << rounds << QString::fromUtf8(text);
    };
    row("nothing", 0, 0, 0, "Nobody in the lobby");
    row("too few", 5, 0, 0, "5 of 64 in the lobby");
    row("enough", 12, 0, 0, "12 of 64 in the lobby · starts in 0:40");
    row("of another stake", 0, 7, 0, "7 in other lobbies");
    row("under way", 0, 0, 1, "Nobody in the lobby · 1 round(s) on");
}

void TestHuntModels::saysWhatGoesOn() {
    QFETCH(int, inLobby);
    QFETCH(int, elsewhere);
    QFETCH(int, rounds);
    StatusReply status;
    const Instant now = Rig::kStart;
    status.queues.push_back({GameType::BountyHunt, StakeTier::Gold, inLobby, {}, {}, rounds});
    if (inLobby > 0)
        status.queues.back().lobby = lobby(now, inLobby);
    status.queues.push_back({GameType::BountyHunt, StakeTier::Bronze, elsewhere, {}, {}});
    status.queues.push_back({GameType::CodeDuel, StakeTier::Gold, 30, {}, {}, 40});
    QTEST(HuntText::activity(status, StakeTier::Gold, now), "text");
}

void TestHuntModels::offersTheBounty() {
    const auto prizeOfGold = [this] {
        return m_queue->tiers()->value(2, QStringLiteral("prizeText")).toString();
    };
    QCOMPARE(prizeOfGold(), QStringLiteral("win 540"));
    m_queue->setSelectedMode(Mode::BountyHunt);
    QCOMPARE(prizeOfGold(), QStringLiteral("bounty 270"));
    QVERIFY(m_queue->modes()->value(2, QStringLiteral("available")).toBool());
    QVERIFY(m_queue->holdText().contains(QStringLiteral("lobby")));
}

void TestHuntModels::tellsHowTheLobbyFills() {
    m_rig->tell(ticket());
    m_rig->tell(lobby(m_rig->now(), 5));
    QCOMPARE(m_lobby->title(), QStringLiteral("Bounty hunt · Gold"));
    QCOMPARE(m_lobby->roundText(), QStringLiteral("Round 3"));
    QCOMPARE(m_lobby->playersText(), QStringLiteral("5 of 64"));
    QCOMPARE(m_lobby->prizePoolText(), QStringLiteral("1,500 $DATA"));
    QCOMPARE(m_lobby->bountyText(), QStringLiteral("270 $DATA"));
    QVERIFY(m_lobby->refundText().contains(QStringLiteral("300 $DATA")));
    QVERIFY(!m_lobby->enough());
    m_rig->tell(lobby(m_rig->now(), 8));
    QVERIFY(m_lobby->enough());
    QVERIFY(m_lobby->missingText().startsWith(QStringLiteral("Enough")));
    m_queue->leave();
    m_rig->answer(Ok{});
    QCOMPARE(m_lobby->players(), 0);
}

void TestHuntModels::keepsThePlaceWhileAway() {
    m_rig->tell(ticket());
    m_rig->tell(lobby(m_rig->now(), 5));
    QVERIFY(!m_lobby->suspended());
    m_rig->cut();
    QVERIFY(m_lobby->suspended());
    QCOMPARE(m_lobby->players(), 5);
}

void TestHuntModels::countsTheRegistrationDown() {
    m_rig->tell(ticket());
    m_rig->tell(lobby(m_rig->now(), 5));
    QCOMPARE(m_lobby->timeLeftText(), QStringLiteral("0:40"));
    QCOMPARE(m_lobby->timeFraction(), 1.0);
    m_rig->push(10s);
    QCOMPARE(m_lobby->timeLeftText(), QStringLiteral("0:30"));
    QCOMPARE(m_lobby->timeFraction(), 0.75);
    // Too few: open again.
    m_rig->tell(lobby(m_rig->now(), 5));
    QCOMPARE(m_lobby->timeLeftText(), QStringLiteral("0:40"));
    QCOMPARE(m_lobby->timeFraction(), 1.0);
}

void TestHuntModels::saysWhyNoHuntBegan_data() {
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("by");
    QTest::addColumn<bool>("requeued");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, CancelReason reason, Cause by, bool requeued,
                        const char* part) {
        QTest::newRow(name) << static_cast<int>(reason) << static_cast<int>(by) << requeued
                            << QString::fromLatin1(part);
    };
    row("left", CancelReason::Abandoned, Cause::You, false, "You left before the hunt began. Your");
    row("others left", CancelReason::Abandoned, Cause::Opponent, true, "back in the lobby");
    row("others went", CancelReason::OpponentDisconnected, Cause::Opponent, true, "lost the conn");
    row("went", CancelReason::OpponentDisconnected, Cause::You, false, "Your connection was lost");
    row("restart", CancelReason::ServerRestart, Cause::Server, true, "server was restarted");
    row("operator", CancelReason::Operator, Cause::Server, true, "operator");
}

void TestHuntModels::saysWhyNoHuntBegan() {
    QFETCH(int, reason);
    QFETCH(int, by);
    QFETCH(bool, requeued);
    QFETCH(QString, part);
    MatchFound found = told::found(m_rig->now());
    found.gameType = GameType::BountyHunt;
    found.opponent.reset();
    m_rig->tell(found);
    m_rig->tell(
        told::cancelled(static_cast<CancelReason>(reason), static_cast<Cause>(by), requeued));
    QVERIFY2(m_queue->lastOutcomeText().contains(part), qPrintable(m_queue->lastOutcomeText()));
    QVERIFY(!m_queue->lastOutcomeText().contains(QStringLiteral("pponent")));
}

void TestHuntModels::knowsTheTarget() {
    beginHunt();
    QCOMPARE(m_hunt->targetCallsign(), QStringLiteral("hunter1"));
    QCOMPARE(m_hunt->bountyText(), QStringLiteral("270 $DATA"));
    QCOMPARE(m_hunt->standings()->count(), kHunters);
    QVERIFY(m_hunt->standings()->value(0, QStringLiteral("self")).toBool());
    QVERIFY(m_hunt->standings()->value(1, QStringLiteral("target")).toBool());
    QVERIFY(m_hunt->leaveAskText().contains(QStringLiteral("score stays")));
}

void TestHuntModels::comparesWithTheTarget() {
    beginHunt();
    field({10, 30, 0, 0, 0, 0, 0, 0, 0});
    QCOMPARE(m_hunt->leadText(), QStringLiteral("20 behind"));
    QVERIFY(!m_hunt->ahead());
    field({31, 30, 0, 0, 0, 0, 0, 0, 0});
    QCOMPARE(m_hunt->leadText(), QStringLiteral("1 ahead"));
    QVERIFY(m_hunt->ahead());
    QCOMPARE(m_hunt->ownScoreText(), QStringLiteral("31"));
    field({30, 30, 0, 0, 0, 0, 0, 0, 0});
    QCOMPARE(m_hunt->leadText(), QStringLiteral("level"));
    QVERIFY(!m_hunt->ahead());
}

void TestHuntModels::tellsWhatBecameOfTheTarget() {
    beginHunt();
    QCOMPARE(m_hunt->targetNoticeText(), QString());
    m_rig->tell(PlayerDisconnected{told::match(), addressOf(2), 30s, {}, {}});
    QCOMPARE(m_hunt->targetNoticeText(), QString());
    m_rig->tell(PlayerDisconnected{told::match(), addressOf(1), 30s, {}, {}});
    QVERIFY(m_hunt->targetNoticeText().contains(QStringLiteral("may come back")));
    m_rig->tell(PlayerReconnected{told::match(), addressOf(1), 30s, {}, {}});
    QCOMPARE(m_hunt->targetNoticeText(), QString());
    field({0, 5, 0, 0, 0, 0, 0, 0, 0}, 1);
    QVERIFY(m_hunt->targetNoticeText().contains(QStringLiteral("has left")));
}

void TestHuntModels::sortsOnceASecond() {
    beginHunt();
    m_rig->push(2s);
    field({0, 0, 0, 0, 0, 0, 0, 0, 50});
    QCOMPARE(m_hunt->standings()->value(0, QStringLiteral("callsign")).toString(),
             QStringLiteral("hunter8"));
    field({60, 0, 0, 0, 0, 0, 0, 0, 50});
    QCOMPARE(m_hunt->standings()->value(0, QStringLiteral("callsign")).toString(),
             QStringLiteral("hunter8"));
    QVERIFY(m_rig->ticker().running());
    m_rig->push(1s);
    QCOMPARE(m_hunt->standings()->value(0, QStringLiteral("callsign")).toString(),
             QStringLiteral("nyx_"));
    QCOMPARE(m_hunt->rankText(), QStringLiteral("1 of 9"));
}

void TestHuntModels::forgetsTheHunt() {
    beginHunt();
    m_rig->tell(resultOf(kHunters));
    QCOMPARE(m_hunt->standings()->count(), 0);
    QCOMPARE(m_hunt->targetCallsign(), QString());
}

void TestHuntModels::tellsWhatItBrought() {
    beginHunt();
    m_rig->tell(resultOf(kHunters));
    QVERIFY(m_result->open());
    QCOMPARE(m_result->verdict(), Verdict::Defeat);
    QCOMPARE(m_result->verdictText(), QStringLiteral("Rank 7 of 9"));
    QCOMPARE(m_huntResult->rankText(), QStringLiteral("7 of 9"));
    QCOMPARE(m_huntResult->targetCallsign(), QStringLiteral("hunter1"));
    QVERIFY(m_huntResult->bountyTaken());
    QCOMPARE(m_huntResult->hunterCallsign(), QStringLiteral("hunter3"));
    QVERIFY(m_huntResult->stakeTaken());
    QCOMPARE(m_huntResult->stakeText(), QStringLiteral("300 $DATA"));
    QCOMPARE(m_huntResult->howText(), QStringLiteral("You hunted down hunter1. hunter3 hunted you "
                                                     "down and took your stake."));
    QCOMPARE(m_huntResult->standings()->count(), kHunters);
    m_result->playAgain();
    QCOMPARE(m_rig->asked<QueueEnter>()[0].gameType, GameType::BountyHunt);
}

/// The hunt ended while the player was away: its result names nobody.
void TestHuntModels::learnsNamesFromTheHistory() {
    PlayedMatch match;
    match.matchId = told::match();
    match.gameType = GameType::BountyHunt;
    for (int number = 0; number < kHunters; ++number) {
        PlayedPart part;
        part.stats.address = addressOf(number);
        part.callsign = callsignOf(number);
        match.players.push_back(part);
    }
    m_rig->serve(QStringLiteral("/api/players/%1/matches")
                     .arg(QString::fromStdString(told::me().toString())),
                 HistoryReply{{match}, {}});
    m_rig->drop();
    SessionState state = told::session();
    state.lastResult = resultOf(kHunters);
    m_rig->comeBack(state);
    QVERIFY(m_huntResult->targetCallsign().startsWith(QStringLiteral("0x")));
    QTRY_COMPARE(m_huntResult->targetCallsign(), QStringLiteral("hunter1"));
}

void TestHuntModels::tellsOfAHuntThatWasLeft() {
    beginHunt();
    m_rig->session().request(MatchAbandon{told::match()});
    m_rig->answer(Ok{});
    QVERIFY(!m_rig->session().state().session.match);
    m_rig->tell(told::ticket());
    QSignalSpy told(m_huntResult.get(), &HuntResultModel::toldElsewhere);
    m_rig->tell(resultOf(kHunters));
    QCOMPARE(told.size(), 1);
    QVERIFY(inWords(told[0][0].value<Sentence>()).contains(QStringLiteral("270 $DATA")));
}

#include "tst_hunt_models.moc"
