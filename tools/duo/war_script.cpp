#include "tools/duo/war_script.h"

#include "tools/bench/patience.h"
#include "tools/duo/child_process.h"

namespace arcade::duo {
namespace {

using namespace std::chrono_literals;

/// Until the roster is locked and the countdown is over, and some more.
constexpr std::chrono::seconds kMustering = WarScript::kMusterLasts + 30s;
constexpr std::chrono::seconds kFighting = WarScript::kWarLasts + 30s;

QJsonObject valued(const QString& value) {
    return {{named("properties"), QJsonObject{{named("value"), value}}}};
}

QJsonObject enabled() {
    return {{named("enabled"), true}};
}

} // namespace

WarScript::WarScript(Table& table, Journal& journal, const ScriptOptions& options)
    : m_journal(journal)
    , m_options(options)
    , m_table(table)
    , m_left(table.left())
    , m_right(table.right())
    , m_pair(m_left, m_right, journal, options.folder) {
    leaveWithParent(m_mate);
    leaveWithParent(m_rivals);
}

WarScript::~WarScript() {
    for (QProcess* players : {&m_mate, &m_rivals}) {
        if (players->state() != QProcess::NotRunning)
            endSoftly(*players);
    }
}

void WarScript::play() {
    const bool isDone = comeIn() && foundCrew() && joinCrew() && othersCome() && attack() &&
                        muster() && war() && result() && othersAreWell() && wayBack();
    m_journal.note(isDone ? QStringLiteral("the script is at its end")
                          : QStringLiteral("the script was broken off"));
    if (!isDone)
        pictures(QStringLiteral("broken-off"));
}

bool WarScript::comeIn() {
    return both([](Seat& seat) {
               return seat.sees(named("enterQueueButton"), enabled()) &&
                      seat.click(named("modeCard1"));
           }) &&
           pictures(named("play")) &&
           both([](Seat& seat) { return seat.press("Return") && seat.sees(named("crewDoor")); }) &&
           pictures(named("crew-door"));
}

bool WarScript::foundCrew() {
    return m_left.click(named("crewNameField")) && m_left.type(named("Night Shift")) &&
           m_left.press("Tab") && m_left.type(named("NSH")) &&
           m_left.click(named("foundCrewButton")) && m_left.sees(named("crewView"));
}

bool WarScript::joinCrew() {
    const auto told = checks(m_left).told<CrewState>("of the crew");
    if (!told || !m_journal.check(told->invite.has_value(), named("the founder has no invite")))
        return false;
    const QString invite = QString::fromStdString(*told->invite);
    return m_journal.compare(named("the invite"),
                             m_left.valueOf(named("inviteStat"), named("value")), invite) &&
           m_right.click(named("inviteField")) && m_right.type(invite) && m_right.press("Return") &&
           m_right.sees(named("crewView")) &&
           start(m_mate, {named("--invite"), invite, named("--wpm"), named("60")}) &&
           both([](Seat& seat) {
               return seat.sees(named("onlineStat"), valued(QString::number(kCrew)));
           }) &&
           pictures(named("crew"));
}

bool WarScript::othersCome() {
    return start(m_rivals,
                 {named("--players"), QString::number(kCrew), named("--wpm"), named("20")}) &&
           both([](Seat& seat) {
               return seat.click(named("toMapButton")) && seat.sees(named("attackButton"));
           }) &&
           m_left.seesText(named("situationText"), named("waits")) && pictures(named("map"));
}

/// The others wait at the first territory, which is selected at first.
bool WarScript::attack() {
    return m_left.click(named("territory0")) && m_left.sees(named("attackButton"), enabled()) &&
           m_left.press("Return") && m_left.sees(named("mapMusterButton")) &&
           m_right.sees(named("mapMusterButton")) && pictures(named("called"));
}

bool WarScript::muster() {
    return m_left.click(named("mapMusterButton")) && m_right.press("ctrl+3") &&
           m_right.click(named("showMusterButton")) && both([](Seat& seat) {
               return seat.sees(named("joinRosterButton"), enabled()) && seat.press("Return") &&
                      seat.sees(named("leaveRosterButton"));
           }) &&
           both([this](Seat& seat) { return rosterIsTold(seat); }) && pictures(named("muster"));
}

bool WarScript::rosterIsTold(Seat& seat) {
    const auto told = checks(seat).told<MatchFound>("of the war");
    return told && told->war && seat.seesText(named("joinedText"), QString::number(kCrew)) &&
           m_journal.compare(seat.name() + QStringLiteral("'s hold"),
                             seat.valueOf(named("holdStat"), named("value")),
                             amountText(told->wager));
}

bool WarScript::war() {
    const auto isThere = [](Seat& seat) { return seat.sees(named("warView"), {}, kMustering); };
    const auto mayType = [](Seat& seat) {
        return seat.sees(named("ownCrewLane")) &&
               seat.sees(named("arenaInput"), {{named("focused"), true}});
    };
    return both(isThere) && pictures(named("locked")) && both(mayType) &&
           m_pair.typeOneEach(m_options.wordsPerMinute) && pictures(named("war")) &&
           m_pair.typeOneEach(m_options.wordsPerMinute) && pictures(named("second-text"));
}

bool WarScript::result() {
    const auto isOver = [](Seat& seat) {
        return seat.sees(named("warResultView"), {}, kFighting) &&
               seat.sees(named("copyHashButton"), enabled());
    };
    return both(isOver) && both([this](Seat& seat) { return resultIsTold(seat); }) &&
           pictures(named("result"));
}

bool WarScript::resultIsTold(Seat& seat) {
    const auto told = checks(seat).told<GameResult>("how it ended");
    if (!told || !m_journal.check(told->war.has_value(), named("a war without a report")))
        return false;
    const auto settled = checks(seat).told<MatchSettled>("what it paid");
    const auto shown = [&](const char* item, const QString& said) {
        return m_journal.compare(seat.name() + QStringLiteral("'s ") + named(item),
                                 seat.valueOf(named(item), named("value")), said);
    };
    return m_journal.check(told->yourStats.score > 0, seat.name() + named(" has no score")) &&
           m_journal.check(told->players.size() == 2 * kCrew, named("not all have fought")) &&
           m_journal.check(told->winner.value.has_value(), named("nobody has won")) &&
           shown("prizeStat", amountText(told->prize)) && settled &&
           shown("balanceStat", amountText(settled->balance)) &&
           shown("ratingStat", QString::number(told->rating));
}

bool WarScript::othersAreWell() {
    return isWell(m_mate) && isWell(m_rivals);
}

bool WarScript::wayBack() {
    const auto told = checks(m_left).told<GameResult>("how it ended");
    QString owner;
    for (const WarSide& side : told->war->sides) {
        if (side.crewId == told->winner.value)
            owner = QString::fromStdString(side.name);
    }
    return m_left.press("Return") && m_left.sees(named("mapPage")) &&
           m_left.seesText(named("landOwner"), owner) && m_right.press("Escape") &&
           m_right.sees(named("playPage")) && m_right.press("ctrl+5") &&
           m_right.sees(named("historyRow0")) && pictures(named("map-and-history"));
}

bool WarScript::start(QProcess& players, const QStringList& more) {
    players.start(m_options.bench,
                  QStringList{named("play"), named("--server"), m_table.server(), named("--mode"),
                              named("war"), named("--matches"), named("1"), named("--length"),
                              QString::number(kWarLasts.count())} +
                      more);
    return m_journal.check(players.waitForStarted(), named("arcade-bench does not start"));
}

bool WarScript::isWell(QProcess& players) {
    bench::waitUntil([&] { return players.state() == QProcess::NotRunning; }, kSeatPatience);
    const bool isDone = players.exitStatus() == QProcess::NormalExit && players.exitCode() == 0 &&
                        players.state() == QProcess::NotRunning;
    return m_journal.check(isDone, named("those without a window found fault: ") +
                                       QString::fromUtf8(players.readAllStandardOutput()) +
                                       QString::fromUtf8(players.readAllStandardError()));
}

} // namespace arcade::duo
