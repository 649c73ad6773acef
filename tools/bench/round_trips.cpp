#include "tools/bench/round_trips.h"

#include "tools/bench/frame_text.h"

#include <utility>

namespace arcade::bench {
RoundTrips::RoundTrips(player::Loop& loop, Swarm& swarm, std::string question,
                       std::string_view answer)
    : m_swarm(swarm)
    , m_question(std::move(question))
    , m_answer(answer)
    , m_asked(static_cast<std::size_t>(swarm.size()))
    , m_pacer(loop, [this](int, player::Time due) { ask(due); }) {
    swarm.setHearer([this](Client& client, std::string_view frame, player::Time now) {
        heard(client, frame, now);
    });
}

void RoundTrips::ask(player::Time due) {
    for (int tried = 0; tried < m_swarm.size(); ++tried) {
        const int number = m_turn++ % m_swarm.size();
        auto& asked = m_asked[static_cast<std::size_t>(number)];
        Client& client = m_swarm.client(number);
        if (asked || !client.isOpen())
            continue;
        asked = due;
        client.say(m_question);
        return;
    }
}

void RoundTrips::heard(const Client& client, std::string_view frame, player::Time now) {
    auto& asked = m_asked[static_cast<std::size_t>(client.number())];
    if (!asked || (!m_answer.empty() && typeIn(frame) != m_answer))
        return;
    ++m_answered;
    m_times.record(*asked, now);
    asked.reset();
    if (m_isClosedLoop)
        ask(now);
}

void RoundTrips::keepOnTheWay(int questions) {
    m_isClosedLoop = true;
    for (int question = 0; question < questions; ++question)
        ask(player::Clock::now());
}

void RoundTrips::askAtRate(double perSecond) {
    m_pacer.start(perSecond);
}

void RoundTrips::stop() {
    m_isClosedLoop = false;
    m_pacer.stop();
}

void RoundTrips::measure() {
    m_answered = 0;
    m_times = Histogram{};
}

void RoundTrips::close(player::Time now) {
    for (const auto& asked : m_asked) {
        if (asked && now - *asked > kOverdue)
            m_times.record(*asked, now);
    }
}

} // namespace arcade::bench
