#pragma once

#include "tools/bench/client.h"
#include "tools/bench/histogram.h"
#include "tools/bench/pacer.h"
#include "tools/player/key_log.h"
#include "tools/player/random.h"

#include <deque>
#include <string>
#include <string_view>

namespace arcade::bench {

/// What all duellists of a process have seen. Times count from when a message was due.
struct DuelFigures {
    Histogram enter;
    /// From the later of both players' queue.enter to match.found at each.
    Histogram notice;
    /// From the later of both players' accept to the first match.countdown at each.
    Histogram countdown;
    /// From a typist's game.progress to the opponent's game.opponent_progress that shows it.
    Histogram relay;
    std::uint64_t progressSent = 0;
    int results = 0;
    int cancelled = 0;
    int refused = 0;
    /// The first refusal.
    std::string trouble;
};

/// A client who plays duel after duel: enters, accepts, types ten messages a second on time
/// whatever the server does, and enters again.
class Duellist {
public:
    /// Whoever knows the others.
    class Field {
    public:
        virtual Duellist* byAddress(std::string_view address) = 0;

    protected:
        ~Field() = default;
    };

    Duellist(player::Loop& loop, Client& client, Field& field, DuelFigures& figures,
             std::uint64_t seed);

    void enterAt(player::Time due);
    void heard(std::string_view frame, player::Time now);
    /// Starts nothing more.
    void stop();

    bool isPlaying() const { return m_isPlaying; }
    bool hasMatch() const { return !m_match.empty(); }
    /// What is overdue counts with the time it has waited.
    void close(player::Time now);

private:
    enum class Act { Enter, Accept, Type };
    struct Shown {
        std::int64_t progress = 0;
        std::int64_t accuracy = 0;
        player::Time dueAt{};
    };

    void act();
    void plan(Act act, player::Time due);
    void enter();
    void accept();
    void type();
    std::u32string keys();
    void found(std::string_view frame, player::Time now);
    void counts(std::string_view frame, player::Time now);
    void starts(player::Time now);
    void isShown(std::int64_t progress, std::int64_t accuracy, player::Time now);
    void over();

    Client& m_client;
    Field& m_field;
    DuelFigures& m_figures;
    player::Random m_random;
    player::Timer m_timer;
    Act m_act = Act::Enter;
    player::Time m_due{};
    bool m_isStopped = false;

    std::string m_entryId;
    int m_entries = 0;
    player::Time m_enteredAt{};
    /// Has not been put back since.
    bool m_isFirstPairing = false;
    player::Time m_acceptedAt{};
    Duellist* m_opponent = nullptr;
    std::string m_match;
    bool m_isPlaying = false;
    std::u32string m_sequence;
    player::Cursor m_cursor;
    /// Correct characters a message.
    double m_pace = 0;
    double m_credit = 0;
    std::deque<Shown> m_trail;
};

} // namespace arcade::bench
