// Goal: a call to a war is answered, taken back and told of as it comes; the war shows both crews'
// means over their rosters; its result says whose the territory is and what it brought.
#include "client/model/muster_model.h"
#include "client/model/queue_model.h"
#include "client/model/result_model.h"
#include "client/model/war_model.h"
#include "client/model/war_result_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

namespace {

PlayerCard card(int number, bool isRival) {
    PlayerCard card;
    card.address = isRival ? told::rival() : told::me();
    if (number > 0)
        card.address.bytes.back() = static_cast<std::uint8_t>(number + (isRival ? 100 : 0));
    card.callsign = (isRival ? "rival-" : "own-") + std::to_string(number);
    card.rating = 1200 + number;
    return card;
}

MatchFound war(Instant now, int own, int rivals, MatchId id = told::match()) {
    MatchFound found;
    found.matchId = id;
    found.gameType = GameType::ProxyWar;
    found.sides = {{"red", "Red Team", {}}, {"blue", "Blue Team", {}}};
    for (int number = 0; number < own; ++number)
        found.sides[0].players.push_back(card(number, false));
    for (int number = 0; number < rivals; ++number)
        found.sides[1].players.push_back(card(number, true));
    found.wager = Amount::data(50);
    found.prize = Amount::data(270);
    found.burn = Amount::data(30);
    found.acceptTimeLeft = 4min;
    found.acceptDeadline = now + found.acceptTimeLeft;
    found.war = WarCard{"ALPHA-1", Amount::data(150), "red"};
    return found;
}

MatchReadyUpdate roster(int from, int to) {
    MatchReadyUpdate update{told::match(), to - from, 8, {}};
    update.roster.emplace();
    for (int number = from; number < to; ++number)
        update.roster->push_back(card(number, false).address);
    return update;
}

OpponentProgress field(const std::vector<int>& own, const std::vector<int>& rivals) {
    OpponentProgress told;
    told.matchId = told::match();
    const auto add = [&](const std::vector<int>& scores, bool isRival) {
        for (std::size_t number = 0; number < scores.size(); ++number)
            told.players.push_back({card(static_cast<int>(number), isRival).address,
                                    {},
                                    60,
                                    Ratio::one(),
                                    scores[number]});
    };
    add(own, false);
    add(rivals, true);
    return told;
}

} // namespace

class TestWarModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isCalled();
    void joins();
    void declines();
    void leaves();
    void saysWhyNot();
    void choosesAmongCalls();
    void aCallEndsWithItsTime();
    void tellsOfWarsCalledOff();
    void scoresAreMeans();
    void saysHowItStands();
    void tellsTheEnd_data();
    void tellsTheEnd();
    void tellsTheEndAfterARestart();
    void tellsTheEndToOneOfNeither();
    void saysWhatGoesOnOnTheMap_data();
    void saysWhatGoesOnOnTheMap();
    void tellsALeaverElsewhere();

private:
    MusterModel& muster() { return *m_muster; }
    void call(int joined = 0) {
        MatchFound found = war(m_rig->now(), 0, 0);
        for (int number = 1; number <= joined; ++number)
            found.sides[0].players.push_back(card(number, false));
        m_rig->tell(found);
    }
    void play(int own, int rivals);
    GameResult result(const std::optional<std::string>& winner) const;

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<MusterModel> m_muster;
    std::unique_ptr<WarModel> m_war;
    std::unique_ptr<WarResultModel> m_warResult;
    std::unique_ptr<QueueModel> m_queue;
    std::unique_ptr<ResultModel> m_result;
};

namespace {
const TestClass<TestWarModels> kWarModels;
} // namespace

void TestWarModels::init() {
    m_rig = std::make_unique<Rig>();
    m_muster = std::make_unique<MusterModel>(m_rig->session(), m_rig->ticker());
    m_war = std::make_unique<WarModel>(m_rig->session());
    m_warResult = std::make_unique<WarResultModel>(m_rig->session());
    m_queue = std::make_unique<QueueModel>(m_rig->session(), m_rig->ticker(), nullptr);
    m_result = std::make_unique<ResultModel>(m_rig->session(), *m_queue, nullptr);
    m_rig->goOnline(told::session());
}

