#include "tools/bench/audience.h"

#include "tools/bench/frame_text.h"

#include "shared/codec/envelope.h"

#include <algorithm>

namespace arcade::bench {
namespace {

std::int64_t wallMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

Audience::Audience(player::Loop& loop, const player::Endpoint& server, int watchers)
    : m_swarm(loop, server, {watchers, Dialect::Arcade, "w"}) {
    m_swarm.setHearer(
        [this](const Client&, std::string_view frame, player::Time) { heard(frame); });
}

void Audience::heard(std::string_view frame) {
    const std::string_view type = typeIn(frame);
    if (type == SpectateUpdate::info.wireName) {
        const std::int64_t sent = wholeAfter(frame, R"("ts":)");
        const auto age = static_cast<int>(wallMs() - sent);
        ++m_figures.updates;
        ++m_figures.ages[age];
        auto& spread = m_figures.spreads[sent];
        ++spread.receivers;
        spread.age = std::max(spread.age, age);
    } else if (type == SpectateJoined::info.wireName) {
        ++m_figures.watching;
    } else if (type == SpectateResult::info.wireName) {
        ++m_figures.results;
    } else if (type == ErrorReply::info.wireName && m_figures.trouble.empty()) {
        m_figures.trouble = frame;
    }
}

void Audience::watch(MatchId match) {
    const std::string frame = codec::encode(ClientMessage(SpectateJoin{match}), "watch", Instant{});
    for (int number = 0; number < m_swarm.size(); ++number) {
        if (m_swarm.client(number).isOpen())
            m_swarm.client(number).say(frame);
    }
}

const WatcherFigures& Audience::figures() {
    if (m_figures.trouble.empty())
        m_figures.trouble = m_swarm.trouble();
    return m_figures;
}

} // namespace arcade::bench
