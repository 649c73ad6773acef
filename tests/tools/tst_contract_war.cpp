// Goal: the contract takes what a fighter of a crew is rightly told, and sees each figure that is
// not what SPEC 3.6 makes of it.
#include "tests/tools/duel_script.h"
#include "tools/player/war_rules.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace arcade;

namespace {

constexpr int kReds = 4;
constexpr int kFighters = 7;
const std::string kRed = CrewId{0, 1}.toString();
const std::string kBlue = CrewId{0, 2}.toString();
const std::string kSecondText = "ls -la /tmp";

Address fighter(int number) {
    Address address;
    address.bytes.back() = static_cast<std::uint8_t>(number + 1);
    return address;
}

PlayerCard card(int number) {
    return {fighter(number), "fighter" + std::to_string(number), number < kReds ? 1100 : 1300, 0,
            0};
}

/// RED of four besieges BLUE of three for 150. The player, who leads RED, types the whole first
/// text and nothing of the second; nobody else types at all.
struct War {
    War() {
        crew.crewId = kRed;
        crew.name = "Red Crew";
        crew.tag = "RED";
        crew.invite = "ABCD-EFGH-JKLM";
        for (int number = 0; number < kReds; ++number)
            crew.members.push_back(
                {card(number), number == 0 ? CrewRole::Leader : CrewRole::Member, true, {}});
        for (int number = 0; number < 12; ++number)
            map.territories.push_back(landOf(number));
        land = map.territories[4];
        attack = script.update;
        attack.gameType = GameType::ProxyWar;
        attack.stakeTier.reset();
        attack.territory = land.id;
        attack.crewStake = Amount::data(150);
        called = script.found;
        called.gameType = GameType::ProxyWar;
        called.stakeTier.reset();
        called.opponent.reset();
        called.sides = {{kRed, crew.name, {}}, {kBlue, "Blue Crew", {}}};
        called.wager = Amount::data(50);
        called.prize = Amount::data(270);
        called.burn = Amount::data(30);
        called.war = WarCard{land.id, Amount::data(150), kRed};
        roster = {called.matchId, 1, 8, std::vector{fighter(0)}};
        locked = called;
        for (int number = 0; number < kFighters; ++number)
            locked.sides[number < kReds ? 0 : 1].players.push_back(card(number));
        locked.wager = Amount::data(75).scaled(1, 2);
        setResult();
    }

    static Territory landOf(int number) {
        constexpr std::array kRegions{"ALPHA-", "BETA-", "GAMMA-"};
        Territory territory;
        territory.id =
            kRegions[static_cast<std::size_t>(number / 4)] + std::to_string(number % 4 + 1);
        if (number == 4) {
            territory.owner = kBlue;
            territory.ownerName = "Blue Crew";
            territory.ownerTag = "BLUE";
        }
        return territory;
    }

