#include "tools/bench/audience.h"

#include "tools/bench/generator.h"

#include <algorithm>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kArrivalInterval = 2ms;
constexpr int kArrivingAtOnce = 64;

} // namespace

Audience::Audience(player::Loop& loop, const player::Endpoint& server, int watchers)
    : m_server(server)
    , m_begin(loop, [this] { arriveMore(); }) {
    const std::string suffix = drawSuffix();
    for (int index = 0; index < watchers; ++index)
        m_watchers.push_back(std::make_unique<Watcher>(
            loop, m_server, "w" + std::to_string(index) + '-' + suffix, m_figures));
}

void Audience::arrive() {
    arriveMore();
}

void Audience::arriveMore() {
    const auto arriving = std::count_if(
        m_watchers.begin(), m_watchers.begin() + static_cast<std::ptrdiff_t>(m_begun),
        [](const auto& watcher) { return watcher->stage() == Watcher::Stage::Arriving; });
    const std::size_t most = m_begun + static_cast<std::size_t>(kArrivingAtOnce - arriving);
    while (m_begun < std::min(most, m_watchers.size()))
        m_watchers[m_begun++]->arrive();
    if (m_begun < m_watchers.size())
        m_begin.start(kArrivalInterval);
}

bool Audience::hasArrived() const {
    return m_begun == m_watchers.size() && countOf(Watcher::Stage::Arriving) == 0;
}

int Audience::countOf(Watcher::Stage stage) const {
    return static_cast<int>(std::ranges::count_if(
        m_watchers, [stage](const auto& watcher) { return watcher->stage() == stage; }));
}

void Audience::watch(MatchId match) {
    for (const auto& watcher : m_watchers)
        watcher->watch(match);
}

} // namespace arcade::bench
