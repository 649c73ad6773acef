#include "tools/bench/abuse_volley.h"

#include <netinet/in.h>

#include <algorithm>
#include <utility>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBeginTick = 2ms;
/// So that lines that are answered at once do not starve the loop.
constexpr int kBegunInATick = 200;

/// 127.77.0.1, and 250 in each network of 256.
constexpr std::uint32_t kFirstAddress = 127U << 24U | 77U << 16U | 1U;
constexpr int kAddressesInNetwork = 250;

} // namespace

void AbuseFigures::count(const Line& line) {
    ++lines;
    bytesSent += line.bytesSent();
    mostBytesOfALine = std::max(mostBytesOfALine, line.bytesSent());
    ++answers[line.offence().name][line.answer()];
    if (std::ranges::count(line.offence().answers, line.answer()) == 0)
        ++unexpected;
}

int AbuseFigures::countOf(const std::string& answer) const {
    int sum = 0;
    for (const auto& [name, counts] : answers) {
        const auto found = counts.find(answer);
        sum += found == counts.end() ? 0 : found->second;
    }
    return sum;
}

player::Endpoint fromAddress(const player::Endpoint& server, int number) {
    player::Endpoint endpoint = server;
    const auto* there = reinterpret_cast<const sockaddr_in*>(&server.address);
    const bool isHere = there->sin_family == AF_INET && ntohl(there->sin_addr.s_addr) >> 24U == 127;
    if (isHere)
        endpoint.source =
            kFirstAddress + static_cast<std::uint32_t>(number / kAddressesInNetwork * 256 +
                                                       number % kAddressesInNetwork);
    return endpoint;
}

Volley::Volley(player::Loop& loop, const Wave& wave, const Circumstances& circumstances,
               AbuseFigures& figures)
    : m_loop(loop)
    , m_wave(wave)
    , m_circumstances(circumstances)
    , m_figures(figures)
    , m_more(loop, [this] { beginMore(); }) {}

Volley::~Volley() = default;

void Volley::begin() {
    m_startedAt = player::Clock::now();
    beginMore();
}

void Volley::stop() {
    m_more.stop();
    m_begun = m_wave.lines;
    const auto lines = m_lines;
    for (const auto& [key, line] : lines)
        line->giveUp();
}

void Volley::beginMore() {
    const std::chrono::duration<double> elapsed = player::Clock::now() - m_startedAt;
    const int due =
        m_wave.perSecond == 0
            ? m_wave.lines
            : std::min(m_wave.lines, 1 + static_cast<int>(elapsed.count() * m_wave.perSecond));
    const int most = std::min(due, m_begun + kBegunInATick);
    while (m_begun < most && static_cast<int>(m_lines.size()) < m_wave.atOnce)
        beginOne();
    if (m_begun < m_wave.lines)
        m_more.start(kBeginTick);
}

void Volley::beginOne() {
    const int number = m_begun++;
    const auto& offences = m_wave.offences;
    const Offence& offence = offences[static_cast<std::size_t>(number) % offences.size()];
    Offender offender{number, m_circumstances.server.authority(), {}, m_circumstances.match};
    if (m_wave.guests > 0)
        offender.token =
            m_circumstances
                .guests[static_cast<std::size_t>(m_wave.firstGuest + number % m_wave.guests)];
    const auto line = std::make_shared<Line>(
        m_loop,
        fromAddress(m_circumstances.server, m_wave.firstAddress + number % m_wave.addresses),
        offence, std::move(offender), [this](Line& ended) { over(ended); });
    m_lines.emplace(line.get(), line);
    m_figures.mostAtOnce = std::max(m_figures.mostAtOnce, static_cast<int>(m_lines.size()));
    line->begin();
}

void Volley::over(Line& line) {
    m_figures.count(line);
    const auto found = m_lines.find(&line);
    m_loop.dispose(std::move(found->second));
    m_lines.erase(found);
}

} // namespace arcade::bench
