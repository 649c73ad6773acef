#include "tools/duo/hunt_script.h"

#include "tools/bench/patience.h"
#include "tools/duo/child_process.h"

namespace arcade::duo {
namespace {

using namespace std::chrono_literals;

/// From the first who enters to the end of the registration, and some more.
constexpr std::chrono::seconds kGathering{90};
constexpr std::chrono::seconds kHunting{90};

QJsonObject gathered(int players) {
    return {{named("properties"), QJsonObject{{named("players"), players}}}};
}

} // namespace

HuntScript::HuntScript(Table& table, Journal& journal, const ScriptOptions& options)
    : m_journal(journal)
    , m_options(options)
    , m_table(table)
    , m_left(table.left())
    , m_right(table.right())
    , m_pair(m_left, m_right, journal, options.folder) {
    leaveWithParent(m_others);
}

HuntScript::~HuntScript() {
    if (m_others.state() != QProcess::NotRunning)
        endSoftly(m_others);
}

void HuntScript::play() {
    const bool isDone = comeIn() && enterLobby() && othersCome() && assigned() && hunt() &&
                        result() && othersAreWell() && wayBack();
    m_journal.note(isDone ? QStringLiteral("the script is at its end")
                          : QStringLiteral("the script was broken off"));
    if (!isDone)
        pictures(QStringLiteral("broken-off"));
}

bool HuntScript::comeIn() {
    return both([](Seat& seat) {
               return seat.sees(named("enterQueueButton"), {{named("enabled"), true}}) &&
                      seat.click(named("modeCard2")) && seat.click(named("tierSegment0"));
           }) &&
           pictures(named("play"));
}

bool HuntScript::enterLobby() {
    return m_left.click(named("enterQueueButton")) && m_left.sees(named("huntLobbyView")) &&
           m_right.press("Return") &&
           both([](Seat& seat) { return seat.sees(named("lobbySlots"), gathered(2)); }) &&
           pictures(named("lobby"));
}

bool HuntScript::othersCome() {
    m_journal.note(QStringLiteral("six others come"));
    m_others.start(m_options.bench,
                   {QStringLiteral("play"), QStringLiteral("--server"), m_table.server(),
                    QStringLiteral("--mode"), QStringLiteral("hunt"), QStringLiteral("--players"),
                    QString::number(kOthers), QStringLiteral("--wpm"), QStringLiteral("40"),
                    QStringLiteral("--matches"), QStringLiteral("1"), QStringLiteral("--length"),
                    QString::number(kHuntLasts.count())});
    return m_journal.check(m_others.waitForStarted(),
                           QStringLiteral("arcade-bench does not start")) &&
           both([](Seat& seat) { return seat.sees(named("lobbySlots"), gathered(kOthers + 2)); });
}

bool HuntScript::assigned() {
    const auto isThere = [](Seat& seat) { return seat.sees(named("huntView"), {}, kGathering); };
    return both(isThere) && both([this](Seat& seat) { return targetIsTold(seat); }) &&
           pictures(named("assigned"));
}

bool HuntScript::targetIsTold(Seat& seat) {
    const auto told = checks(seat).told<GameAssignment>("whom to hunt");
    return told &&
           m_journal.compare(seat.name() + QStringLiteral("'s target"),
                             seat.textOf(named("targetText")),
                             QString::fromStdString(told->target.callsign)) &&
           m_journal.compare(seat.name() + QStringLiteral("'s bounty"),
                             seat.textOf(named("bountyText")), amountText(told->bounty));
}

bool HuntScript::hunt() {
    const auto mayType = [](Seat& seat) {
        return seat.sees(named("arenaInput"), {{named("focused"), true}}) &&
               seat.sees(named("scoreStat"));
    };
    if (!both(mayType))
        return false;
    // Two texts of the first, and what the other comes to meanwhile.
    if (!m_pair.typeOneEach(m_options.wordsPerMinute) || !pictures(named("hunt")) ||
        !m_pair.typeOneEach(m_options.wordsPerMinute))
        return false;
    const auto log = checks(m_left).log();
    const auto state = log.last<GameState>();
    return m_journal.check(state && state->sequence.has_value(),
                           QStringLiteral("no text followed the first one")) &&
           pictures(named("second-text"));
}

bool HuntScript::result() {
    const auto isOver = [](Seat& seat) {
        return seat.sees(named("huntResultView"), {}, kHunting) &&
               seat.sees(named("copyHashButton"), {{named("enabled"), true}});
    };
    return both(isOver) && both([this](Seat& seat) { return resultIsTold(seat); }) &&
           pictures(named("result"));
}

bool HuntScript::resultIsTold(Seat& seat) {
    const auto told = checks(seat).told<GameResult>("how it ended");
    if (!told ||
        !m_journal.check(told->hunt.has_value(), QStringLiteral("a hunt without a report")))
        return false;
    const auto settled = checks(seat).told<MatchSettled>("what it paid");
    const auto shown = [&](const char* item, const QString& said) {
        return m_journal.compare(seat.name() + QStringLiteral("'s ") + named(item),
                                 seat.valueOf(named(item), named("value")), said);
    };
    const int score = told->yourStats.score;
    return m_journal.check(score > 0, seat.name() + QStringLiteral(" has no score")) &&
           m_journal.check(told->players.size() == kOthers + 2,
                           QStringLiteral("not all were in the round")) &&
           shown("scoreStat", QString::number(score)) &&
           shown("prizeStat", amountText(told->prize)) && settled &&
           shown("balanceStat", amountText(settled->balance)) &&
           shown("ratingStat", QString::number(told->rating));
}

bool HuntScript::othersAreWell() {
    bench::waitUntil([this] { return m_others.state() == QProcess::NotRunning; }, kSeatPatience);
    const bool isWell = m_others.exitStatus() == QProcess::NormalExit && m_others.exitCode() == 0 &&
                        m_others.state() == QProcess::NotRunning;
    return m_journal.check(isWell, QStringLiteral("the six others found fault: ") +
                                       QString::fromUtf8(m_others.readAllStandardOutput()) +
                                       QString::fromUtf8(m_others.readAllStandardError()));
}

bool HuntScript::wayBack() {
    return both([](Seat& seat) { return seat.press("Escape") && seat.sees(named("playPage")); }) &&
           m_left.press("ctrl+5") && m_left.sees(named("historyPage")) &&
           m_left.sees(named("historyRow0")) && m_right.press("ctrl+4") &&
           m_right.sees(named("ladderPage")) && m_right.click(named("ladderGame2")) &&
           m_right.sees(named("ladderList")) && pictures(named("history-and-ladder"));
}

} // namespace arcade::duo