    void setResult() {
        result = script.result;
        result.gameType = GameType::ProxyWar;
        result.stakeTier.reset();
        result.winner.value = kRed;
        result.endReason = EndReason::Timeout;
        result.opponent.reset();
        result.opponentStats.reset();
        result.yourStats = {fighter(0), Ratio{}, 1, Ratio::one(), kLength, Duration{4'000}};
        result.players.push_back(result.yourStats);
        for (int number = 1; number < kFighters; ++number)
            result.players.push_back({fighter(number), Ratio{}, 0, Ratio{}, 0, Duration{0}});
        result.duration = Duration{300'000};
        result.prize = Amount::data(270).scaled(1, 4);
        result.ratingChange = 24;
        result.rating = 1124;
        result.war = WarReport{
            land.id, Amount::data(150), kBlue, {{kRed, crew.name, {}}, {kBlue, "Blue Crew", {}}}};
        for (int number = 0; number < kFighters; ++number)
            result.war->sides[number < kReds ? 0 : 1].roster.push_back(fighter(number));
        field.matchId = called.matchId;
        for (const PlayerStats& one : result.players)
            field.players.push_back({one.address, one.progress, one.wpm, one.accuracy, one.score});
        settled = script.settled;
        settled.balance = Amount::data(1'000) - locked.wager + result.prize;
        taken = {land};
        taken.territory.owner = kRed;
        taken.territory.ownerName = crew.name;
        taken.territory.ownerTag = crew.tag;
    }

    void rally() {
        script.toOpen();
        script.refresh();
        script.say(crew, script.ask(CrewGet{}));
        script.say(map, script.ask(TerritoryListRequest{}));
        script.say(attack,
                   script.ask(QueueEnter{GameType::ProxyWar, {}, {}, land.id, attack.crewStake}));
        called.acceptTimeLeft = Duration{300'000};
        called.acceptDeadline = script.ts + called.acceptTimeLeft;
        script.say(called);
        script.ask(MatchShown{called.matchId});
    }
    void enlist() {
        const std::string id = script.ask(MatchReady{called.matchId, ReadyResponse::Accept});
        script.say(roster);
        script.say(BalanceUpdate{Amount::data(950)});
        script.say(Ok{}, id);
    }
    void lock() {
        script.pass(Duration{300'000});
        script.refresh();
        locked.acceptDeadline = script.ts;
        locked.acceptTimeLeft = lockedLeft;
        script.say(locked);
        script.say(script.countdown);
        script.say(BalanceUpdate{balanceAtLock});
    }
    void play() {
        rally();
        enlist();
        lock();
        script.pass(Duration{5'000});
        GameStarted started = script.started;
        started.duration = length;
        started.timeLeft = Duration{300'000};
        started.endsAt = script.ts + started.timeLeft;
        script.say(started);
        GameProgress progress;
        progress.matchId = called.matchId;
        progress.keysBefore = 0;
        progress.typed = script.countdown.codeSequence;
        const std::string id = script.ask(progress);
        script.pass(Duration{4'000});
        cursor.matchId = called.matchId;
        script.say(cursor, id);
        script.say(field);
        script.pass(Duration{296'000});
        script.say(result);
        script.say(settled);
        script.say(taken);
    }

    static constexpr int kLength = 10;
    DuelScript script;
    CrewState crew;
    TerritoryList map;
    Territory land;
    QueueUpdate attack;
    MatchFound called;
    MatchReadyUpdate roster;
    MatchFound locked;
    Duration lockedLeft{0};
    Amount balanceAtLock = Amount::data(1925).scaled(1, 2);
    std::chrono::seconds length{300};
    GameState cursor{{}, kLength, 0, 0, Ratio{}, 30, Ratio::one(), kSecondText};
    OpponentProgress field;
    GameResult result;
    MatchSettled settled;
    TerritoryUpdate taken;
};

using Spoil = std::function<void(War&)>;

void tell(const War& war) {
    for (const auto& violation : war.script.contract.violations())
        qWarning("%s: %s", violation.rule.c_str(), violation.frame.c_str());
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestContractWar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesAreTheRules_data();
    void sharesAreTheRules();
    void whatIsRightIsTaken();
    void everyWrongFigureIsSeen_data();
    void everyWrongFigureIsSeen();
    void whoDoesNotComeIsTold();
    void leavingLeavesTheCall();
    void attackWaitsAgain();
    void leaverHearsTheEnd();
    void returnsToTheRoster();
};

void TestContractWar::sharesAreTheRules_data() {
    QTest::addColumn<int>("stake");
    QTest::addColumn<int>("roster");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<QByteArray>("prize");
    QTest::newRow("150 by 3") << 150 << 3 << QByteArray("50000000000000000000")
                              << QByteArray("50000000000000000000")
                              << QByteArray("90000000000000000000");
    QTest::newRow("150 by 7") << 150 << 7 << QByteArray("21428571428571428574")
                              << QByteArray("21428571428571428571")
                              << QByteArray("38571428571428571438");
    QTest::newRow("1200 by 8") << 1200 << 8 << QByteArray("150000000000000000000")
                               << QByteArray("150000000000000000000")
                               << QByteArray("270000000000000000000");
}

void TestContractWar::sharesAreTheRules() {
    QFETCH(const int, stake);
    QFETCH(const int, roster);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, other);
    QFETCH(const QByteArray, prize);
    const Amount whole = Amount::data(static_cast<std::uint64_t>(stake));
    const auto size = static_cast<std::size_t>(roster);
    using player::Place;
    QCOMPARE(player::shareOf(whole, size, Place::First).toString(), first.toStdString());
    QCOMPARE(player::shareOf(whole, size, Place::Other).toString(), other.toStdString());
    QCOMPARE(player::prizeShareOf(whole, size, Place::First).toString(), prize.toStdString());
    QCOMPARE(player::heldOf(Amount::baseUnits(10)), Amount::baseUnits(4));
    QCOMPARE(player::heldOf(Amount::baseUnits(12)), Amount::baseUnits(4));
}

void TestContractWar::whatIsRightIsTaken() {
    War war;
    war.play();
    tell(war);
    QCOMPARE(war.script.contract.violationCount(), 0);
    const auto& standing = war.script.contract.standing();
    QVERIFY(!standing.match && !standing.ticket && standing.calls.empty());
    QCOMPARE(standing.matchesPlayed, 1);
    QCOMPARE(*standing.balance, Amount::data(1'030));
    QCOMPARE(*standing.map.at("BETA-1").owner, kRed);
}

void TestContractWar::everyWrongFigureIsSeen_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char* rule, Spoil spoil) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << std::move(spoil);
    };
    row("a crew has one leader", [](War& war) { war.crew.members[1].role = CrewRole::Leader; });
    row("a member without the invite", [](War& war) { war.crew.invite.reset(); });
    row("not the territories there are", [](War& war) { war.map.territories.pop_back(); });
    row("an owner without a name", [](War& war) { war.map.territories[4].ownerTag.reset(); });
    row("an attack is on a territory, for a stake",
        [](War& war) { war.attack.crewStake = Amount::data(151); });
    row("a war is two crews, and the player's is one of them",
        [](War& war) { war.called.sides.pop_back(); });
    row("prize and burn are not the pot's", [](War& war) { war.called.prize = Amount::data(300); });
    row("called by a crew the player is not in", [](War& war) { war.called.war->ownSide = kBlue; });
    row("before the lock the own crew alone is shown, and who is called is not on it",
        [](War& war) { war.called.sides[1].players.push_back(card(5)); });
    row("accepting holds a third", [](War& war) { war.called.wager = Amount::data(49); });
    row("the count of those who come is wrong", [](War& war) { war.roster.accepted = 2; });
    row("time to accept after the lock", [](War& war) { war.lockedLeft = Duration{400}; });
    row("three to eight fight for a crew",
        [](War& war) { war.locked.sides[1].players.pop_back(); });
    row("a roster without the player", [](War& war) { war.locked.sides[0].players[0] = card(9); });
    row("not the share of the crew's stake", [](War& war) { war.locked.wager = Amount::data(50); });
    row("the balance is not what it was, less what is staked",
        [](War& war) { war.balanceAtLock = Amount::data(950); });
    row("not the duration of the game", [](War& war) { war.length = std::chrono::seconds{360}; });
    row("progress of who does not play",
        [](War& war) { war.field.players[3].address = fighter(30); });
    row("the field is not all of it",
        [](War& war) { war.field.players.erase(war.field.players.begin()); });
    row("a war without a report", [](War& war) { war.result.war.reset(); });
    row("the rosters are not those at the lock",
        [](War& war) { war.result.war->sides[1].roster.pop_back(); });
    row("your_stats are not what the keystrokes lead to",
        [](War& war) { war.result.yourStats.score = war.result.players[0].score = 9'000; });
    row("the higher mean over the roster wins",
        // Twelve by four are less than ten by three.
        [](War& war) { war.result.players[1].score = 2, war.result.players[5].score = 10; });
    row("a war has no last text", [](War& war) { war.result.endReason = EndReason::Completed; });
    row("not the share of the prize, or the stake back",
        [](War& war) { war.result.prize = Amount::data(90); });
    row("the rating change is not Elo's between the means of the rosters",
        [](War& war) { war.result.ratingChange = 16; });
    row("the territory is not the winner's", [](War& war) { war.taken.territory = war.land; });
}

void TestContractWar::everyWrongFigureIsSeen() {
    QFETCH(QString, rule);
    QFETCH(Spoil, spoil);
    War war;
    spoil(war);
    war.play();
    const auto& violations = war.script.contract.violations();
    QVERIFY2(std::ranges::any_of(violations,
                                 [&](const auto& violation) {
                                     return QString::fromStdString(violation.rule) == rule;
                                 }),
             qPrintable(rule));
}

void TestContractWar::whoDoesNotComeIsTold() {
    War war;
    war.rally();
    war.script.say(Ok{}, war.script.ask(MatchReady{war.called.matchId, ReadyResponse::Decline}));
    // The others' coming is told to everybody of the crew.
    war.roster.roster = std::vector{fighter(1)};
    war.script.say(war.roster);
    QVERIFY(!war.script.contract.standing().match);
    war.script.say(
        MatchCancelled{war.called.matchId, CancelReason::TooFew, Cause::You, false, {}, {}});
    tell(war);
    QCOMPARE(war.script.contract.violationCount(), 0);
    QVERIFY(war.script.contract.standing().calls.empty());
}

void TestContractWar::leavingLeavesTheCall() {
    War war;
    war.rally();
    war.enlist();
    const std::string id = war.script.ask(MatchAbandon{war.called.matchId});
    war.script.say(
        MatchCancelled{war.called.matchId, CancelReason::Abandoned, Cause::You, false, {}, {}});
    war.script.say(BalanceUpdate{Amount::data(1'000)});
    war.script.say(Ok{}, id);
    war.enlist();
    tell(war);
    QCOMPARE(war.script.contract.violationCount(), 0);
    QVERIFY(war.script.contract.standing().match.has_value());
}

/// The other crew did not come.
void TestContractWar::attackWaitsAgain() {
    War war;
    war.rally();
    war.script.say(
        MatchCancelled{war.called.matchId, CancelReason::TooFew, Cause::Opponent, false, {}, {}});
    war.attack.waited = Duration{0};
    war.script.say(war.attack);
    tell(war);
    QCOMPARE(war.script.contract.violationCount(), 0);
    QCOMPARE(*war.script.contract.standing().ticket->territory, std::string("BETA-1"));
}

void TestContractWar::leaverHearsTheEnd() {
    War war;
    war.rally();
    war.enlist();
    war.lock();
    // After the lock the stake stays where it is.
    const std::string id = war.script.ask(MatchAbandon{war.called.matchId});
    war.script.say(
        MatchCancelled{war.called.matchId, CancelReason::Abandoned, Cause::You, false, 1, {}});
    war.script.say(Ok{}, id);
    QVERIFY(!war.script.contract.standing().match);
    war.script.pass(Duration{305'000});
    war.result.yourStats =
        war.result.players[0] = {fighter(0), Ratio{}, 0, Ratio{}, 0, Duration{0}};
    war.result.players[1].score = 5;
    war.script.say(war.result);
    war.script.say(war.settled);
    tell(war);
    QCOMPARE(war.script.contract.violationCount(), 0);
    QVERIFY(war.script.contract.standing().left.empty());
    QCOMPARE(*war.script.contract.standing().balance, Amount::data(1'030));
}

/// The connection was lost from the call to the lock, and with it what was said meanwhile.
void TestContractWar::returnsToTheRoster() {
    War war;
    war.rally();
    war.script.ask(MatchReady{war.called.matchId, ReadyResponse::Accept});
    war.script.loseConnection();
    war.script.pass(Duration{300'000});
    SessionState state;
    state.balance = war.balanceAtLock;
    MatchView& view = state.match.emplace();
    view.found = war.locked;
    view.found.acceptDeadline = war.script.ts;
    view.found.acceptTimeLeft = Duration{0};
    view.phase = MatchPhase::Ready;
    view.accepted = view.of = kFighters;
    view.response = ReadyResponse::Accept;
    view.phaseTimeLeft = Duration{3'000};
    view.phaseEndsAt = war.script.ts + view.phaseTimeLeft;
    view.codeSequence = war.script.countdown.codeSequence;
    for (int number = 0; number < kFighters; ++number)
        view.players.push_back({fighter(number), true, Ratio{}, 0, Ratio{}, 0, {}, {}, {}});
    war.script.comeBack(state);
    tell(war);
    QCOMPARE(war.script.contract.violationCount(), 0);
    const auto& standing = war.script.contract.standing();
    QVERIFY(standing.match && standing.match->phase == MatchPhase::Ready && standing.calls.empty());
}

QTEST_GUILESS_MAIN(TestContractWar)
#include "tst_contract_war.moc"
