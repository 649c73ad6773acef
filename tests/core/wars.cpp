#include "tests/core/wars.h"

#include <algorithm>
#include <cctype>

namespace arcade::core {
namespace {

std::string memberOf(const std::string& tag, int number) {
    const char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(tag.front())));
    return letter + std::to_string(number);
}

} // namespace

void Wars::found(const std::string& tag, int members) {
    const std::string leader = memberOf(tag, 1);
    for (int number = 1; number <= members; ++number) {
        const std::string name = memberOf(tag, number);
        act(name + " returns");
        if (number == 1)
            act(name + " founds Crew_" + tag + ' ' + tag);
        else
            act(name + " signs " + leader);
    }
    // What members are told of it comes at most once a second.
    passTo(nowMs() + 1'000);
    takeHeard();
    takeRecords();
}

void Wars::hold(const std::string& tag, int members) {
    found(tag, members);
    found("GREY", 3);
    const std::string letter(1, memberOf(tag, 1).front());
    act("g1 attacks ALPHA-1 150");
    act(letter + "1 attacks ALPHA-1 150");
    actAll("g", 1, 3, "enlists");
    actAll(letter, 1, 3, "enlists");
    passTo(nowMs() + 305'000);
    act(letter + "1 types 5");
    actAll("g", 1, 3, "abandons");
    actAll("g", 1, 3, "quits-crew");
    passTo(nowMs() + 2'000);
    takeHeard();
    takeRecords();
}

void Wars::besiege(int reds, int blues, int stake) {
    hold("RED", reds);
    found("BLUE", blues);
    act("b1 attacks ALPHA-1 " + std::to_string(stake));
}

void Wars::actAll(const std::string& letter, int from, int to, const std::string& what) {
    for (int number = from; number <= to; ++number)
        act(letter + std::to_string(number) + ' ' + what);
}

void Wars::enlist(int reds, int blues) {
    actAll("r", 1, reds, "enlists");
    actAll("b", 1, blues, "enlists");
}

void Wars::playToLocked(int reds, int blues) {
    act("r1 attacks ALPHA-1 150");
    act("b1 attacks ALPHA-1 150");
    enlist(reds, blues);
    passTo(nowMs() + 300'000);
    takeHeard();
    takeRecords();
}

void Wars::playToActive(int reds, int blues) {
    playToLocked(reds, blues);
    passTo(nowMs() + 5'000);
    takeHeard();
    takeRecords();
}

const Match* Wars::war(const std::string& territory) {
    for (const Match* match : core().matches()) {
        if (match->queue.gameType == GameType::ProxyWar && match->queue.subject == territory)
            return match;
    }
    return nullptr;
}

std::string Wars::ownerOf(const std::string& territory) {
    const Snapshot state = core().snapshot(now());
    for (const Holding& holding : state.holdings) {
        for (const Crew& crew : state.crews) {
            if (holding.territory == territory && holding.owner == crew.id)
                return crew.tag;
        }
    }
    return {};
}

std::vector<std::string> Wars::stakes() {
    std::vector<std::string> told;
    for (const Participant& one : war()->participants) {
        const std::string units = one.ticket.stake.toString();
        told.push_back(one.ticket.card.callsign + ' ' +
                       (units.size() > 18 ? units.substr(0, units.size() - 18) : "0"));
    }
    return told;
}

std::string Wars::tried(const std::string& what) {
    takeHeard();
    act(what);
    if (std::string broken = core().brokenInvariant(now()); !broken.empty())
        return broken;
    const std::vector<std::string> heard = takeHeard();
    const auto refused =
        std::ranges::find_if(heard, [](const auto& line) { return line.starts_with("! "); });
    return refused == heard.end() ? std::string{} : refused->substr(2);
}

} // namespace arcade::core
