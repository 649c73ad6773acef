#include "server/core/ring.h"

#include "server/core/match.h"
#include "server/core/views.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <numeric>

namespace arcade::core {
namespace {

PlayerId targetAmong(const std::vector<Participant>& participants, PlayerId hunter) {
    const auto found =
        std::find_if(participants.begin(), participants.end(),
                     [&](const Participant& one) { return one.ticket.player == hunter; });
    ARCADE_EXPECT(found != participants.end() && found->target.has_value());
    return *found->target;
}

} // namespace

void drawRing(const Random& random, Match& match) {
    std::vector<std::size_t> order(match.participants.size());
    ARCADE_EXPECT(order.size() >= 2);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t last = order.size() - 1; last > 0; --last)
        std::swap(order[last], order[random.drawBelow(last + 1, match.id, Purpose::Ring, last)]);
    for (std::size_t index = 0; index < order.size(); ++index) {
        const std::size_t next = order[(index + 1) % order.size()];
        match.participants[order[index]].target = match.participants[next].ticket.player;
    }
}

void tellTargets(Step& step, const Match& match) {
    for (const Participant& hunter : match.participants)
        step.tell(hunter.ticket.player, gameAssignment(match, hunter));
}

void closeRing(Step& step, Match& match, const std::vector<Participant>& before) {
    for (Participant& hunter : match.participants) {
        if (findParticipant(match, *hunter.target))
            continue;
        while (!findParticipant(match, *hunter.target))
            hunter.target = targetAmong(before, *hunter.target);
        step.tell(hunter.ticket.player, gameAssignment(match, hunter));
    }
}

bool isRing(const Match& match) {
    const PlayerId first = match.participants.front().ticket.player;
    PlayerId at = first;
    for (std::size_t steps = 1; steps <= match.participants.size(); ++steps) {
        const auto index = findParticipant(match, at);
        if (!index || !match.participants[*index].target)
            return false;
        at = *match.participants[*index].target;
        if (at == first)
            return steps == match.participants.size();
    }
    return false;
}

} // namespace arcade::core
