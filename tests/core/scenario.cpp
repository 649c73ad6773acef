#include "tests/core/scenario.h"

#include "tests/core/retelling.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace arcade::core {
namespace {

const Instant kStart = instantFromMs(1'700'000'000'000);

std::vector<std::string> split(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string join(const std::vector<std::string>& lines) {
    std::string joined;
    for (const std::string& line : lines)
        joined += "\n    " + line;
    return joined;
}

} // namespace

Scenario::Scenario(const Rules& rules)
    : m_rules(rules)
    , m_core(rules)
    , m_now(kStart) {}

Rules Scenario::plainRules() {
    Rules rules;
    rules.antiSnipingMax = Duration{0};
    rules.nearInterval = Duration{100'000'000};
    rules.farInterval = Duration{100'000'000};
    rules.secret = {0x0123456789abcdef, 0xfedcba9876543210};
    return rules;
}

bool Scenario::play(std::initializer_list<Line> lines) {
    for (const Line& line : lines) {
        passTo(line.atMs);
        act(line.act);
        const std::vector<std::string> heard = takeHeard();
        const std::string broken = m_core.brokenInvariant(m_now);
        if (heard == line.heard && broken.empty())
            continue;
        fault += "\nat " + std::to_string(line.atMs) + " \"" + line.act + "\" " + broken +
                 "\n  heard:" + join(heard) + "\n  expected:" + join(line.heard);
    }
    return fault.empty();
}

void Scenario::playToReady() {
    for (const auto& [at, text] : std::initializer_list<std::pair<int, const char*>>{
             {0, "ann enters"}, {0, "bob enters"}, {10, "ann accepts"}, {20, "bob accepts"}}) {
        passTo(at);
        act(text);
    }
    takeHeard();
    takeRecords();
}

void Scenario::playToActive() {
    playToReady();
    passTo(5020);
    takeHeard();
    takeRecords();
}

void Scenario::gather(int hunters) {
    for (int number = 0; number < hunters; ++number)
        act(hunterName(number) + " enters hunt");
}

std::string Scenario::hunterName(int number) {
    return {static_cast<char>('a' + number / 10), static_cast<char>('0' + number % 10)};
}

void Scenario::passTo(int atMs) {
    m_now = std::max(m_now, kStart + Duration{atMs});
    hear(m_core.advance(m_now));
}

void Scenario::act(const std::string& act) {
    const std::vector<std::string> words = split(act);
    const std::string& who = words.front();
    if (who == "wait")
        return;
    if (who == "stall") {
        stall(Duration{std::stoi(words.at(1))});
        return;
    }
    if (who == "operator") {
        operate(words);
        return;
    }
    if (who == "referee") {
        report(words);
        return;
    }
    const PlayerId id = player(who);
    const MatchId match = matchOf(who);
    const std::string& verb = words.at(1);
    if (verb == "enters")
        enter(who, words);
    else if (verb == "leaves")
        apply(LeaveQueue{id});
    else if (verb == "shows")
        apply(ShowPrompt{id, match});
    else if (verb == "accepts")
        apply(Respond{id, match, ReadyResponse::Accept});
    else if (verb == "declines")
        apply(Respond{id, match, ReadyResponse::Decline});
    else if (verb == "abandons")
        apply(Abandon{id, match});
    else if (verb == "drops")
        apply(Disconnected{id});
    else if (verb == "returns")
        apply(Connected{id});
    else if (verb == "types")
        type(who, words.at(2));
    else if (verb == "mistypes")
        type(who, {});
    else if (verb == "seeks")
        seek(who, words);
    else if (verb == "renews")
        apply(RenewTicket{id});
    else if (verb == "joins")
        apply(JoinDirect{id, words.size() > 2 ? matchOf(words.at(2)) : match});
    else if (verb == "quits")
        apply(LeaveDirect{id, words.size() > 2 ? matchOf(words.at(2)) : match});
    else
        attend(who, words);
}

void Scenario::seek(const std::string& name, const std::vector<std::string>& words) {
    EnterQueue command;
    command.ticket = TicketId{7, ++m_tickets};
    command.queue = {GameType::Direct, std::nullopt, words.at(2)};
    command.player = player(name);
    command.card = PlayerCard{address(name), name, 0, 0, 0};
    command.connected = words.back() != "away";
    apply(command);
}

void Scenario::report(const std::vector<std::string>& words) {
    ReportResult command{m_lastMatch, words.at(2), {}};
    if (words.at(2) == "nobody")
        command.winner.reset();
    for (std::size_t index = 3; index < words.size(); ++index)
        command.reason += (index == 3 ? "" : " ") + words[index];
    apply(command);
}

void Scenario::enter(const std::string& name, const std::vector<std::string>& words) {
    EnterQueue command;
    command.ticket = TicketId{7, ++m_tickets};
    command.queue.tier = StakeTier::Gold;
    command.player = player(name);
    command.card = PlayerCard{address(name), name, 1200, 0, 0};
    for (std::size_t index = 2; index < words.size(); ++index) {
        if (const auto tier = parseWireText<StakeTier>(words[index]))
            command.queue.tier = tier;
        else if (words[index] == "hunt")
            command.queue.gameType = GameType::BountyHunt;
        else if (words[index] == "away")
            command.connected = false;
        else
            command.card.rating = std::stoi(words[index]);
    }
    command.stake = Amount::data(stakeOf(*command.queue.tier));
    apply(command);
}

void Scenario::type(const std::string& name, const std::string& what) {
    const MatchId id = matchOf(name);
    GameProgress progress;
    progress.matchId = id;
    progress.typed = "~";
    const Match* match = m_core.findMatch(id);
    if (match != nullptr && !what.empty() && m_core.view(player(name), m_now).match) {
        const SessionState state = m_core.view(player(name), m_now);
        progress.keysBefore = state.match->keysAccepted;
        const auto position = static_cast<std::size_t>(state.match->position.value_or(0));
        const std::size_t count = what == "rest" ? std::string::npos : std::stoul(what);
        progress.typed = state.match->codeSequence.value_or("").substr(position, count);
    }
    apply(Type{player(name), progress});
}

void Scenario::attend(const std::string& name, const std::vector<std::string>& words) {
    const PlayerId id = player(name);
    const std::string& verb = words.at(1);
    const std::string& whose = words.back();
    if (verb == "watches")
        apply(Watch{id, matchOf(whose)});
    else if (verb == "unwatches")
        apply(Unwatch{id, matchOf(whose)});
    else if (verb == "bets")
        apply(PlaceBet{BetId{8, ++m_bets}, id, address(name), matchOf(whose),
                       address(whose).toString(), Amount::data(std::stoull(words.at(2)))});
    else
        ARCADE_UNREACHABLE();
}

void Scenario::operate(const std::vector<std::string>& words) {
    if (words.at(1) == "cancels")
        apply(CancelMatch{m_lastMatch});
    else if (words.at(1) == "kicks")
        apply(Kick{player(words.at(2))});
    else if (words.at(1) == "drains")
        apply(Drain{});
    else
        ARCADE_UNREACHABLE();
}

void Scenario::stall(Duration outage) {
    m_now += outage;
    hear(m_core.resume(outage, m_now));
}

int Scenario::nowMs() const {
    return static_cast<int>((m_now - kStart).count());
}

const Outcome& Scenario::apply(const Command& command) {
    hear(m_core.apply(command, m_now));
    return m_outcome;
}

Outcome Scenario::restart(int atMs) {
    const Snapshot snapshot = m_core.snapshot(m_now);
    m_core = Coordinator{m_rules};
    m_now = kStart + Duration{atMs};
    Outcome outcome = m_core.restore(snapshot, m_now);
    hear(outcome);
    return outcome;
}

void Scenario::hear(Outcome outcome) {
    for (const Notice& notice : outcome.notices) {
        for (const PlayerId to : notice.to) {
            m_heard.push_back(nameOf(to) + ": " + retell(notice.message));
            m_notices.push_back({{to}, notice.message, notice.reply});
            rememberMatch(nameOf(to), notice.message);
        }
    }
    if (outcome.refusal) {
        const std::string_view code = wireText(outcome.refusal->code);
        m_heard.push_back("! " + std::string{code});
    }
    m_records.insert(m_records.end(), outcome.records.begin(), outcome.records.end());
    m_outcome = std::move(outcome);
}

void Scenario::rememberMatch(const std::string& name, const ServerMessage& message) {
    const auto* found = std::get_if<MatchFound>(&message);
    const auto* direct = std::get_if<DirectMatchFound>(&message);
    if (found == nullptr && direct == nullptr)
        return;
    m_lastMatch = found != nullptr ? found->matchId : direct->matchId;
    m_matches[name] = m_lastMatch;
}

PlayerId Scenario::player(const std::string& name) {
    std::uint64_t letters = 0;
    for (const char letter : name)
        letters = letters << 8U | static_cast<std::uint8_t>(letter);
    return PlayerId{1, letters};
}

std::string Scenario::nameOf(PlayerId player) {
    std::string name;
    for (std::uint64_t letters = player.low; letters != 0; letters >>= 8U)
        name.insert(name.begin(), static_cast<char>(letters & 0xFFU));
    return name;
}

Address Scenario::address(const std::string& name) {
    Address made;
    std::copy(name.begin(), name.end(), made.bytes.begin());
    return made;
}

MatchId Scenario::matchOf(const std::string& name) const {
    const auto found = m_matches.find(name);
    return found == m_matches.end() ? MatchId{9, 9} : found->second;
}

std::vector<ServerMessage> Scenario::messagesTo(const std::string& name) const {
    std::vector<ServerMessage> told;
    for (const Notice& notice : m_notices) {
        if (std::ranges::find(notice.to, player(name)) != notice.to.end())
            told.push_back(notice.message);
    }
    return told;
}

std::vector<std::string> Scenario::takeHeard() {
    return std::exchange(m_heard, {});
}

std::vector<std::string> Scenario::takeRecords() {
    std::vector<std::string> told;
    for (; m_recordsTaken < m_records.size(); ++m_recordsTaken)
        told.push_back(retell(m_records[m_recordsTaken]));
    return told;
}

} // namespace arcade::core