void TestWarModels::cleanup() {
    m_result.reset();
    m_queue.reset();
    m_warResult.reset();
    m_war.reset();
    m_muster.reset();
    m_rig.reset();
}

void TestWarModels::play(int own, int rivals) {
    call();
    m_rig->tell(roster(0, own));
    m_rig->tell(war(m_rig->now(), own, rivals));
    m_rig->tell(told::countdown(m_rig->now()));
    m_rig->tell(told::started(m_rig->now()));
}

GameResult TestWarModels::result(const std::optional<std::string>& winner) const {
    GameResult result;
    result.matchId = told::match();
    result.gameType = GameType::ProxyWar;
    result.winner.value = winner;
    result.endReason = EndReason::Timeout;
    result.yourStats.address = told::me();
    WarReport report{"ALPHA-1", Amount::data(150), {}, {}};
    report.sides = {{"red", "Red Team", {}}, {"blue", "Blue Team", {}}};
    for (int number = 0; number < 3; ++number) {
        result.players.push_back({card(number, false).address, {}, 60, {}, 10 * number, {}});
        result.players.push_back({card(number, true).address, {}, 60, {}, 5 * number, {}});
        report.sides[0].roster.push_back(card(number, false).address);
        report.sides[1].roster.push_back(card(number, true).address);
    }
    result.war = std::move(report);
    result.prize = Amount::data(90);
    result.ratingChange = 16;
    result.rating = 1216;
    return result;
}

void TestWarModels::isCalled() {
    QSignalSpy called(&muster(), &MusterModel::called);
    QVERIFY(muster().callText().isEmpty());
    call(2);
    QCOMPARE(called.size(), 1);
    QVERIFY(!muster().open());
    QVERIFY(muster().callText().contains(QStringLiteral("ALPHA 1")));
    muster().setShown(true);
    QVERIFY(muster().open());
    QCOMPARE(muster().roster()->count(), 8);
    QCOMPARE(muster().joinedText(), QStringLiteral("2 of 8"));
    QVERIFY(!muster().enough());
    QCOMPARE(muster().holdText(), QStringLiteral("50 $DATA"));
    QCOMPARE(muster().timeLeftText(), QStringLiteral("4:00"));
    m_rig->push(60s);
    QCOMPARE(muster().timeLeftText(), QStringLiteral("3:00"));
    QCOMPARE(muster().timeFraction(), 0.75);
}

void TestWarModels::joins() {
    call(2);
    muster().join();
    QVERIFY(muster().answering());
    muster().join();
    const auto asked = m_rig->asked<MatchReady>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked.front().response, ReadyResponse::Accept);
    m_rig->answer(Ok{});
    QVERIFY(muster().joined() && muster().open());
    QVERIFY(!muster().canJoin());
    QVERIFY(muster().callText().isEmpty());
    m_rig->tell(roster(0, 3));
    QVERIFY(muster().enough());
    QVERIFY(muster().roster()->value(0, QStringLiteral("self")).toBool());
}

void TestWarModels::declines() {
    call();
    muster().setShown(true);
    muster().decline();
    QCOMPARE(m_rig->asked<MatchReady>().front().response, ReadyResponse::Decline);
    m_rig->answer(Ok{});
    QVERIFY(!muster().open());
    QVERIFY(muster().declined());
    QVERIFY(muster().canJoin());
    muster().decline();
    QCOMPARE(m_rig->timesAsked<MatchReady>(), 1);
}

void TestWarModels::leaves() {
    call();
    muster().leave();
    QCOMPARE(m_rig->timesAsked<MatchAbandon>(), 0);
    m_rig->tell(roster(0, 1));
    QVERIFY(muster().joined());
    muster().leave();
    QCOMPARE(m_rig->asked<MatchAbandon>().front().matchId, told::match());
    m_rig->tell(told::cancelled(CancelReason::Abandoned, Cause::You, false));
    m_rig->answer(Ok{});
    QVERIFY(!muster().joined() && !muster().open());
    QVERIFY(muster().canJoin());
}

