#include "server/gateway/answer_times.h"

#include <algorithm>
#include <iterator>

namespace arcade::gateway {
namespace {

constexpr std::size_t kRemembered = 8;

} // namespace

void AnswerTimes::asked(const std::string& id, Clock::time_point at) {
    if (id.empty())
        return;
    if (m_requests.size() == kRemembered)
        m_requests.erase(m_requests.begin());
    m_requests.push_back({id, at});
}

std::optional<std::chrono::nanoseconds> AnswerTimes::answered(std::string_view id,
                                                              Clock::time_point at) {
    // Most answers are to what was asked last.
    const auto found = std::ranges::find(m_requests.rbegin(), m_requests.rend(), id, &Request::id);
    if (found == m_requests.rend())
        return std::nullopt;
    const auto waited = at - found->at;
    m_requests.erase(std::next(found).base());
    // Room for one is kept: most ask again only when they were answered.
    if (m_requests.empty() && m_requests.capacity() > 1)
        std::vector<Request>().swap(m_requests);
    return waited;
}

} // namespace arcade::gateway
