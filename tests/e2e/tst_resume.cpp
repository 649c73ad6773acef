// Goal: wherever a duel's connection is cut, the player who comes back and the server agree on
// what an undisturbed duel comes to, or on the one other course that the rules prescribe.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"
#include "tests/support/cut_proxy.h"

#include <QTest>

namespace {

using namespace arcade;
using e2e::Scene;
using player::Behaviour;
using player::Player;
using support::CutPoint;
using Way = CutPoint::Way;
using Fate = CutPoint::Fate;

/// What the rules make of a cut (SPEC 3.2, 3.9).
enum class Course {
    Alone,   ///< nobody else is concerned yet
    PutBack, ///< the match is cancelled, the opponent put back; the player enters once more
    Noticed, ///< the opponent sees the player go and come back; the duel goes on
    Over,    ///< the duel had its result
};

struct Point {
    std::string name;
    CutPoint cut;
    Course course = Course::Alone;
};

/// How a duel came out, as its winner and its loser were told.
struct Ending {
    bool wonByCutPlayer = false;
    EndReason reason = EndReason::Void;
    std::array<Amount, 2> prizes;
    std::array<int, 2> ratings{};
    std::array<Amount, 2> balances;
    Ratio winnersProgress;
    Ratio winnersAccuracy;
    Ratio losersAccuracy;

