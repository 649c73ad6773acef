// Goal: every way a ticket or a match can end other than by typing to the end comes to what
// SPEC 3.1 to 3.3 says, as both players are told it and as their balances show it.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"

#include <QTest>

using namespace arcade;
using e2e::Scene;
using player::Behaviour;
using player::Player;
using player::Stage;

namespace {

using namespace std::chrono_literals;

/// Of a match that was cancelled, as a player was told of it.
struct Cancelled {
    CancelReason reason;
    Cause by;
    bool requeued;
    std::optional<int> strikes{};
};

/// What became of one of the two.
struct Fate {
    std::optional<Cancelled> cancelled{};
    std::optional<EndReason> ended{};
    bool hasWon = false;
    std::uint64_t balance = 10'000;
    int ratingChange = 0;
};

enum class Quits { Never, InCountdown, InGame, InGameBoth };

struct Case {
    const char* name;
    QStringList settings{};
    /// When it is not the usual one.
    std::chrono::seconds duel{0};
    /// Of the one whose doing it is; the other one accepts and types slowly.
    Behaviour::Answer answer = Behaviour::Answer::Accept;
    Behaviour::Abandon abandon = Behaviour::Abandon::Never;
    Quits quits = Quits::Never;
    bool types = true;
    bool othersTypes = true;
    Fate own{};
    Fate others{};
};

const Fate kPutBack{Cancelled{CancelReason::Declined, Cause::Opponent, true}, {}, false, 9'950};

Fate putBack(CancelReason reason) {
    Fate fate = kPutBack;
    fate.cancelled->reason = reason;
    return fate;
}

Fate sentAway(CancelReason reason, std::optional<int> strikes) {
    return {Cancelled{reason, Cause::You, false, strikes}};
}

Fate played(EndReason reason, int outcome) {
    const std::uint64_t balance = outcome > 0 ? 10'040 : outcome < 0 ? 9'950 : 10'000;
    return {{}, reason, outcome > 0, balance, outcome * 16};
}

QStringList quick(const char* setting) {
    return {QString::fromLatin1(setting)};
}

std::vector<Case> allCases() {
    using enum CancelReason;
    using Answer = Behaviour::Answer;
    using Leaves = Behaviour::Abandon;
    return {
        {.name = "declined",
         .answer = Answer::Decline,
         .own = sentAway(Declined, 1),
         .others = putBack(Declined)},
        {.name = "slept over the prompt",
         .settings = quick("match.accept_s=1"),
         .answer = Answer::Silent,
         .own = sentAway(Timeout, 1),
         .others = putBack(Timeout)},
        {.name = "never showed the prompt",
         .settings = quick("match.accept_s=1"),
         .answer = Answer::NeverShow,
         .own = sentAway(Timeout, {}),
         .others = putBack(Timeout)},
        {.name = "left the queue in the instant of the match",
         .answer = Answer::Leave,
         .own = sentAway(Abandoned, {}),
         .others = putBack(Abandoned)},
        {.name = "abandoned before accepting",
         .abandon = Leaves::WhenFound,
         .own = sentAway(Abandoned, 1),
         .others = putBack(Abandoned)},
        {.name = "abandoned in the countdown",
         .abandon = Leaves::InCountdown,
         .own = sentAway(Abandoned, 1),
         .others = putBack(Abandoned)},
        {.name = "gone at the start",
         .quits = Quits::InCountdown,
         .own = sentAway(OpponentDisconnected, {}),
         .others = putBack(OpponentDisconnected)},
        {.name = "abandoned in the game",
         .abandon = Leaves::WhilePlaying,
         .own = played(EndReason::Forfeit, -1),
         .others = played(EndReason::Forfeit, 1)},
        {.name = "gone from the game",
         .settings = quick("match.grace_s=1"),
         .quits = Quits::InGame,
         .own = played(EndReason::Forfeit, -1),
         .others = played(EndReason::Forfeit, 1)},
        {.name = "both gone from the game",
         .settings = quick("match.grace_s=1"),
         .quits = Quits::InGameBoth,
         .own = played(EndReason::Void, 0),
         .others = played(EndReason::Void, 0)},
        {.name = "time over, one is ahead",
         .settings = quick("match.duel_s=2"),
         .duel = 2s,
         .othersTypes = false,
         .own = played(EndReason::Timeout, 1),
         .others = played(EndReason::Timeout, -1)},
        {.name = "time over, nobody is ahead",
         .settings = quick("match.duel_s=1"),
         .duel = 1s,
         .types = false,
         .othersTypes = false,
         .own = played(EndReason::Timeout, 0),
         .others = played(EndReason::Timeout, 0)},
    };
}

class Script {
public:
    explicit Script(const Case& wanted)
        : m_case(wanted)
        , m_scene(e2e::quickSettings(wanted.settings)) {}
    QString run();

private:
    void begin();
    void watch(Player& player, const ServerMessage& message);
    void quit(Player& player);
    bool isOver(const Player& player, const Fate& fate) const;
    bool isOverUnseen() const;
    void check(const Player& player, const Fate& fate);
    void checkCancelled(const Player& player, const std::optional<Cancelled>& wanted);

    const Case& m_case;
    Scene m_scene;
    Player* m_own = nullptr;
    Player* m_other = nullptr;
    std::map<const Player*, Instant> m_enteredAt;
    bool m_hasStarted = false;
};

QString Script::run() {
    if (!m_scene.server.start())
        return m_scene.server.failure();
    begin();
    m_scene.until("it came to an end", [this] {
        return m_case.quits == Quits::InGameBoth ? isOverUnseen() : isOver(*m_other, m_case.others);
    });
    // Whoever went comes back to see what became of it.
    for (Player* one : {m_own, m_other}) {
        if (one->stage() == Stage::Waiting)
            one->connect();
    }
    if (m_scene.until("both know", [this] {
            return isOver(*m_own, m_case.own) && isOver(*m_other, m_case.others);
        })) {
        check(*m_own, m_case.own);
        check(*m_other, m_case.others);
        m_scene.checkMoney();
    }
    m_scene.checkContracts();
    return m_scene.report();
}

void Script::begin() {
    if (m_case.duel > 0s)
        m_scene.expectations.duel = m_case.duel;
    m_scene.onReceived = [this](Player& player, const ServerMessage& message) {
        watch(player, message);
    };
    Behaviour own = e2e::steady(40);
    own.answer = m_case.answer;
    own.abandon = m_case.abandon;
    own.types = m_case.types;
    own.triesAgain = false;
    own.reconnects = m_case.quits == Quits::Never;
    m_own = &m_scene.join({"own"}, own);
    Behaviour other = e2e::steady(10);
    other.types = m_case.othersTypes;
    other.reconnects = m_case.quits != Quits::InGameBoth;
    m_other = &m_scene.join({"other"}, other);
}

void Script::watch(Player& player, const ServerMessage& message) {
    if (const auto* update = std::get_if<QueueUpdate>(&message))
        m_enteredAt.emplace(&player, update->enteredAt);
    const bool isCountdown = std::holds_alternative<MatchCountdown>(message);
    const bool isStart = std::holds_alternative<GameStarted>(message);
    m_hasStarted = m_hasStarted || isStart;
    if ((isCountdown && m_case.quits == Quits::InCountdown && &player == m_own) ||
        (isStart && m_case.quits == Quits::InGame && &player == m_own) ||
        (isStart && m_case.quits == Quits::InGameBoth))
        quit(player);
}

/// Once; then the connection may come back.
void Script::quit(Player& player) {
    player.behaviour().plays = false;
    player.cut();
}

/// When both are away, the server alone can tell.
bool Script::isOverUnseen() const {
    if (!m_hasStarted || m_own->hasConnection() || m_other->hasConnection())
        return false;
    const auto status = e2e::fetch<StatusReply>(m_scene.server, QStringLiteral("/api/status"));
    return status.ok() && status.value().matches == 0;
}

bool Script::isOver(const Player& player, const Fate& fate) const {
    if (player.stage() != Stage::Open)
        return false;
    if (fate.ended)
        return e2e::hasResult(player) && !player.standing().match;
    return !player.cancellations().empty() ||
           (player.lastSessionState() && player.lastSessionState()->lastCancelled);
}

void Script::check(const Player& player, const Fate& fate) {
    checkCancelled(player, fate.cancelled);
    m_scene.check(player.results().size() == (fate.ended ? 1 : 0), "another number of results");
    if (fate.ended && e2e::hasResult(player)) {
        const GameResult& result = player.results().front();
        m_scene.check(result.endReason == *fate.ended,
                      "it ended as " + std::string(wireText(result.endReason)));
        m_scene.check((result.winner.value == result.yourStats.address.toString()) == fate.hasWon,
                      "another winner");
        m_scene.check(result.ratingChange == fate.ratingChange,
                      "a rating change of " + std::to_string(result.ratingChange));
    }
    const bool isQueued = fate.cancelled && fate.cancelled->requeued;
    Amount whole = Amount::data(fate.balance);
    if (isQueued)
        whole += Amount::data(50);
    m_scene.check(player.standing().balance == whole, "another balance");
    m_scene.check(player.standing().ticket.has_value() == isQueued,
                  "the ticket is not as it is to be");
    if (isQueued && player.standing().ticket)
        m_scene.check(player.standing().ticket->enteredAt == m_enteredAt.at(&player),
                      "the original entry time is lost");
}

void Script::checkCancelled(const Player& player, const std::optional<Cancelled>& wanted) {
    Boxed<MatchCancelled> told;
    if (!player.cancellations().empty())
        told = player.cancellations().front();
    else if (player.lastSessionState())
        told = player.lastSessionState()->lastCancelled;
    if (!m_scene.check(told.has_value() == wanted.has_value(), "cancelled, or not") || !wanted)
        return;
    m_scene.check(told->reason == wanted->reason,
                  "cancelled as " + std::string(wireText(told->reason)));
    m_scene.check(told->by == wanted->by, "by " + std::string(wireText(told->by)));
    m_scene.check(told->requeued == wanted->requeued, "put back, or not");
    m_scene.check(told->strikes == wanted->strikes, "a strike, or none");
}

/// SPEC 3.1.5: told of the long wait, then sent away with the stake.
QString waitInVain() {
    Scene scene(e2e::quickSettings(
        {QStringLiteral("matching.long_wait_s=1"), QStringLiteral("matching.ticket_limit_s=2")}));
    if (!scene.server.start())
        return scene.server.failure();
    std::vector<QueueUpdate> updates;
    scene.onReceived = [&](Player& player, const ServerMessage& message) {
        player.behaviour().plays = false;
        if (const auto* update = std::get_if<QueueUpdate>(&message))
            updates.push_back(*update);
    };
    Behaviour once = e2e::waitingToBeTold(60);
    Player& player = scene.join({"alone"}, once);
    scene.until("the session is open", [&] { return player.stage() == Stage::Open; });
    player.enterQueue(once.queue);
    scene.until("the ticket is removed",
                [&] { return !updates.empty() && updates.back().status == TicketStatus::Removed; });
    const auto isLongWait = [](const QueueUpdate& update) {
        return update.status == TicketStatus::LongWait;
    };
    scene.check(std::ranges::count_if(updates, isLongWait) >= 1, "no word about the long wait");
    scene.check(updates.back().reason == "No opponents found. Try a different stake tier.",
                "another reason");
    player.cut();
    scene.until("the session is open again", [&] { return player.sessionsOpened() == 2; });
    const SessionState& state = *player.lastSessionState();
    scene.check(!state.ticket && state.lastRemoved && state.balance == Amount::data(10'000),
                "the stake is not released");
    scene.checkContracts();
    return scene.report();
}

/// SPEC 3.1.10: three times in 10 minutes block entering.
QString shopForOpponents() {
    Scene scene;
    if (!scene.server.start())
        return scene.server.failure();
    std::optional<ErrorReply> refusal;
    // The patient one may accept a match in the instant in which it was declined.
    scene.onReceived = [&](Player& player, const ServerMessage& message) {
        const auto* error = std::get_if<ErrorReply>(&message);
        if (error != nullptr && player.identity().callsign == "picky")
            refusal = *error;
    };
    scene.join({"patient"}, e2e::steady(60));
    Behaviour picky = e2e::steady(60);
    picky.answer = Behaviour::Answer::Decline;
    const Player& player = scene.join({"picky"}, picky);
    scene.until("entering is refused", [&] { return refusal.has_value(); });
    const auto& told = player.cancellations();
    if (scene.check(told.size() == 3, "declined " + std::to_string(told.size()) + " times")) {
        for (int index = 0; index < 3; ++index)
            scene.check(told[static_cast<std::size_t>(index)].strikes == index + 1,
                        "the strikes are counted otherwise");
        scene.check(told[2].blockedFor == Duration{60s}, "not blocked for 60 s");
    }
    scene.check(refusal && refusal->code == ErrorCode::RateLimited && refusal->retryAfter &&
                    *refusal->retryAfter > 50s && *refusal->retryAfter <= 60s,
                "not refused for the rest of the minute");
    scene.checkMoney();
    scene.checkContracts();
    return scene.report();
}

} // namespace

class TestEndings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ending_data();
    void ending();

private:
    const std::vector<Case> m_cases = allCases();
    std::vector<std::pair<std::string, std::function<QString()>>> m_scripts;
    QStringList m_reports;
};

void TestEndings::initTestCase() {
    for (const Case& one : m_cases)
        m_scripts.emplace_back(one.name, [&one] { return Script(one).run(); });
    m_scripts.emplace_back("waited in vain", waitInVain);
    m_scripts.emplace_back("declined three times", shopForOpponents);
    std::vector<std::function<QString()>> scripts;
    for (const auto& [name, script] : m_scripts)
        scripts.push_back(script);
    m_reports = e2e::runTogether(scripts);
}

void TestEndings::ending_data() {
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < m_scripts.size(); ++index)
        QTest::newRow(m_scripts[index].first.c_str()) << static_cast<int>(index);
}

void TestEndings::ending() {
    QFETCH(int, index);
    const QString& report = m_reports.at(index);
    QVERIFY2(report.isEmpty(), e2e::told(report).constData());
}

QTEST_GUILESS_MAIN(TestEndings)
#include "tst_endings.moc"
