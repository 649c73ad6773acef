#include "tools/arcadectl/report.h"

#include "shared/codec/record_json.h"
#include "shared/protocol/admin_messages.h"
#include "shared/protocol/http_common.h"
#include "tools/arcadectl/table.h"

namespace arcade::arcadectl {
namespace {

std::string twoDigits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string waitText(const Nullable<std::chrono::seconds>& wait) {
    return wait.value ? spoken(*wait.value) : "-";
}

std::string print(const AdminStatus& status) {
    constexpr std::int64_t mebibyte = 1024 * 1024;
    Table table;
    table.add({"name", status.name});
    table.add({"version", status.version});
    table.add({"up", spoken(status.uptime)});
    table.add({"state", status.draining ? "draining" : "open"});
    table.add({"players online", std::to_string(status.playersOnline)});
    table.add({"tickets", std::to_string(status.tickets)});
    table.add({"matches", std::to_string(status.matches)});
    table.add({"commits pending", std::to_string(status.commitsPending)});
    table.add({"memory", std::to_string(status.residentBytes / mebibyte) + " MiB"});
    table.add({"descriptors", std::to_string(status.openDescriptors) + " of " +
                                  std::to_string(status.maxDescriptors)});
    return table.text();
}

std::string print(const AdminQueues& queues) {
    if (queues.queues.empty())
        return "Nobody waits.\n";
    Table table({"QUEUE", "TICKETS", "SUSPENDED", "LONGEST WAIT", "USUAL WAIT"});
    for (const AdminQueue& queue : queues.queues)
        table.add({queue.queue, std::to_string(queue.tickets), std::to_string(queue.suspended),
                   spoken(queue.longestWait), waitText(queue.usualWait)});
    return table.text();
}

std::string playersText(const AdminMatch& match) {
    std::string text;
    for (const AdminPlayer& player : match.players) {
        text.append(text.empty() ? "" : ", ").append(player.callsign);
        text.append(player.connected ? "" : " (away)");
    }
    return text;
}

std::string print(const AdminMatches& matches) {
    if (matches.matches.empty())
        return "No match is under way.\n";
    Table table({"MATCH", "QUEUE", "PHASE", "LEFT", "PLAYERS"});
    for (const AdminMatch& match : matches.matches)
        table.add({match.matchId.toString(), match.queue, std::string(wireText(match.phase)),
                   spoken(match.timeLeft), playersText(match)});
    std::string text = table.text();
    const auto shown = static_cast<int>(matches.matches.size());
    if (shown < matches.total)
        text.append("and " + std::to_string(matches.total - shown) + " more\n");
    return text;
}

std::string print(const DrainReply& reply) {
    if (reply.matches == 0)
        return "Draining: no match is under way.\n";
    return "Draining: " + std::to_string(reply.matches) + " matches may go on for up to " +
           spoken(reply.limit) + ".\n";
}

std::string print(const CancelReply& reply) {
    return "Cancelled " + reply.matchId.toString() + ".\n";
}

std::string print(const KickReply& reply) {
    return "Kicked " + reply.address.toString() + ".\n";
}

std::string print(const LedgerReport& report) {
    std::string text = report.sound ? "The ledger is sound: " : "The ledger is NOT sound: ";
    text.append(std::to_string(report.transactions) + " transactions, ");
    text.append(std::to_string(report.accounts) + " accounts.\n");
    Table faults;
    for (const std::string& fault : report.faults)
        faults.add({"  " + fault});
    return text + faults.text();
}

int exitCodeOf(const LedgerReport& report) {
    return report.sound ? 0 : kExitRefused;
}

template <class Reply>
int exitCodeOf(const Reply&) {
    return 0;
}

template <class Reply>
Report reportAs(const Options& options, const Answer& answer) {
    const Result<Reply> reply = codec::fromJson<Reply>(answer.body);
    if (!reply)
        return {{}, "The answer is not understood: " + reply.error().message + "\n", kExitRefused};
    return {options.wantsJson ? answer.body + "\n" : print(reply.value()),
            {},
            exitCodeOf(reply.value())};
}

Report refusal(const Options& options, const Answer& answer) {
    const Result<ErrorBody> body = codec::fromJson<ErrorBody>(answer.body);
    std::string text = "Refused (" + std::to_string(answer.status) + ")";
    if (body)
        text.append(": ").append(body.value().error.message);
    Table harmless;
    harmless.add({text});
    const bool passOn = options.wantsJson && body.ok();
    return {passOn ? answer.body + "\n" : std::string{}, harmless.text(), kExitRefused};
}

} // namespace

std::string spoken(Duration duration) {
    const std::int64_t seconds = duration.count() / 1000;
    if (duration.count() < 1000)
        return std::to_string(duration.count()) + " ms";
    if (seconds < 60)
        return std::to_string(seconds) + " s";
    if (seconds < 3600)
        return std::to_string(seconds / 60) + " min " + twoDigits(seconds % 60) + " s";
    return std::to_string(seconds / 3600) + " h " + twoDigits(seconds / 60 % 60) + " min";
}

Report reportOf(const Options& options, const Answer& answer) {
    if (!answer.isReached())
        return {{},
                "Cannot reach " + options.server.toString().toStdString() + ": " + answer.fault +
                    "\n",
                kExitUnreachable};
    if (!answer.isDone())
        return refusal(options, answer);
    switch (options.verb) {
    case Verb::Status: return reportAs<AdminStatus>(options, answer);
    case Verb::Queues: return reportAs<AdminQueues>(options, answer);
    case Verb::Matches: return reportAs<AdminMatches>(options, answer);
    case Verb::Drain: return reportAs<DrainReply>(options, answer);
    case Verb::Cancel: return reportAs<CancelReply>(options, answer);
    case Verb::Kick: return reportAs<KickReply>(options, answer);
    case Verb::VerifyLedger: return reportAs<LedgerReport>(options, answer);
    }
    ARCADE_UNREACHABLE();
}

} // namespace arcade::arcadectl