void TestWarModels::saysWhyNot() {
    call();
    muster().join();
    m_rig->refuse(ErrorCode::InsufficientFunds);
    QVERIFY(!muster().problem().isEmpty());
    muster().join();
    QVERIFY(muster().problem().isEmpty());
    m_rig->refuse(ErrorCode::AlreadyInQueue);
    QVERIFY(!muster().problem().isEmpty());
    m_rig->tell(roster(1, 9));
    QVERIFY(!muster().canJoin());
    QVERIFY(!muster().statusText().isEmpty());
    m_rig->cut();
    QVERIFY(!muster().canJoin());
}

void TestWarModels::choosesAmongCalls() {
    call();
    MatchFound other = war(m_rig->now(), 0, 0, told::match(2));
    other.war->territory = "BETA-2";
    m_rig->tell(other);
    QCOMPARE(muster().calls(), (QStringList{QStringLiteral("ALPHA 1"), QStringLiteral("BETA 2")}));
    QCOMPARE(muster().call(), 0);
    muster().choose(1);
    QCOMPARE(muster().call(), 1);
    muster().join();
    QCOMPARE(m_rig->asked<MatchReady>().front().matchId, told::match(2));
}

void TestWarModels::aCallEndsWithItsTime() {
    call();
    muster().setShown(true);
    m_rig->push(4min);
    QVERIFY(muster().callText().isEmpty());
    QVERIFY(!muster().open());
}

void TestWarModels::tellsOfWarsCalledOff() {
    QSignalSpy failed(&muster(), &MusterModel::failed);
    call();
    m_rig->tell(told::cancelled(CancelReason::TooFew, Cause::Opponent, false));
    QCOMPARE(failed.size(), 1);
    QVERIFY(muster().callText().isEmpty());
    // On the roster it is told on the page Play.
    call();
    m_rig->tell(roster(0, 1));
    m_rig->tell(told::cancelled(CancelReason::TooFew, Cause::Opponent, false));
    QCOMPARE(failed.size(), 1);
    QVERIFY(m_queue->lastOutcomeText().startsWith(QStringLiteral("Too few of the other crew")));
}

void TestWarModels::scoresAreMeans() {
    play(3, 4);
    m_rig->tell(field({10, 20, 7}, {10, 10, 10, 10}));
    QCOMPARE(m_war->ownScoreText(), QStringLiteral("12.3"));
    QCOMPARE(m_war->rivalScoreText(), QStringLiteral("10.0"));
    QCOMPARE(m_war->ownFraction(), 1.0);
    QCOMPARE(m_war->ownFighters()->value(1, QStringLiteral("share")).toDouble(), 1.0);
    QCOMPARE(m_war->rivalFighters()->value(0, QStringLiteral("share")).toDouble(), 0.5);
    QCOMPARE(m_war->title(), QStringLiteral("Proxy war · ALPHA 1"));
}

void TestWarModels::saysHowItStands() {
    play(3, 3);
    m_rig->tell(field({9, 0, 0}, {3, 0, 0}));
    QCOMPARE(m_war->leadText(), QStringLiteral("2.0 ahead"));
    QVERIFY(m_war->ahead());
    m_rig->tell(field({9, 0, 0}, {9, 3, 0}));
    QCOMPARE(m_war->leadText(), QStringLiteral("1.0 behind"));
    m_rig->tell(field({9, 0, 0}, {9, 0, 0}));
    QCOMPARE(m_war->leadText(), QStringLiteral("level"));
    QVERIFY(m_war->noticeText().isEmpty());
    m_rig->tell(PlayerDisconnected{told::match(), card(1, true).address, {}, {}, {}});
    QVERIFY(m_war->noticeText().contains(QStringLiteral("rival-1")));
}

void TestWarModels::tellsTheEnd_data() {
    QTest::addColumn<QString>("winner");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("land");
    QTest::newRow("won") << "red" << Verdict::Victory << "ALPHA 1 is yours.";
    QTest::newRow("lost") << "blue" << Verdict::Defeat << "ALPHA 1 is held by Blue Team.";
    QTest::newRow("tie") << "" << Verdict::Tie << "ALPHA 1 stays as it was.";
}

