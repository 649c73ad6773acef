#pragma once

#include "server/core/id_map.h"
#include "server/core/state.h"
#include "shared/vocabulary/expect.h"

#include <map>
#include <optional>
#include <variant>

namespace arcade::core {

/// What a deadline is about; each has at most one deadline at a time.
struct QueueDue {
    QueueKey queue;
    friend auto operator<=>(const QueueDue&, const QueueDue&) = default;
};
struct MatchDue {
    MatchId match;
    friend auto operator<=>(const MatchDue&, const MatchDue&) = default;
};
/// What is remembered of a player without a place.
struct MemoryDue {
    PlayerId player;
    friend auto operator<=>(const MemoryDue&, const MemoryDue&) = default;
};
/// The next batch for those who watch a match.
struct SpectatorsDue {
    MatchId match;
    friend auto operator<=>(const SpectatorsDue&, const SpectatorsDue&) = default;
};
/// Members of a crew are to be told how it is.
struct CrewDue {
    CrewId crew;
    friend auto operator<=>(const CrewDue&, const CrewDue&) = default;
};
/// Attacks on a territory may have waited for too long.
struct LandDue {
    std::string territory;
    friend auto operator<=>(const LandDue&, const LandDue&) = default;
};
using Subject = std::variant<QueueDue, MatchDue, MemoryDue, SpectatorsDue, CrewDue, LandDue>;

/// Deadlines in the order they come due; those of one instant in the order they were set.
class Schedule {
public:
    struct Due {
        Instant at{};
        Subject subject;
    };

    /// Sets or moves the subject's deadline. Setting the same instant again keeps its turn.
    void set(const Subject& subject, Instant at);
    /// Without a deadline, cancels.
    void set(const Subject& subject, std::optional<Instant> at);
    void cancel(const Subject& subject);

    std::optional<Instant> next() const;
    std::optional<Instant> deadlineOf(const Subject& subject) const;
    /// Takes the first deadline at or before `now`.
    std::optional<Due> takeDue(Instant now);

private:
    struct Turn {
        Instant at{};
        std::uint64_t sequence = 0;
        friend auto operator<=>(const Turn&, const Turn&) = default;
    };

    const Turn* turnOf(const Subject& subject) const;
    void setTurnOf(const Subject& subject, const Turn& turn);
    void forget(const Subject& subject);

    std::map<Turn, Subject> m_turns;
    /// The turn of each subject: of those there are thousands of, and that are set with every
    /// message, in tables.
    IdMap<MatchId, Turn> m_matches;
    IdMap<MatchId, Turn> m_views;
    std::map<Subject, Turn> m_others;
    std::uint64_t m_sequence = 0;
};

} // namespace arcade::core
