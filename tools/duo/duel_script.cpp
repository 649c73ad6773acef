#include "tools/duo/duel_script.h"

#include "tools/duo/rivals.h"

namespace arcade::duo {
DuelScript::DuelScript(Table& table, Journal& journal, const ScriptOptions& options)
    : m_journal(journal)
    , m_options(options)
    , m_left(table.left())
    , m_right(table.right())
    , m_pair(m_left, m_right, journal, options.folder)
    , m_watcher(*table.watcher(), journal, options.folder) {}

void DuelScript::play() {
    const bool isDone = signIn() && lookAround() && enterQueues() && acceptMatch() && race() &&
                        result() && wayBack();
    m_journal.note(isDone ? QStringLiteral("the script is at its end")
                          : QStringLiteral("the script was broken off"));
    if (!isDone)
        pictures(QStringLiteral("broken-off"));
}

bool DuelScript::signIn() {
    return both([](Seat& seat) { return seat.sees(named("callsignField")); }) &&
           pictures(named("callsign")) && both([this](Seat& seat) { return signInBy(seat); }) &&
           both([this](Seat& seat) { return checks(seat).topBar(); }) &&
           signInBy(m_watcher.seat()) && m_watcher.comeIn();
}

bool DuelScript::signInBy(Seat& seat) {
    return seat.click(named("callsignField")) && seat.press("ctrl+a") && seat.type(seat.name()) &&
           seat.press("Return") && seat.sees(named("enterQueueButton"), {{named("enabled"), true}});
}

bool DuelScript::lookAround() {
    return both([](Seat& seat) { return seat.click(named("railLadder")); }) &&
           both([](Seat& seat) { return seat.sees(named("ladderPage")); }) &&
           pictures(named("ladder")) && both([](Seat& seat) { return seat.press("ctrl+5"); }) &&
           both([](Seat& seat) { return seat.sees(named("historyPage")); }) &&
           pictures(named("history")) && both([](Seat& seat) { return seat.press("ctrl+6"); }) &&
           both([](Seat& seat) { return seat.sees(named("settingsPage")); }) &&
           pictures(named("settings")) && both([](Seat& seat) { return seat.press("ctrl+1"); }) &&
           both([](Seat& seat) { return seat.sees(named("playPage")); });
}

bool DuelScript::enterQueues() {
    return both([](Seat& seat) { return seat.click(named("tierSegment1")); }) &&
           pictures(named("play")) && m_left.click(named("enterQueueButton")) &&
           m_left.sees(named("searchingView")) && checks(m_left).search() &&
           pictures(named("searching")) && m_right.press("Return");
}

bool DuelScript::acceptMatch() {
    return both([](Seat& seat) { return seat.sees(named("acceptButton")); }) &&
           both([this](Seat& seat) { return checks(seat).prompt(rivalOf(seat)); }) &&
           pictures(named("match-found")) && m_left.press("Return") &&
           m_left.sees(named("acceptButton"),
                       {{named("visible"), true}, {named("enabled"), false}}) &&
           pictures(named("accepted")) && m_right.click(named("acceptButton")) &&
           both([](Seat& seat) { return seat.sees(named("countdownView")); }) &&
           both([this](Seat& seat) { return checks(seat).countdown(); }) &&
           pictures(named("countdown")) && m_watcher.bet();
}

bool DuelScript::race() {
    if (!both([](Seat& seat) {
            return seat.sees(named("arenaInput"), {{named("focused"), true}});
        }))
        return false;
    const auto countdown = checks(m_left).told<MatchCountdown>("the text");
    const QString text = countdown ? QString::fromStdString(countdown->codeSequence) : QString();
    m_journal.note(QStringLiteral("both type: ") + text);
    Rivals rivals(m_left, m_right, text, m_options.wordsPerMinute);
    const QString wrongHere = named("errorText");
    const bool isHalfWay =
        rivals.typeUntil(5) && m_left.sees(wrongHere) &&
        m_journal.check(!m_left.textOf(wrongHere).isEmpty(),
                        QStringLiteral("a wrong character is not told in words")) &&
        pictures(named("arena-wrong-character")) && rivals.typeUntil(rivals.strokeCount() / 2) &&
        both([this](Seat& seat) { return checks(seat).arena(); }) && pictures(named("arena")) &&
        m_watcher.follow();
    return isHalfWay && rivals.typeUntil(rivals.strokeCount());
}

bool DuelScript::result() {
    return both([](Seat& seat) { return seat.sees(named("resultView")); }) &&
           both([this](Seat& seat) { return checks(seat).result(rivalOf(seat)); }) &&
           both([this](Seat& seat) { return checks(seat).topBar(); }) &&
           pictures(named("result")) && m_watcher.seeTheEnd() &&
           both([](Seat& seat) { return seat.click(named("copyHashButton")); });
}

bool DuelScript::wayBack() {
    return m_left.press("Return") && m_left.sees(named("searchingView")) &&
           m_right.click(named("backButton")) && m_right.sees(named("playPage")) &&
           pictures(named("play-again-and-back")) && m_left.press("Escape") &&
           m_left.sees(named("playPage")) && m_left.press("ctrl+5") &&
           m_left.sees(named("historyPage")) && m_right.press("ctrl+4") &&
           m_right.sees(named("ladderPage")) && pictures(named("history-and-ladder"));
}

} // namespace arcade::duo
