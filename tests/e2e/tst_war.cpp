// Goal: three against three fight for a territory over real sockets as SPEC 3.6 says, and kill -9
// in any phase of it costs nobody anything: crews, attack, roster, stakes, bets and territory are
// as they were acknowledged.

#include "tests/e2e/http.h"
#include "tests/e2e/program_run.h"
#include "tests/e2e/scene.h"

#include <QTest>

#include <algorithm>
#include <set>

namespace {

using namespace arcade;
using e2e::Scene;
using player::Behaviour;
using player::Player;

constexpr int kCrew = 3;
constexpr std::chrono::seconds kMuster{10};
constexpr std::chrono::seconds kWar{8};
const std::string kLand = "ALPHA-3";
const Amount kShare = Amount::data(50);
const Amount kBet = Amount::data(100);
/// A pool of 200, less 10.
const Amount kPayout = Amount::data(190);
const Amount kGrant = Amount::data(10'000);

/// When the server dies.
enum class Moment { Never, AttackWaits, Muster, Countdown, Active, Told };

struct Point {
    const char* name;
    Moment moment;
};

const std::array kPoints{
    Point{"not at all", Moment::Never},
    Point{"while an attack waits", Moment::AttackWaits},
    Point{"while the roster fills", Moment::Muster},
    Point{"while the roster is locked", Moment::Countdown},
    Point{"in the second text", Moment::Active},
    Point{"when the result was told", Moment::Told},
};

QStringList settings() {
    return e2e::quickSettings({QStringLiteral("match.muster_s=10"), QStringLiteral("match.war_s=8"),
                               QStringLiteral("match.restart_grace_s=6")});
}

bool holds(const Player& player, const std::optional<std::string>& owner) {
    const auto land = player.standing().map.find(kLand);
    return land != player.standing().map.end() && land->second.owner == owner;
}

/// RED types faster than BLUE; one bets on each.
class Script {
public:
    explicit Script(const Point& point)
        : m_moment(point.moment)
        , m_scene(settings()) {}
    QString run();

private:
    void begin();
    void joinCrew(const std::string& tag, double wpm, int waitsFor);
    void watch(Player& player, const ServerMessage& message);
    void note(Player& player, const ServerMessage& message);
    bool isReached(const Player& player, const ServerMessage& message) const;
    void placeBets(MatchId match);
    bool restart();
    void checkResumed();
    void checkAttack(const SessionState& state);
    void checkRoster(const Player& player, const SessionState& state);
    void checkLocked(const SessionState& state, MatchPhase phase);
    void checkAftermath();
    void checkKept();
    bool areAllOver() const;

    const Moment m_moment;
    Scene m_scene;
    std::shared_ptr<player::CrewBoard> m_board = std::make_shared<player::CrewBoard>();
    /// RED's first.
    std::vector<Player*> m_fighters;
    std::vector<Player*> m_bettors;
    bool m_isCrashed = false;
    std::map<const Player*, SessionState> m_resumed;
    std::optional<Instant> m_attackedAt;
    std::optional<MatchId> m_match;
    std::set<Address> m_enlisted;
    std::optional<std::string> m_red;
};

QString Script::run() {
    if (!m_scene.server.start())
        return m_scene.server.failure();
    m_scene.expectations.muster = kMuster;
    m_scene.expectations.war = kWar;
    begin();
    if (m_moment == Moment::Never || restart()) {
        checkResumed();
        m_fighters[kCrew]->behaviour().crew->members = kCrew;
        m_scene.until("the roster is locked", [this] { return m_match.has_value(); });
        if (m_scene.until("all know how it ended", [this] { return areAllOver(); })) {
            checkAftermath();
            checkKept();
        }
    }
    m_scene.checkContracts();
    return m_scene.report();
}

void Script::begin() {
    m_scene.onReceived = [this](Player& player, const ServerMessage& message) {
        watch(player, message);
    };
    joinCrew("RED", 150, kCrew);
    // More than there are: BLUE does not attack before it is told to.
    joinCrew("BLUE", 40, m_moment == Moment::AttackWaits ? kCrew + 1 : kCrew);
    for (const char* name : {"brave", "wary"})
        m_bettors.push_back(&m_scene.join({name}, e2e::waitingToBeTold(1)));
}

void Script::joinCrew(const std::string& tag, double wpm, int waitsFor) {
    for (int number = 0; number < kCrew; ++number) {
        Behaviour behaviour = e2e::steady(wpm);
        behaviour.crew = player::CrewPlan{"Crew " + tag,     tag,    number == 0, waitsFor, kLand,
                                          Amount::data(150), m_board};
        m_fighters.push_back(&m_scene.join({tag + std::to_string(number)}, behaviour));
    }
}

void Script::watch(Player& player, const ServerMessage& message) {
    if (const auto* state = std::get_if<SessionState>(&message); state && m_isCrashed)
        m_resumed.emplace(&player, *state);
    note(player, message);
    if (m_isCrashed || !isReached(player, message))
        return;
    m_isCrashed = true;
    m_scene.server.kill();
}

void Script::note(Player& player, const ServerMessage& message) {
    if (const auto* crew = std::get_if<CrewState>(&message); crew && crew->tag == "RED")
        m_red = crew->crewId;
    if (m_isCrashed && !std::holds_alternative<MatchCountdown>(message))
        return;
    if (const auto* update = std::get_if<QueueUpdate>(&message); update && &player == m_fighters[0])
        m_attackedAt = update->enteredAt;
    if (const auto* ready = std::get_if<MatchReadyUpdate>(&message); ready && ready->roster)
        m_enlisted.insert(ready->roster->begin(), ready->roster->end());
    if (const auto* countdown = std::get_if<MatchCountdown>(&message); countdown && !m_match)
        placeBets(countdown->matchId);
}

bool Script::isReached(const Player& player, const ServerMessage& message) const {
    switch (m_moment) {
    case Moment::Never: return false;
    case Moment::AttackWaits: return m_attackedAt.has_value();
    case Moment::Muster: return std::ssize(m_enlisted) >= kCrew;
    case Moment::Countdown:
        // Both bets are acknowledged.
        return std::holds_alternative<SpectateBetAccepted>(message) &&
               std::ranges::all_of(
                   m_bettors, [](const Player* one) { return one->standing().bets.size() == 1; });
    case Moment::Active: {
        const auto* state = std::get_if<GameState>(&message);
        return state != nullptr && state->sequence.has_value();
    }
    case Moment::Told:
        return std::holds_alternative<GameResult>(message) && &player == m_fighters[1];
    }
    return false;
}

/// From within a player: the countdown is too short to look for it now and then.
void Script::placeBets(MatchId match) {
    m_match = match;
    const auto& war = m_fighters[0]->standing().match->found;
    for (std::size_t index = 0; index < m_bettors.size(); ++index)
        m_bettors[index]->send(SpectateBet{match, war.sides[index].id, kBet});
}

bool Script::restart() {
    if (!m_scene.until("the server is dead",
                       [this] { return m_isCrashed && !m_scene.server.isRunning(); }))
        return false;
    return m_scene.check(m_scene.server.start(), m_scene.server.failure().toStdString()) &&
           m_scene.until("all are back",
                         [this] { return m_resumed.size() == m_scene.players().size(); });
}

void Script::checkResumed() {
    for (const Player* one : m_fighters) {
        switch (m_moment) {
        case Moment::Never: break;
        case Moment::AttackWaits:
            if (one == m_fighters[0])
                checkAttack(m_resumed.at(one));
            break;
        case Moment::Muster: checkRoster(*one, m_resumed.at(one)); break;
        case Moment::Countdown: checkLocked(m_resumed.at(one), MatchPhase::Ready); break;
        case Moment::Active: checkLocked(m_resumed.at(one), MatchPhase::Active); break;
        case Moment::Told:
            m_scene.check(m_resumed.at(one).lastResult.has_value(), "the result was forgotten");
            break;
        }
    }
    if (m_moment != Moment::Countdown && m_moment != Moment::Active)
        return;
    for (const Player* one : m_bettors)
        m_scene.check(m_resumed.at(one).balance == kGrant - kBet, "a bet came back, or was lost");
}

void Script::checkAttack(const SessionState& state) {
    m_scene.check(state.ticket && state.ticket->gameType == GameType::ProxyWar &&
                      state.ticket->territory == kLand &&
                      state.ticket->crewStake == Amount::data(150) &&
                      state.ticket->enteredAt == m_attackedAt,
                  "the attack is not the one it was");
}

void Script::checkRoster(const Player& player, const SessionState& state) {
    const bool isOnIt = state.match && state.match->phase == MatchPhase::Matched &&
                        state.match->found.wager == kShare && state.balance == kGrant - kShare;
    if (m_enlisted.contains(player.contract().ownAddress()))
        m_scene.check(isOnIt, "a place on the roster is gone, or its stake");
    else
        m_scene.check(isOnIt ||
                          (state.musters && state.musters->size() == 1 && state.balance == kGrant),
                      "who had not answered is not called any more");
}

void Script::checkLocked(const SessionState& state, MatchPhase phase) {
    m_scene.check(state.match && state.match->found.matchId == m_match &&
                      state.match->phase == phase && state.match->players.size() == 2 * kCrew &&
                      state.match->found.wager == kShare && state.balance == kGrant - kShare,
                  "the war does not go on, or not with this roster and these stakes");
}

bool Script::areAllOver() const {
    return std::ranges::all_of(
               m_fighters,
               [](const Player* one) { return e2e::hasResult(*one) && !one->standing().match; }) &&
           std::ranges::all_of(
               m_bettors, [](const Player* one) { return one->standing().betResults.size() == 1; });
}

/// Settled once, to the right ones, for the right amounts.
void Script::checkAftermath() {
    for (std::size_t index = 0; index < m_fighters.size(); ++index) {
        const Player& one = *m_fighters[index];
        const bool isRed = index < kCrew;
        m_scene.check(one.results().size() == 1, "there was more than one result");
        const GameResult& result = one.results().front();
        m_scene.check(result.matchId == m_match && result.endReason == EndReason::Timeout &&
                          result.winner.value == m_red,
                      "the faster crew did not win by its score");
        m_scene.check(result.prize == (isRed ? Amount::data(90) : Amount{}) &&
                          result.ratingChange == (isRed ? 16 : -16),
                      "prize or rating are not the rules'");
        m_scene.check(one.standing().balance == kGrant - kShare + result.prize,
                      "the balance is not what the result makes of it");
    }
    std::multiset<Amount> payouts;
    for (const Player* one : m_bettors)
        payouts.insert(one->standing().betResults.front().payout);
    m_scene.check(payouts == std::multiset{Amount{}, kPayout}, "the bets are not paid");
    m_scene.until("the map shows whose the territory is", [this] {
        return std::ranges::all_of(m_fighters,
                                   [this](const Player* one) { return holds(*one, m_red); });
    });
    m_scene.checkMoney();
}

/// The same again from what is stored.
void Script::checkKept() {
    m_scene.server.kill();
    if (!m_scene.check(m_scene.server.start(), m_scene.server.failure().toStdString()))
        return;
    const int sessions = m_moment == Moment::Never ? 2 : 3;
    m_scene.until("all are back once more, in their crews", [&] {
        return std::ranges::all_of(m_fighters, [&](const Player* one) {
            return one->sessionsOpened() >= sessions && holds(*one, m_red) &&
                   one->standing().crew->members.size() == kCrew;
        });
    });
    const auto rows = e2e::fetch<LeaderboardReply>(
        m_scene.server, QStringLiteral("/api/leaderboard?game_type=proxy_war"));
    m_scene.check(rows.ok() && rows.value().rows.size() == 2 * kCrew &&
                      rows.value().rows.front().rating == 1216 &&
                      rows.value().rows.back().rating == 1184,
                  "the ladder of wars is not that of one war");
    m_scene.checkMoney();
}

} // namespace

class TestWar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();
    void headlessCrewsFight();

private:
    QStringList m_reports;
};

