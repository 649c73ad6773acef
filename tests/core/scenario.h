#pragma once

#include "server/core/coordinator.h"

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace arcade::core {

/// A play in one line a step. Players are named by a word; time is pushed to the given millisecond
/// since the start.
///   ann enters [hunt] [bronze|silver|gold|diamond] [rating] [away] · ann leaves · ann shows · ann
///   accepts ann declines · ann abandons · ann drops · ann returns · ann types 20 · ann types rest
///   ann mistypes · operator cancels · operator kicks ann · operator drains · wait
///   cat watches ann · cat unwatches ann · cat bets 20 ann (the newest match of ann; in $DATA)
///   ann seeks chess|USDT|20 [away] · ann renews · ann joins [bob] · ann quits [bob] (the newest
///   match of bob) · referee reports ann|nobody [words]
///   stall 20000 (the server stands still for so many ms)
struct Line {
    int atMs = 0;
    std::string act;
    /// What everyone heard since the line before, in order: `ann: match.found bob`; a refusal is
    /// `! CODE`.
    std::vector<std::string> heard;
};

/// Fails the test function with what was heard instead.
#define PLAY(scenario, ...) QVERIFY2((scenario).play({__VA_ARGS__}), (scenario).fault.c_str())

/// The core with a clock that is pushed, and what its players heard.
class Scenario {
public:
    explicit Scenario(const Rules& rules = plainRules());

    /// No draw against sniping, and positions are not pushed.
    static Rules plainRules();

    /// Plays all lines; false, with `fault` saying where, when something else was heard or an
    /// invariant broke.
    bool play(std::initializer_list<Line> lines);
    std::string fault;

    /// ann and bob enter at 0, are matched, and accept at 10 and 20.
    void playToReady();
    /// The same; their game starts at 5020 and ends at 65020.
    void playToActive();
    /// So many hunters, named hunterName(0) on, enter the gold hunt now.
    void gather(int hunters);
    static std::string hunterName(int number);

    void passTo(int atMs);
    void act(const std::string& text);
    const Outcome& apply(const Command& command);
    Instant now() const { return m_now; }
    int nowMs() const;

    Coordinator& core() { return m_core; }
    /// Kill and restart from what was last recorded.
    Outcome restart(int atMs);

    static PlayerId player(const std::string& name);
    static std::string nameOf(PlayerId player);
    static Address address(const std::string& name);
    /// The newest match the player was told of.
    MatchId matchOf(const std::string& name) const;

    /// Everything heard since the last call.
    std::vector<std::string> takeHeard();
    /// Records since the last call, by type and player: `TicketSaved ann`, `MatchErased`.
    std::vector<std::string> takeRecords();
    /// The last message of this type any player got.
    template <class Message>
    Message last(const std::string& name) const {
        Message found{};
        for (const Notice& notice : m_notices) {
            const auto* message = std::get_if<Message>(&notice.message);
            if (message != nullptr && notice.to.front() == player(name))
                found = *message;
        }
        return found;
    }
    /// Everything a player was told so far, in order.
    std::vector<ServerMessage> messagesTo(const std::string& name) const;
    /// All records of this type.
    template <class One>
    std::vector<One> records() const {
        std::vector<One> found;
        for (const Record& record : m_records) {
            if (const auto* one = std::get_if<One>(&record))
                found.push_back(*one);
        }
        return found;
    }

private:
    void enter(const std::string& name, const std::vector<std::string>& words);
    void type(const std::string& name, const std::string& what);
    void seek(const std::string& name, const std::vector<std::string>& words);
    void report(const std::vector<std::string>& words);
    void attend(const std::string& name, const std::vector<std::string>& words);
    void stall(Duration outage);
    void rememberMatch(const std::string& name, const ServerMessage& message);
    void operate(const std::vector<std::string>& words);
    void hear(Outcome outcome);

    Rules m_rules;
    Coordinator m_core;
    Instant m_now;
    std::uint64_t m_tickets = 0;
    std::uint64_t m_bets = 0;
    MatchId m_lastMatch;
    std::map<std::string, MatchId> m_matches;
    Outcome m_outcome;
    std::vector<Notice> m_notices;
    std::vector<Record> m_records;
    std::size_t m_recordsTaken = 0;
    std::vector<std::string> m_heard;
};

} // namespace arcade::core