void TestWarModels::tellsTheEnd() {
    QFETCH(QString, winner);
    QFETCH(Verdict, verdict);
    QFETCH(QString, land);
    play(3, 3);
    m_rig->tell(result(winner.isEmpty() ? std::nullopt : std::optional{winner.toStdString()}));
    QCOMPARE(m_result->verdict(), verdict);
    QCOMPARE(m_result->ratingBefore(), 1200);
    QCOMPARE(m_warResult->landText(), land);
    QVERIFY(m_warResult->detailed());
    QVERIFY(!m_warResult->howText().isEmpty());
    QCOMPARE(m_warResult->ownScoreText(), QStringLiteral("10.0"));
    QCOMPARE(m_warResult->rivalScoreText(), QStringLiteral("5.0"));
    QCOMPARE(m_warResult->shareText(), QStringLiteral("50 $DATA"));
    QCOMPARE(m_warResult->ownFighters()->value(0, QStringLiteral("scoreText")).toString(),
             QStringLiteral("20"));
}

/// The war ended while the program did not run: its result names the crews, and the history those
/// who fought.
void TestWarModels::tellsTheEndAfterARestart() {
    PlayedMatch match;
    match.matchId = told::match();
    match.gameType = GameType::ProxyWar;
    for (const bool isRival : {false, true}) {
        PlayedPart part;
        part.stats.address = card(2, isRival).address;
        part.callsign = card(2, isRival).callsign;
        match.players.push_back(part);
    }
    m_rig->serve(QStringLiteral("/api/players/%1/matches")
                     .arg(QString::fromStdString(told::me().toString())),
                 HistoryReply{{match}, {}});
    m_rig->drop();
    SessionState state = told::session();
    state.lastResult = result("blue");
    m_rig->comeBack(state);
    QCOMPARE(m_result->verdict(), Verdict::Defeat);
    QVERIFY(m_warResult->detailed());
    QCOMPARE(m_warResult->title(), QStringLiteral("Proxy war · ALPHA 1"));
    QCOMPARE(m_warResult->ownName(), QStringLiteral("Red Team"));
    QCOMPARE(m_warResult->landText(), QStringLiteral("ALPHA 1 is held by Blue Team."));
    const auto best = [this] {
        return m_warResult->rivalFighters()->value(0, QStringLiteral("callsign")).toString();
    };
    QVERIFY(best().startsWith(QStringLiteral("0x")));
    QTRY_COMPARE(best(), QStringLiteral("rival-2"));
}

void TestWarModels::tellsTheEndToOneOfNeither() {
    GameResult end = result("blue");
    end.war.reset();
    m_rig->tell(end);
    QVERIFY(!m_warResult->detailed());
    QVERIFY(m_warResult->landText().isEmpty());
    QVERIFY(!m_warResult->howText().isEmpty());
}

void TestWarModels::saysWhatGoesOnOnTheMap_data() {
    QTest::addColumn<int>("attacks");
    QTest::addColumn<int>("battles");
    QTest::addColumn<QString>("alone");
    QTest::addColumn<QString>("inCrew");
    const auto row = [](const char* name, int attacks, int battles, const char* alone,
                        const char* inCrew) {
        QTest::newRow(name) << attacks << battles << QString::fromUtf8(alone)
                            << QString::fromUtf8(inCrew);
    };
    row("quiet", 0, 0, "You are in no crew yet", "[RED] 1 online");
    row("battles", 0, 2, "2 battle(s) on", "[RED] 1 online · 2 battle(s) on");
    row("both", 1, 1, "1 battle(s) on · 1 attack(s) waiting",
        "[RED] 1 online · 1 battle(s) on · 1 attack(s) waiting");
}

void TestWarModels::saysWhatGoesOnOnTheMap() {
    QFETCH(int, attacks);
    QFETCH(int, battles);
    ClientState state;
    state.isCrewKnown = true;
    const WarStatus wars{attacks, battles};
    QTEST(WarText::activity(state, wars), "alone");
    state.crew = CrewState{"red", "Red Team", "RED", "AAAA-BBBB-CCCC", {}};
    CrewMember member;
    member.online = true;
    state.crew->members.push_back(member);
    QTEST(WarText::activity(state, wars), "inCrew");
}

void TestWarModels::tellsALeaverElsewhere() {
    QSignalSpy elsewhere(m_warResult.get(), &WarResultModel::toldElsewhere);
    m_rig->tell(told::ticket());
    m_rig->tell(result("red"));
    QCOMPARE(elsewhere.size(), 1);
}

#include "tst_war_models.moc"
