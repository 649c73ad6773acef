#include "tools/bench/queue_load.h"

#include "tools/bench/frame_text.h"

#include "shared/codec/envelope.h"
#include "shared/protocol/queue_messages.h"

#include <algorithm>

namespace arcade::bench {
namespace {

/// Nobody has such a rating, so nobody meets.
constexpr int kNobody = 9'000;

std::string enterFrame(int id) {
    QueueEnter enter{GameType::CodeDuel, StakeTier::Bronze, {}, {}, {}};
    enter.stakeTier = kStakeTiers[static_cast<std::size_t>(id) % kStakeTiers.size()];
    enter.preferences.emplace().minOpponentRating = kNobody;
    return codec::encode(ClientMessage(enter), std::to_string(id), Instant{});
}

} // namespace

QueueLoad::QueueLoad(player::Loop& loop, Swarm& swarm, int first, int count)
    : m_swarm(swarm)
    , m_first(first)
    , m_seats(static_cast<std::size_t>(count))
    , m_pacer(loop, [this](int, player::Time due) { operate(due); }) {}

void QueueLoad::fill(std::chrono::milliseconds over) {
    m_pacer.start(size() / std::chrono::duration<double>(over).count(), size());
}

void QueueLoad::operate(player::Time due) {
    for (int tried = 0; tried < size(); ++tried) {
        const int number = m_first + m_turn++ % size();
        Seat& seat = seatOf(number);
        Client& client = m_swarm.client(number);
        if (seat.pending != 0 || !client.isOpen())
            continue;
        seat.pending = ++m_lastId;
        seat.dueAt = due;
        client.say(seat.hasTicket ? codec::encode(ClientMessage(QueueLeave{}),
                                                  std::to_string(seat.pending), Instant{})
                                  : enterFrame(seat.pending));
        return;
    }
    ++m_figures.skipped;
}

void QueueLoad::heard(const Client& client, std::string_view frame, player::Time now) {
    Seat& seat = seatOf(client.number());
    const std::string_view id = idIn(frame);
    if (seat.pending == 0 || id.empty() || id != std::to_string(seat.pending))
        return;
    if (typeIn(frame) == ErrorReply::info.wireName) {
        ++m_figures.refused;
        seat.pending = 0;
        return;
    }
    answered(seat, now);
    seat.pending = 0;
    seat.hasTicket = !seat.hasTicket;
}

void QueueLoad::answered(Seat& seat, player::Time now) {
    (seat.hasTicket ? m_figures.leave : m_figures.enter).record(seat.dueAt, now);
}

int QueueLoad::tickets() const {
    return static_cast<int>(
        std::ranges::count_if(m_seats, [](const Seat& seat) { return seat.hasTicket; }));
}

void QueueLoad::close(player::Time now) {
    for (Seat& seat : m_seats) {
        if (seat.pending != 0 && now - seat.dueAt > kOverdue)
            answered(seat, now);
    }
}

} // namespace arcade::bench
