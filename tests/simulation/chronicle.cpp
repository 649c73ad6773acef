#include "tests/simulation/chronicle.h"

#include "shared/codec/record_json.h"
#include "shared/vocabulary/overloaded.h"

#include <cstdio>

namespace arcade::simulation {
namespace {

constexpr std::size_t kKept = 60;

std::string playerText(PlayerId player) {
    return "player " + std::to_string(player.low);
}

} // namespace

std::string describe(const core::Command& command) {
    using namespace core;
    const auto about = [](const char* name, PlayerId player, MatchId match) {
        return std::string{name} + ' ' + playerText(player) + " match " + match.toString();
    };
    return std::visit(
        Overloaded{
            [](const EnterQueue& one) {
                return "EnterQueue " + playerText(one.player) + ' ' + one.queue.partition() +
                       " ticket " + one.ticket.toString() + " rating " +
                       std::to_string(one.card.rating) + ' ' + codec::toJson(one.preferences) +
                       (one.connected ? "" : " away");
            },
            [](const LeaveQueue& one) { return "LeaveQueue " + playerText(one.player); },
            [](const Connected& one) { return "Connected " + playerText(one.player); },
            [](const Disconnected& one) { return "Disconnected " + playerText(one.player); },
            [&](const ShowPrompt& one) { return about("ShowPrompt", one.player, one.match); },
            [&](const Respond& one) {
                return about("Respond", one.player, one.match) + ' ' +
                       std::string{wireText(one.response)};
            },
            [&](const Abandon& one) { return about("Abandon", one.player, one.match); },
            [](const Type& one) {
                return "Type " + playerText(one.player) + ' ' + codec::toJson(one.progress);
            },
            [&](const Watch& one) { return about("Watch", one.player, one.match); },
            [&](const Unwatch& one) { return about("Unwatch", one.player, one.match); },
            [&](const PlaceBet& one) {
                return about("PlaceBet", one.player, one.match) + " bet " + one.bet.toString() +
                       ' ' + one.amount.toString() + " on " + one.onSide;
            },
            [](const RenewTicket& one) { return "RenewTicket " + playerText(one.player); },
            [&](const JoinDirect& one) { return about("JoinDirect", one.player, one.match); },
            [&](const LeaveDirect& one) { return about("LeaveDirect", one.player, one.match); },
            [](const ReportResult& one) {
                return "ReportResult " + one.match.toString() + " winner " +
                       one.winner.value_or("none");
            },
            [](const CancelMatch& one) { return "CancelMatch " + one.match.toString(); },
            [](const Kick& one) { return "Kick " + playerText(one.player); },
            [](const Drain&) { return std::string{"Drain"}; },
            // Worlds of crews tell their own story.
            [](const auto& one) { return "a crew's command of " + playerText(one.player); },
        },
        command);
}

void Chronicle::note(int step, Instant at, core::Command command) {
    add({step, at, std::move(command)});
}

void Chronicle::note(int step, Instant at, std::string event) {
    add({step, at, std::move(event)});
}

void Chronicle::add(Entry entry) {
    if (m_verbose)
        std::printf("%s\n", line(entry).c_str());
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > kKept)
        m_entries.pop_front();
}

std::string Chronicle::line(const Entry& entry) {
    std::string text =
        "  step " + std::to_string(entry.step) + " at " + std::to_string(toMs(entry.at)) + " ms: ";
    if (const auto* command = std::get_if<core::Command>(&entry.what))
        return text + describe(*command);
    return text + std::get<std::string>(entry.what);
}

std::string Chronicle::text() const {
    std::string text;
    for (const Entry& entry : m_entries)
        text += line(entry) + '\n';
    return text;
}

} // namespace arcade::simulation
