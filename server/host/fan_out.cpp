#include "server/host/fan_out.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace arcade::host {
namespace {

/// Receivers a turn: a fraction of a millisecond.
constexpr std::size_t kSlice = 16;

const SpectateUpdate* updateIn(const Broadcast& broadcast) {
    return std::get_if<SpectateUpdate>(&broadcast.outgoing->message);
}

} // namespace

bool isForWatchers(const ServerMessage& message) {
    return std::holds_alternative<SpectateUpdate>(message) ||
           std::holds_alternative<SpectateResult>(message);
}

FanOut::FanOut(Send send, Announce announce, telemetry::Histogram time,
               telemetry::Histogram sliceTime)
    : m_send(std::move(send))
    , m_announce(std::move(announce))
    , m_time(time)
    , m_sliceTime(sliceTime) {
    connect(&m_timer, &QTimer::timeout, this, &FanOut::turn);
}

void FanOut::add(Broadcast broadcast) {
    if (broadcast.to.empty())
        return;
    const auto* result = std::get_if<SpectateResult>(&broadcast.outgoing->message);
    const bool isPersonal = result != nullptr && !result->bets.empty();
    if (isPersonal) {
        for (const PlayerId player : broadcast.to)
            m_personal[player].push_back(broadcast.outgoing);
    }
    Job job{++m_number, std::move(broadcast), isPersonal ? Kind::Personal : Kind::Shared,
            Clock::now(), 0};
    replace(job);
    m_jobs.push_back(std::move(job));
    if (const SpectateUpdate* update = updateIn(m_jobs.back().broadcast))
        m_updates[update->matchId] = std::prev(m_jobs.end());
    if (!m_timer.isActive())
        m_timer.start(std::chrono::milliseconds{0});
}

/// Whoever the older one has not reached yet is first served by the newer.
void FanOut::replace(Job& job) {
    const SpectateUpdate* update = updateIn(job.broadcast);
    const auto older = update != nullptr ? m_updates.find(update->matchId) : m_updates.end();
    if (older == m_updates.end())
        return;
    const Job& replaced = *older->second;
    std::vector<PlayerId>& to = job.broadcast.to;
    const auto first = std::find(to.begin(), to.end(), replaced.broadcast.to[replaced.next]);
    if (first != to.end())
        std::rotate(to.begin(), first, to.end());
    m_jobs.erase(older->second);
    m_updates.erase(older);
}

void FanOut::turn() {
    const auto start = Clock::now();
    announceSlice();
    for (std::size_t served = 0; served < kSlice && !m_jobs.empty(); ++served) {
        const auto job = m_jobs.begin();
        const PlayerId player = job->broadcast.to[job->next++];
        // Whoever is told may add and flush.
        const Job current{job->number, {job->broadcast.outgoing, {}}, job->kind, job->addedAt, 0};
        if (job->next == job->broadcast.to.size())
            end(job);
        serve(current, player);
    }
    m_sliceTime.observe(Clock::now() - start);
    if (!m_jobs.empty())
        return;
    m_timer.stop();
    Q_EMIT emptied();
}

void FanOut::announceSlice() const {
    if (m_jobs.empty())
        return;
    const Job& job = m_jobs.front();
    const auto left = std::span(job.broadcast.to).subspan(job.next);
    m_announce(left.first(std::min(kSlice, left.size())));
}

void FanOut::serve(const Job& job, PlayerId player) {
    if (job.kind == Kind::Personal)
        flush(player);
    else if (!isLeft(job, player))
        m_send(player, job.broadcast.outgoing, Kind::Shared);
}

bool FanOut::isLeft(const Job& job, PlayerId player) const {
    if (m_left.empty())
        return false;
    const SpectateUpdate* update = updateIn(job.broadcast);
    for (const MatchId match : {MatchId{}, update != nullptr ? update->matchId : MatchId{}}) {
        const auto left = m_left.find({player, match});
        if (left != m_left.end() && job.number <= left->second)
            return true;
    }
    return false;
}

void FanOut::end(Jobs::iterator job) {
    m_time.observe(Clock::now() - job->addedAt);
    std::erase_if(m_updates, [&](const auto& update) { return update.second == job; });
    m_jobs.erase(job);
    const std::uint64_t oldest = m_jobs.empty() ? m_number + 1 : m_jobs.front().number;
    std::erase_if(m_left, [oldest](const auto& left) { return left.second < oldest; });
}

void FanOut::flush(PlayerId player) {
    if (m_personal.empty())
        return;
    const auto waiting = m_personal.extract(player);
    if (waiting.empty())
        return;
    for (const std::shared_ptr<Outgoing>& outgoing : waiting.mapped()) {
        // An older view of the match must not come after its result.
        if (const auto* result = std::get_if<SpectateResult>(&outgoing->message))
            m_left[{player, result->matchId}] = m_number;
        m_send(player, outgoing, Kind::Personal);
    }
}

void FanOut::leave(PlayerId player) {
    if (!m_jobs.empty())
        m_left[{player, MatchId{}}] = m_number;
}

void FanOut::forget(PlayerId player) {
    m_personal.erase(player);
    leave(player);
}

} // namespace arcade::host
