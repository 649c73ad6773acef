// Goal: two play, two watch and bet on the real server. What watchers see is late and rounded, bets
// are taken, receipted and paid to the unit, and kill -9 neither loses a bet nor pays it twice.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"

#include <QTest>

#include <algorithm>

namespace {

using namespace arcade;
using e2e::Scene;
using player::Player;
using player::Stage;

constexpr Duration kLeastDelay{500};
/// A pool of 150, less 7.5.
const Amount kPayout = Amount::data(285).scaled(1, 2);
const Amount kGrant = Amount::data(10'000);
const Amount kFavourite = Amount::data(100);
const Amount kUnderdog = Amount::data(50);

enum class Kill { Never, InCountdown, InGame };

/// One bets on the fast player, one on the slow.
class Evening {
public:
    explicit Evening(Kill kill)
        : m_kill(kill) {}
    QString run();

private:
    bool begin();
    bool watchAndBet();
    void played();
    void killedInCountdown();
    void killedInGame();
    void restart();
    void heard(Player& player, const ServerMessage& message);
    void said(const Player& player, const ClientMessage& message);
    void checkIsLate(const SpectateUpdate& update);
    void checkLists();
    void checkPaid();
    bool areAllOpen() const;
    std::string sideOf(const Player& player) const {
        return player.contract().ownAddress().toString();
    }

    const Kill m_kill;
    Scene m_scene;
    Player* m_fast = nullptr;
    Player* m_slow = nullptr;
    Player* m_first = nullptr;
    Player* m_second = nullptr;
    MatchId m_match;
    bool m_isHalfTyped = false;
    std::optional<ErrorCode> m_lateBet;
    /// What the fast player had typed at that time.
    std::vector<std::pair<player::Time, Ratio>> m_typed;
    int m_viewsCompared = 0;
};

QString Evening::run() {
    if (!m_scene.server.start())
        return m_scene.server.failure();
    if (begin() && watchAndBet()) {
        switch (m_kill) {
        case Kill::Never: played(); break;
        case Kill::InCountdown: killedInCountdown(); break;
        case Kill::InGame: killedInGame(); break;
        }
    }
    m_scene.checkContracts();
    m_scene.checkMoney();
    return m_scene.report();
}

bool Evening::begin() {
    m_scene.onReceived = [this](Player& player, const ServerMessage& message) {
        heard(player, message);
    };
    m_scene.onSent = [this](Player& player, const ClientMessage& message) {
        said(player, message);
    };
    m_fast = &m_scene.join({"fast"}, e2e::waitingToBeTold(60));
    m_slow = &m_scene.join({"slow"}, e2e::waitingToBeTold(15));
    m_first = &m_scene.join({"first"}, e2e::waitingToBeTold(1));
    m_second = &m_scene.join({"second"}, e2e::waitingToBeTold(1));
    if (!m_scene.until("all are there", [this] { return areAllOpen(); }))
        return false;
    for (Player* player : {m_fast, m_slow})
        player->enterQueue(player->behaviour().queue);
    return true;
}

bool Evening::areAllOpen() const {
    return std::ranges::all_of(m_scene.players(),
                               [](const auto& one) { return one->stage() == Stage::Open; });
}

/// From within the player: the countdown is too short to look for it now and then.
void Evening::heard(Player& player, const ServerMessage& message) {
    const auto* countdown = std::get_if<MatchCountdown>(&message);
    if (countdown != nullptr && &player == m_fast && m_match == MatchId{}) {
        m_match = countdown->matchId;
        for (Player* watcher : {m_first, m_second})
            watcher->send(SpectateJoin{m_match});
        m_first->send(SpectateBet{m_match, sideOf(*m_fast), kFavourite});
        m_second->send(SpectateBet{m_match, sideOf(*m_slow), kUnderdog});
    } else if (std::holds_alternative<GameStarted>(message) && &player == m_fast) {
        m_first->send(SpectateBet{m_match, sideOf(*m_fast), Amount::data(10)});
    } else if (const auto* update = std::get_if<SpectateUpdate>(&message)) {
        checkIsLate(*update);
    } else if (const auto* error = std::get_if<ErrorReply>(&message); error && &player == m_first) {
        m_lateBet = error->code;
    } else if (const auto* state = std::get_if<GameState>(&message); state && &player == m_fast) {
        m_isHalfTyped = m_isHalfTyped || state->progress.millionths * 2 > Ratio::kOne;
    }
}

void Evening::said(const Player& player, const ClientMessage& message) {
    const auto* typed = std::get_if<GameProgress>(&message);
    if (typed != nullptr && &player == m_fast && typed->progress)
        m_typed.emplace_back(player::Clock::now(), *typed->progress);
}

/// Whatever is seen while the game runs was typed that long ago at least.
void Evening::checkIsLate(const SpectateUpdate& update) {
    if (update.phase != MatchPhase::Active || m_kill != Kill::Never)
        return;
    for (const SpectatedSide& side : update.sides) {
        if (side.id != sideOf(*m_fast) || side.progress == Ratio{})
            continue;
        const auto typed = std::ranges::find_if(
            m_typed, [&](const auto& entry) { return entry.second >= side.progress; });
        m_scene.check(typed != m_typed.end() && player::Clock::now() - typed->first >= kLeastDelay,
                      "watchers see what was typed too early");
        ++m_viewsCompared;
    }
}

bool Evening::watchAndBet() {
    if (!m_scene.until("both bets are accepted", [this] {
            return m_first->standing().bets.size() == 1 && m_second->standing().bets.size() == 1;
        }))
        return false;
    m_scene.check(m_first->standing().watching.has_value() && m_first->standing().watching->canBet,
                  "the countdown is not watched, or bets are not taken");
    return m_kill != Kill::Never || m_scene.until("the pool is shown", [this] {
        const auto& watching = m_first->standing().watching;
        return watching && watching->update.totalPool == kFavourite + kUnderdog;
    });
}

void Evening::checkLists() {
    m_second->send(SpectateList{});
    m_scene.until("the list is there",
                  [this] { return m_second->standing().watchable.has_value(); });
    const auto listed = e2e::fetch<SpectateMatches>(m_scene.server, QStringLiteral("/api/matches"));
    const auto isTheMatch = [this](const SpectateMatches& list) {
        return list.matches.size() == 1 && list.matches[0].matchId == m_match;
    };
    m_scene.check(listed.ok() && isTheMatch(listed.value()), "the match is not listed over HTTP");
    m_scene.check(m_second->standing().watchable && isTheMatch(*m_second->standing().watchable),
                  "the match is not listed");
}

void Evening::played() {
    checkLists();
    m_scene.until("bets are not taken any more", [this] { return m_lateBet.has_value(); });
    m_scene.check(m_lateBet == ErrorCode::BettingClosed, "another reason to refuse a late bet");
    checkPaid();
    m_scene.check(m_viewsCompared > 0, "watchers saw nothing of the game");
}

void Evening::checkPaid() {
    if (!m_scene.until("everyone is told how it ended", [this] {
            return m_first->standing().betResults.size() == 1 &&
                   m_second->standing().betResults.size() == 1 && e2e::hasResult(*m_fast) &&
                   e2e::hasResult(*m_slow) && !m_fast->standing().match &&
                   !m_slow->standing().match;
        }))
        return;
    const SpectateResult& won = m_first->standing().betResults.front();
    const SpectateResult& lost = m_second->standing().betResults.front();
    m_scene.check(won.matchId == m_match && won.winner.value == sideOf(*m_fast) &&
                      won.endReason == EndReason::Completed,
                  "watchers are told another end");
    m_scene.check(won.payout == kPayout && won.balance == kGrant - kFavourite + kPayout,
                  "the winning bet is not paid as it should be");
    m_scene.check(lost.payout.isZero() && lost.balance == kGrant - kUnderdog,
                  "the lost bet is not lost");
}

void Evening::restart() {
    m_scene.server.kill();
    if (!m_scene.check(m_scene.server.start(), m_scene.server.failure().toStdString()))
        return;
    m_scene.until("all are back", [this] {
        return areAllOpen() && std::ranges::all_of(m_scene.players(), [](const auto& one) {
                   return one->sessionsOpened() == 2;
               });
    });
}

/// The match falls through: the bets come back, the players are put back and meet again.
void Evening::killedInCountdown() {
    restart();
    for (const Player* bettor : {m_first, m_second})
        m_scene.check(bettor->lastSessionState()->balance == kGrant, "a bet did not come back");
    m_scene.until("the players have played all the same", [this] {
        return e2e::hasResult(*m_fast) && e2e::hasResult(*m_slow) && !m_fast->standing().match &&
               !m_slow->standing().match;
    });
}

/// The game goes on, and so do the bets.
void Evening::killedInGame() {
    if (!m_scene.until("half is typed", [this] { return m_isHalfTyped; }))
        return;
    restart();
    m_scene.check(m_first->lastSessionState()->balance == kGrant - kFavourite &&
                      m_second->lastSessionState()->balance == kGrant - kUnderdog,
                  "a bet was lost or given back");
    m_first->send(SpectateJoin{m_match});
    checkPaid();
}

} // namespace

class TestSpectators : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void evening_data();
    void evening();

private:
    QStringList m_reports;
};

void TestSpectators::initTestCase() {
    std::vector<std::function<QString()>> scripts;
    for (const Kill kill : {Kill::Never, Kill::InCountdown, Kill::InGame})
        scripts.emplace_back([kill] { return Evening(kill).run(); });
    m_reports = e2e::runTogether(scripts);
}

void TestSpectators::evening_data() {
    QTest::addColumn<int>("index");
    QTest::newRow("undisturbed") << 0;
    QTest::newRow("killed in the countdown") << 1;
    QTest::newRow("killed in the game") << 2;
}

void TestSpectators::evening() {
    QFETCH(int, index);
    const QString& report = m_reports.at(index);
    QVERIFY2(report.isEmpty(), e2e::told(report).constData());
}

QTEST_GUILESS_MAIN(TestSpectators)
#include "tst_spectators.moc"