    friend bool operator==(const Ending&, const Ending&) = default;
};

// Far apart, so that a short absence of the fast one does not change who wins.
constexpr double kFast = 240;
constexpr double kSlow = 25;

const char* textOf(Fate fate) {
    switch (fate) {
    case Fate::Lost: return "lost";
    case Fate::Torn: return "torn";
    case Fate::Delivered: return "delivered";
    }
    return "";
}

void add(std::vector<Point>& points, Way way, const std::string& type, int number,
         std::initializer_list<std::pair<Fate, Course>> fates) {
    for (const auto& [fate, course] : fates) {
        const std::string from = way == Way::ToServer ? "player's " : "server's ";
        const std::string count = number == 1 ? "" : " number " + std::to_string(number);
        points.push_back(
            {from + type + count + ' ' + textOf(fate), {way, type, fate, number}, course});
    }
}

std::vector<Point> allPoints() {
    using enum Course;
    using enum Fate;
    std::vector<Point> points;
    const auto toServer = [&](const std::string& type, int number, auto fates) {
        add(points, Way::ToServer, type, number, fates);
    };
    const auto toClient = [&](const std::string& type, int number, auto fates) {
        add(points, Way::ToClient, type, number, fates);
    };
    using Fates = std::initializer_list<std::pair<CutPoint::Fate, Course>>;
    toServer("auth", 1, Fates{{Lost, Alone}, {Torn, Alone}, {Delivered, Alone}});
    toClient("auth.success", 1, Fates{{Lost, Alone}, {Delivered, Alone}});
    toClient("session.state", 1, Fates{{Lost, Alone}, {Torn, Alone}, {Delivered, Alone}});
    toServer("ping", 1, Fates{{Lost, Alone}, {Delivered, Alone}});
    toClient("ok", 1, Fates{{Lost, Alone}, {Delivered, Alone}});
    toServer("queue.enter", 1, Fates{{Lost, Alone}, {Torn, Alone}, {Delivered, Alone}});
    toClient("queue.update", 1, Fates{{Lost, Alone}, {Delivered, Alone}});
    toClient("match.found", 1, Fates{{Lost, PutBack}, {Delivered, PutBack}});
    toServer("match.shown", 1, Fates{{Lost, PutBack}, {Delivered, PutBack}});
    toClient("match.ready_update", 1, Fates{{Lost, PutBack}, {Delivered, PutBack}});
    toServer("match.ready", 1, Fates{{Lost, PutBack}, {Torn, PutBack}, {Delivered, Noticed}});
    toClient("match.ready_update", 2, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toClient("match.countdown", 1, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    // After those to the three pings of a connection.
    toClient("ok", 4, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toClient("match.countdown", 2, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toClient("game.started", 1, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toServer("match.started", 1, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toClient("ok", 5, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toServer("game.progress", 1, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toClient("game.state", 1, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toClient("game.opponent_progress", 1, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toServer("game.progress", 6, Fates{{Lost, Noticed}, {Torn, Noticed}, {Delivered, Noticed}});
    toClient("game.state", 6, Fates{{Lost, Noticed}, {Delivered, Noticed}});
    toClient("game.result", 1, Fates{{Lost, Over}, {Torn, Over}, {Delivered, Over}});
    toClient("match.settled", 1, Fates{{Lost, Over}, {Delivered, Over}});
    return points;
}

/// Plays one duel, its first player behind a proxy that cuts at the point, and looks at the end.
class Script {
public:
    explicit Script(const std::optional<Point>& point)
        : m_point(point) {}

    QString run();
    const Ending& ending() const { return m_ending; }

private:
    bool isBeforeMatch() const { return m_point && m_point->course == Course::Alone; }
    void begin();
    void watch(Player& player, const ServerMessage& message);
    void answerOfOther();
    void watchCut(const ServerMessage& message);
    bool playToTheEnd();
    void checkCourse();
    void checkWhatBothHold();
    void checkServer();
    void takeEnding();

    std::optional<Point> m_point;
    Scene m_scene;
    std::unique_ptr<support::CutProxy> m_proxy;
    Player* m_cut = nullptr;
    Player* m_other = nullptr;
    MatchId m_shown;
    Instant m_otherEnteredAt{};
    int m_goneSeen = 0;
    int m_backSeen = 0;
    std::int64_t m_keysTold = 0;
    Ending m_ending;
};

QString Script::run() {
    if (!m_scene.server.start())
        return m_scene.server.failure();
    begin();
    if (playToTheEnd()) {
        checkCourse();
        checkWhatBothHold();
        checkServer();
        takeEnding();
    }
    m_scene.checkContracts();
    return m_scene.report();
}

void Script::begin() {
    m_scene.onReceived = [this](Player& player, const ServerMessage& message) {
        watch(player, message);
    };
    m_scene.onSent = [this](Player& player, const ClientMessage& message) {
        if (const auto* shown = std::get_if<MatchShown>(&message); shown && &player == m_cut) {
            m_shown = shown->matchId;
            answerOfOther();
        }
    };
    m_proxy = std::make_unique<support::CutProxy>(
        m_scene.server.port(), m_point ? std::optional{m_point->cut} : std::nullopt);
    // First the prompt is shown, then the other accepts, then the one who is cut: so it is certain
    // what each message leads to.
    Behaviour other = e2e::waitingToBeTold(kSlow);
    other.answer = Behaviour::Answer::Silent;
    m_other = &m_scene.join({"other"}, other);
    Behaviour cut = e2e::steady(kFast);
    cut.answer = Behaviour::Answer::Silent;
    m_cut = &m_scene.join({"cut"}, cut, m_proxy->port());
}

void Script::watch(Player& player, const ServerMessage& message) {
    if (&player == m_cut) {
        watchCut(message);
        return;
    }
    if (std::holds_alternative<MatchFound>(message))
        answerOfOther();
    if (std::holds_alternative<PlayerDisconnected>(message))
        ++m_goneSeen;
    if (std::holds_alternative<PlayerReconnected>(message))
        ++m_backSeen;
    if (const auto* update = std::get_if<QueueUpdate>(&message)) {
        if (m_otherEnteredAt == Instant{})
            m_otherEnteredAt = update->enteredAt;
        m_scene.check(update->enteredAt == m_otherEnteredAt,
                      "the opponent lost the original entry time");
    }
}

void Script::answerOfOther() {
    const auto& match = m_other->standing().match;
    if (match && match->id() == m_shown && !match->response)
        m_other->send(MatchReady{m_shown, ReadyResponse::Accept});
}

void Script::watchCut(const ServerMessage& message) {
    if (const auto* ready = std::get_if<MatchReadyUpdate>(&message); ready && ready->accepted == 1)
        m_cut->send(MatchReady{ready->matchId, ReadyResponse::Accept});
    if (const auto* state = std::get_if<GameState>(&message))
        m_keysTold = state->keysAccepted;
    if (const auto* state = std::get_if<SessionState>(&message)) {
        if (state->match && state->match->phase == MatchPhase::Active)
            m_scene.check(state->match->keysAccepted.value_or(0) >= m_keysTold,
                          "keystrokes that were taken are gone");
    }
}

bool Script::playToTheEnd() {
    const auto isWaiting = [this] {
        return m_cut->standing().ticket.has_value() && m_other->stage() == player::Stage::Open;
    };
    if (!m_scene.until("the first is in the queue", isWaiting))
        return false;
    // A cut before the match is over when the opponent comes.
    if (isBeforeMatch() && !m_scene.until("the first is back in the queue", [this, isWaiting] {
            return m_proxy->hasCut() && m_cut->stage() == player::Stage::Open && isWaiting();
        }))
        return false;
    m_other->enterQueue(m_other->behaviour().queue);
    return m_scene.until("both have the result, and the first is back", [this] {
        const bool isSettled = !m_cut->standing().match && !m_other->standing().match;
        return e2e::hasResult(*m_cut) && e2e::hasResult(*m_other) && isSettled &&
               (!m_point || m_proxy->hasCut()) && m_cut->stage() == player::Stage::Open;
    });
}

void Script::checkCourse() {
    if (!m_point)
        return;
    const auto& told = m_other->cancellations();
    const bool isPutBack = m_point->course == Course::PutBack;
    m_scene.check(told.size() == (isPutBack ? 1 : 0),
                  "the opponent saw " + std::to_string(told.size()) + " matches cancelled");
    for (const MatchCancelled& one : told)
        m_scene.check(one.reason == CancelReason::OpponentDisconnected &&
                          one.by == Cause::Opponent && one.requeued,
                      "the opponent was not put back because of the other's disconnect");
    const int absences = m_point->course == Course::Noticed ? 1 : 0;
    m_scene.check(m_goneSeen == absences && m_backSeen == absences,
                  "the opponent saw the player go " + std::to_string(m_goneSeen) +
                      " times and come " + std::to_string(m_backSeen) + " times");
}

/// The result as session.state tells it is the one that was told when it happened.
void Script::checkWhatBothHold() {
    for (Player* one : {m_cut, m_other}) {
        const int opened = one->sessionsOpened();
        one->cut();
        if (!m_scene.until("the session is open again",
                           [&] { return one->sessionsOpened() > opened; }))
            return;
        const std::optional<SessionState>& state = one->lastSessionState();
        m_scene.check(one->results().size() == 1, "there was more than one result");
        m_scene.check(state->lastResult.has_value(), "the result is not remembered");
        if (!state->lastResult)
            continue;
        GameResult told = one->results().front();
        // Known after the commit only; a result told in session.state may be either.
        told.txHash = state->lastResult->txHash;
        m_scene.check(told == *state->lastResult, "the result is another one than was told");
        m_scene.check(!state->ticket && !state->match, "a ticket or match is left over");
    }
}

void Script::checkServer() {
    m_scene.checkMoney();
    for (const Player* one : {m_cut, m_other}) {
        const QString path = QStringLiteral("/api/players/") +
                             QString::fromStdString(one->contract().ownAddress().toString());
        const auto history =
            e2e::fetch<HistoryReply>(m_scene.server, path + QStringLiteral("/matches"));
        m_scene.check(history.ok() && history.value().matches.size() == 1,
                      "the history is not one match");
        const auto profile = e2e::fetch<PlayerProfile>(m_scene.server, path);
        m_scene.check(profile.ok() && !profile.value().ratings.empty() &&
                          profile.value().ratings.front().rating == one->standing().rating &&
                          profile.value().ratings.front().games == 1,
                      "the profile tells another rating than the result");
    }
    const auto status = e2e::fetch<StatusReply>(m_scene.server, QStringLiteral("/api/status"));
    m_scene.check(status.ok() && status.value().matches == 0, "a match is left over");
}

void Script::takeEnding() {
    const GameResult& own = m_cut->results().front();
    const GameResult& others = m_other->results().front();
    m_ending.wonByCutPlayer = own.winner.value == own.yourStats.address.toString();
    m_ending.reason = own.endReason;
    m_ending.prizes = {own.prize, others.prize};
    m_ending.ratings = {own.rating, others.rating};
    m_ending.balances = {m_cut->lastSessionState()->balance, m_other->lastSessionState()->balance};
    m_ending.winnersProgress = own.yourStats.progress;
    m_ending.winnersAccuracy = own.yourStats.accuracy;
    m_ending.losersAccuracy = others.yourStats.accuracy;
}

} // namespace

class TestResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void undisturbed();
    void cut_data();
    void cut();

private:
    const std::vector<Point> m_points = allPoints();
    QStringList m_reports;
    std::vector<Ending> m_endings;
};

void TestResume::initTestCase() {
    m_endings.resize(m_points.size() + 1);
    std::vector<std::function<QString()>> scripts;
    for (std::size_t index = 0; index < m_endings.size(); ++index) {
        scripts.emplace_back([this, index] {
            Script script(index == 0 ? std::nullopt : std::optional{m_points[index - 1]});
            const QString report = script.run();
            m_endings[index] = script.ending();
            return report;
        });
    }
    m_reports = e2e::runTogether(scripts);
}

void TestResume::undisturbed() {
    QVERIFY2(m_reports.first().isEmpty(), e2e::told(m_reports.first()).constData());
    const Ending& ending = m_endings.front();
    QVERIFY(ending.wonByCutPlayer);
    QCOMPARE(ending.reason, EndReason::Completed);
    QVERIFY(ending.prizes[0] == Amount::data(90));
    QVERIFY(ending.prizes[1].isZero());
    QCOMPARE(ending.ratings[0], 1216);
    QCOMPARE(ending.ratings[1], 1184);
    QVERIFY(ending.balances[0] == Amount::data(10'040));
    QVERIFY(ending.balances[1] == Amount::data(9'950));
    QCOMPARE(ending.winnersProgress.millionths, Ratio::kOne);
    QCOMPARE(ending.winnersAccuracy.millionths, Ratio::kOne);
    QCOMPARE(ending.losersAccuracy.millionths, Ratio::kOne);
}

void TestResume::cut_data() {
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < m_points.size(); ++index)
        QTest::newRow(m_points[index].name.c_str()) << static_cast<int>(index) + 1;
}

void TestResume::cut() {
    QFETCH(int, index);
    const QString& report = m_reports.at(index);
    QVERIFY2(report.isEmpty(), e2e::told(report).constData());
    QVERIFY(m_endings.at(static_cast<std::size_t>(index)) == m_endings.front());
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