void TestWar::initTestCase() {
    std::vector<std::function<QString()>> scripts;
    for (const Point& point : kPoints)
        scripts.emplace_back([&point] { return Script(point).run(); });
    m_reports = e2e::runTogether(scripts);
}

void TestWar::killed_data() {
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < kPoints.size(); ++index)
        QTest::newRow(kPoints[index].name) << static_cast<int>(index);
}

void TestWar::killed() {
    QFETCH(int, index);
    const QString& report = m_reports.at(index);
    QVERIFY2(report.isEmpty(), e2e::told(report).constData());
}

/// As whoever has the programs can see it: two crews of three, in processes of their own.
void TestWar::headlessCrewsFight() {
    e2e::CoordinatorProcess server(settings());
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const e2e::ProgramRun run = e2e::runProgram(
        e2e::programPath(QStringLiteral("arcade-bench")),
        {QStringLiteral("play"), QStringLiteral("--server"), server.url(), QStringLiteral("--mode"),
         QStringLiteral("war"), QStringLiteral("--players"), QStringLiteral("6"),
         QStringLiteral("--length"), QStringLiteral("8"), QStringLiteral("--verbose")},
        {}, 2 * e2e::kPatience);
    QVERIFY2(run.exitCode == 0, run.text().constData());
    QVERIFY2(run.out.contains(QStringLiteral("1 proxy_war")), run.text().constData());
    const auto rows = e2e::fetch<LeaderboardReply>(
        server, QStringLiteral("/api/leaderboard?game_type=proxy_war"));
    QVERIFY(rows.ok());
    QCOMPARE(rows.value().rows.size(), std::size_t{6});
    const auto ledger = e2e::verifyLedger(server);
    QVERIFY(ledger.ok() && ledger.value().sound);
}

QTEST_GUILESS_MAIN(TestWar)
#include "tst_war.moc"
