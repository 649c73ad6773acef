#include "tests/e2e/scene.h"

#include "tests/e2e/http.h"
#include "tools/player/cross_check.h"

#include <QThread>

#include <algorithm>
#include <atomic>
#include <set>

namespace arcade::e2e {
namespace {

using namespace std::chrono_literals;

constexpr unsigned kScriptsAtOnce = 25;
constexpr std::size_t kTraceLines = 60;
constexpr qsizetype kLogBytes = 3000;
constexpr std::uint64_t kGrant = 10'000;

/// Servers come and go here, and proxies cut: the contract judges the rest as strictly as ever.
player::Expectations patient() {
    player::Expectations expectations;
    expectations.serverMayStop = true;
    expectations.replyWithin = 30s;
    expectations.settledWithin = 30s;
    expectations.pingWithin = 60s;
    return expectations;
}

std::string nameOf(player::Stage stage) {
    switch (stage) {
    case player::Stage::Idle: return "idle";
    case player::Stage::SigningIn: return "signing in";
    case player::Stage::SignedIn: return "signed in";
    case player::Stage::Connecting: return "connecting";
    case player::Stage::Open: return "open";
    case player::Stage::Waiting: return "waiting to reconnect";
    case player::Stage::Finished: return "finished";
    case player::Stage::Failed: return "failed";
    }
    return {};
}

} // namespace

QStringList quickSettings(const QStringList& further) {
    return QStringList{QStringLiteral("matching.anti_sniping_max_ms=0"),
                       QStringLiteral("match.countdown_s=3")} +
           further;
}

Scene::Scene(const QStringList& settings)
    : server(settings)
    , expectations(patient()) {}

Scene::~Scene() {
    m_players.clear();
}

player::Player& Scene::join(const player::Identity& identity, const player::Behaviour& behaviour,
                            quint16 port) {
    player::Endpoint endpoint = server.endpoint();
    if (port != 0)
        endpoint = player::Endpoint::resolve("http://127.0.0.1:" + std::to_string(port)).value();
    auto added = std::make_unique<player::Player>(m_loop, endpoint, identity, behaviour,
                                                  expectations, m_players.size() + 1,
                                                  static_cast<player::Observer*>(this));
    player::Player& player = *added;
    m_players.push_back(std::move(added));
    player.start();
    return player;
}

bool Scene::check(bool holds, const std::string& what) {
    if (!holds)
        m_failures << QString::fromStdString(what);
    return holds;
}

bool Scene::until(const std::string& what, const std::function<bool()>& holds) {
    return check(waitUntil(holds), "in vain waited until " + what);
}

void Scene::checkContracts() {
    player::CrossCheck crossCheck;
    for (const auto& one : m_players) {
        for (const player::Violation& violation : one->contract().violations())
            check(false, one->identity().callsign + " saw that " + violation.rule + ": " +
                             violation.frame);
        check(one->stage() != player::Stage::Failed,
              one->identity().callsign + " gave up: " + one->failure());
        for (const GameResult& result : one->results())
            crossCheck.add(result);
    }
    for (const std::string& fault : crossCheck.faults())
        check(false, "two players were told that " + fault);
}

void Scene::checkMoney() {
    const auto report = verifyLedger(server);
    if (check(report.ok(), report ? "" : report.error().message)) {
        for (const std::string& fault : report.value().faults)
            check(false, "the ledger: " + fault);
        check(report.value().sound, "the ledger is not sound");
    }
    Amount accounted;
    std::set<MatchId> burnt;
    for (const auto& one : m_players) {
        if (!check(one->standing().balance.has_value(),
                   "the balance of " + one->identity().callsign + " is not known"))
            return;
        accounted += *one->standing().balance;
        for (const GameResult& result : one->results()) {
            if (result.gameType == GameType::BountyHunt) {
                const Amount stake = Amount::data(stakeOf(result.stakeTier.value()));
                accounted += result.hunt && result.hunt->isTaken ? stake.scaled(1, 10) : Amount{};
                continue;
            }
            if (!result.winner.value || !burnt.insert(result.matchId).second)
                continue;
            const Amount pot = Amount::data(2 * stakeOf(result.stakeTier.value()));
            accounted += pot.scaled(1, 10);
        }
    }
    // What was bet less what was paid is the rake.
    Amount paid;
    for (const auto& one : m_players) {
        for (const SpectateResult& result : one->standing().betResults) {
            paid += result.payout;
            for (const BetOutcome& bet : result.bets)
                accounted += bet.amount;
        }
    }
    accounted -= paid;
    const Amount minted = Amount::data(kGrant * m_players.size());
    check(accounted == minted, "balances, stakes, burn and rake are " + accounted.toString() +
                                   " base units, but " + minted.toString() + " were minted");
}

QString Scene::report() const {
    if (m_failures.isEmpty())
        return {};
    QStringList lines = m_failures;
    for (const auto& [callsign, trace] : m_traces) {
        lines << QStringLiteral("-- ") + QString::fromStdString(callsign);
        const std::size_t first = trace.size() - std::min(trace.size(), kTraceLines);
        for (std::size_t index = first; index < trace.size(); ++index)
            lines << QString::fromStdString(trace[index]);
    }
    lines << QStringLiteral("-- the server") << QString::fromUtf8(server.log().right(kLogBytes));
    return lines.join(u'\n');
}

void Scene::note(const player::Player& player, const std::string& line) {
    const auto passed = std::chrono::duration_cast<Duration>(player::Clock::now() - m_begin);
    m_traces[player.identity().callsign].push_back(std::to_string(passed.count()) + " ms " + line);
}

void Scene::sent(player::Player& sender, const ClientMessage& message, std::string_view,
                 player::Time) {
    note(sender, "> " + std::string(infoOf(message).wireName));
    if (onSent)
        onSent(sender, message);
}

void Scene::received(player::Player& receiver, const codec::Decoded<ServerMessage>& decoded,
                     player::Time) {
    if (!decoded.message)
        return;
    const ServerMessage& message = decoded.message.value();
    note(receiver, "< " + std::string(infoOf(message).wireName));
    if (onReceived)
        onReceived(receiver, message);
}

void Scene::moved(player::Player& who, player::Stage) {
    note(who, "is " + nameOf(who.stage()));
}

player::Behaviour steady(double wpm) {
    player::Behaviour behaviour;
    behaviour.habits = {wpm, 0, 0};
    behaviour.leavesWhenDone = false;
    return behaviour;
}

player::Behaviour waitingToBeTold(double wpm) {
    player::Behaviour behaviour = steady(wpm);
    behaviour.plays = false;
    return behaviour;
}

bool hasResult(const player::Player& player) {
    return !player.results().empty();
}

QByteArray told(const QString& report) {
    if (!report.isEmpty())
        qWarning("%s", qPrintable(report));
    return report.section(u'\n', 0, 4).toUtf8();
}

QStringList runTogether(const std::vector<std::function<QString()>>& scripts) {
    QStringList reports(static_cast<qsizetype>(scripts.size()));
    std::vector<QString*> places;
    for (QString& report : reports)
        places.push_back(&report);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t index = next++; index < scripts.size(); index = next++)
            *places[index] = scripts[index]();
    };
    // Sockets and child processes want a thread of Qt's.
    std::vector<std::unique_ptr<QThread>> threads;
    for (unsigned number = 0; number < kScriptsAtOnce; ++number) {
        threads.emplace_back(QThread::create(work));
        threads.back()->start();
    }
    for (const auto& thread : threads)
        thread->wait();
    return reports;
}

} // namespace arcade::e2e
