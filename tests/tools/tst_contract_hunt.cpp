// Goal: the contract takes what a hunter is rightly told, and sees each figure that is not what
// SPEC 3.5 makes of it.
#include "tests/tools/duel_script.h"

#include <QTest>

#include <functional>

using namespace arcade;

namespace {

constexpr int kHunters = 8;
const std::string kSecondText = "ls -la /tmp";

Address hunter(int number) {
    Address address;
    address.bytes.back() = static_cast<std::uint8_t>(number + 1);
    return address;
}

/// A hunt of eight, whose player types the whole first text and nothing of the second; nobody else
/// types at all. The player hunts the next, and is hunted by the last.
struct Hunt {
    Hunt() {
        entered = script.update;
        entered.gameType = GameType::BountyHunt;
        lobby.round = 4;
        lobby.players = 1;
        lobby.min = 8;
        lobby.max = 64;
        lobby.prizePool = Amount::data(300);
        lobby.stakeTier = StakeTier::Gold;
        found = script.found;
        found.gameType = GameType::BountyHunt;
        found.opponent.reset();
        found.burn = Amount::data(30);
        found.prize = Amount::data(570);
        found.acceptTimeLeft = Duration{0};
        found.acceptDeadline = script.ts;
        for (int number = 0; number < kHunters; ++number) {
            const PlayerCard card{hunter(number), "hunter", 1200, 0, 0};
            found.sides.push_back({card.address.toString(), card.callsign, {card}});
        }
        assignment = {found.matchId, found.sides[1].players[0], Amount::data(270)};
        field.matchId = found.matchId;
        result = script.result;
        result.gameType = GameType::BountyHunt;
        result.endReason = EndReason::Timeout;
        result.opponent.reset();
        result.opponentStats.reset();
        result.yourStats = {hunter(0), Ratio{}, 1, Ratio::one(), kLength, Duration{4'000}};
        result.players.push_back(result.yourStats);
        for (int number = 1; number < kHunters; ++number)
            result.players.push_back({hunter(number), Ratio{}, 0, Ratio{}, 0, Duration{0}});
        for (const PlayerStats& one : result.players)
            field.players.push_back({one.address, one.progress, one.wpm, one.accuracy, one.score});
        result.duration = Duration{360'000};
        result.prize = Amount::data(570);
        result.hunt = HuntReport{hunter(1), Amount::data(270), hunter(kHunters - 1), false};
        settled = script.settled;
        settled.balance = Amount::data(1'270);
    }

    void gather() {
        script.toOpen();
        script.refresh();
        const QueueEnter enter{GameType::BountyHunt, StakeTier::Gold, {}, {}, {}};
        script.say(entered, script.ask(enter));
        lobby.timeLeft = Duration{60'000};
        lobby.phaseEndsAt = script.ts + lobby.timeLeft;
        script.say(lobby);
    }
    void assign() {
        script.say(found);
        lobby.phase = LobbyPhase::Assigning;
        lobby.players = kHunters;
        lobby.timeLeft = Duration{5'000};
        lobby.phaseEndsAt = script.ts + lobby.timeLeft;
        script.say(lobby);
        script.say(script.countdown);
        script.say(assignment);
    }
    void play() {
        gather();
        assign();
        script.pass(Duration{5'000});
        GameStarted started = script.started;
        started.duration = std::chrono::seconds{360};
        started.timeLeft = Duration{360'000};
        started.endsAt = script.ts + started.timeLeft;
        script.say(started);
        GameProgress progress;
        progress.matchId = found.matchId;
        progress.keysBefore = 0;
        progress.typed = script.countdown.codeSequence;
        const std::string id = script.ask(progress);
        script.pass(Duration{4'000});
        cursor.matchId = found.matchId;
        script.say(cursor, id);
        script.say(field);
        script.pass(Duration{356'000});
        script.say(result);
        script.say(settled);
    }

    static constexpr int kLength = 10;
    DuelScript script;
    QueueUpdate entered;
    LobbyUpdate lobby;
    MatchFound found;
    GameAssignment assignment;
    GameState cursor{{}, kLength, 0, 0, Ratio{}, 30, Ratio::one(), kSecondText};
    OpponentProgress field;
    GameResult result;
    MatchSettled settled;
};

using Spoil = std::function<void(Hunt&)>;

bool isSeen(const Hunt& hunt, const QString& rule) {
    const auto& violations = hunt.script.contract.violations();
    return std::any_of(violations.begin(), violations.end(), [&](const auto& violation) {
        return QString::fromStdString(violation.rule) == rule;
    });
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestContractHunt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRightIsTaken();
    void everyWrongFigureIsSeen_data();
    void everyWrongFigureIsSeen();
    void leaverHearsTheEnd();
};

void TestContractHunt::whatIsRightIsTaken() {
    Hunt hunt;
    hunt.play();
    for (const auto& violation : hunt.script.contract.violations())
        qWarning("%s: %s", violation.rule.c_str(), violation.frame.c_str());
    QCOMPARE(hunt.script.contract.violationCount(), 0);
    const auto& standing = hunt.script.contract.standing();
    QVERIFY(!standing.match);
    QCOMPARE(standing.matchesPlayed, 1);
    QVERIFY(standing.balance == Amount::data(1'270));
}

void TestContractHunt::everyWrongFigureIsSeen_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char* rule, Spoil spoil) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << std::move(spoil);
    };
    row("the prize pool is not the stakes of who is there",
        [](Hunt& hunt) { hunt.lobby.prizePool = Amount::data(270); });
    row("a round has 8 to 64 hunters", [](Hunt& hunt) { hunt.lobby.min = 2; });
    row("a hunt without the player", [](Hunt& hunt) { hunt.found.sides[0] = hunt.found.sides[1]; });
    row("entering a hunt is accepting",
        [](Hunt& hunt) { hunt.found.acceptTimeLeft = Duration{400}; });
    row("wager, burn and prize are not the tier's",
        [](Hunt& hunt) { hunt.found.prize = Amount::data(540); });
    row("the target is another hunter of the round",
        [](Hunt& hunt) { hunt.assignment.target.address = hunter(0); });
    row("the bounty is the stake less burn",
        [](Hunt& hunt) { hunt.assignment.bounty = Amount::data(300); });
    row("the sequence that follows is not told", [](Hunt& hunt) { hunt.cursor.sequence.reset(); });
    row("the cursor is not where the accepted keystrokes lead",
        [](Hunt& hunt) { hunt.cursor.position = Hunt::kLength; });
    row("the field is not all of it",
        [](Hunt& hunt) { hunt.field.players.erase(hunt.field.players.begin()); });
    row("a hunter without a score", [](Hunt& hunt) { hunt.field.players[2].score.reset(); });
    row("your_stats are not what the keystrokes lead to",
        [](Hunt& hunt) { hunt.result.yourStats.score = hunt.result.players[0].score = 9'000; });
    row("the highest score alone wins a hunt",
        [](Hunt& hunt) { hunt.result.winner.value = hunter(1).toString(); });
    row("the rating change is not Elo's against the field",
        [](Hunt& hunt) { hunt.result.ratingChange = 15; });
    row("another target than was assigned",
        [](Hunt& hunt) { hunt.result.hunt->target = hunter(2); });
    row("not the bounty of the target",
        [](Hunt& hunt) { hunt.result.hunt->bounty = Amount::data(300); });
    row("the stake goes to a hunter who scored more",
        [](Hunt& hunt) { hunt.result.hunt->isTaken = true; });
    row("not the bounty and the stake that was kept",
        [](Hunt& hunt) { hunt.result.prize = Amount::data(270); });
    row("a hunt without a report", [](Hunt& hunt) { hunt.result.hunt.reset(); });
    row("a hunt ends with its time",
        [](Hunt& hunt) { hunt.result.endReason = EndReason::Completed; });
}

void TestContractHunt::everyWrongFigureIsSeen() {
    QFETCH(QString, rule);
    QFETCH(Spoil, spoil);
    Hunt hunt;
    spoil(hunt);
    hunt.play();
    QVERIFY2(isSeen(hunt, rule), qPrintable(rule));
}

void TestContractHunt::leaverHearsTheEnd() {
    Hunt hunt;
    hunt.gather();
    hunt.assign();
    hunt.script.pass(Duration{5'000});
    GameStarted started = hunt.script.started;
    started.duration = std::chrono::seconds{360};
    started.timeLeft = Duration{360'000};
    started.endsAt = hunt.script.ts + started.timeLeft;
    hunt.script.say(started);
    hunt.script.say(Ok{}, hunt.script.ask(MatchAbandon{hunt.found.matchId}));
    QVERIFY(!hunt.script.contract.standing().match);
    hunt.script.pass(Duration{360'000});
    hunt.result.winner.value.reset();
    hunt.result.yourStats =
        hunt.result.players[0] = {hunter(0), Ratio{}, 0, Ratio{}, 0, Duration{0}};
    hunt.result.ratingChange = 0;
    hunt.result.rating = 1200;
    hunt.result.hunt->bounty = {};
    hunt.result.prize = Amount::data(300);
    hunt.script.say(hunt.result);
    hunt.settled.balance = Amount::data(1'000);
    hunt.script.say(hunt.settled);
    for (const auto& violation : hunt.script.contract.violations())
        qWarning("%s: %s", violation.rule.c_str(), violation.frame.c_str());
    QCOMPARE(hunt.script.contract.violationCount(), 0);
    QVERIFY(hunt.script.contract.standing().left.empty());
}

QTEST_GUILESS_MAIN(TestContractHunt)
#include "tst_contract_hunt.moc"
