#include "tools/bench/swarm.h"

#include "tools/bench/generator.h"

#include <algorithm>

namespace arcade::bench {
namespace {

bool isOnTheWay(Client::Stage stage) {
    return stage == Client::Stage::SigningIn || stage == Client::Stage::Connecting;
}

} // namespace

Swarm::Swarm(player::Loop& loop, const player::Endpoint& server, const Plan& plan)
    : m_place{loop, server, plan.dialect, *this}
    , m_arrivals(loop, plan.atOnce) {
    const std::string suffix = drawSuffix();
    for (int number = 0; number < plan.clients; ++number)
        m_clients.push_back(std::make_unique<Client>(
            m_place, number, plan.prefix + std::to_string(number) + '-' + suffix));
}

void Swarm::signIn() {
    m_arrivals.start(size(), std::chrono::milliseconds{0},
                     [this](int number) { client(number).signIn(); });
}

void Swarm::open(std::chrono::milliseconds over) {
    m_arrivals.start(size(), over, [this](int number) {
        if (client(number).stage() != Client::Stage::Open)
            client(number).start();
    });
}

void Swarm::cut() {
    m_arrivals.stop();
    for (const auto& one : m_clients)
        one->cut();
}

int Swarm::countOf(Client::Stage stage) const {
    return static_cast<int>(std::ranges::count_if(
        m_clients, [stage](const auto& one) { return one->stage() == stage; }));
}

void Swarm::moved(Client& client, Client::Stage from) {
    if (isOnTheWay(from))
        m_arrivals.arrived();
    if (isOnTheWay(client.stage()))
        m_arrivals.setOff();
    if (client.stage() == Client::Stage::Open) {
        m_opening.record(std::chrono::duration_cast<Histogram::Microseconds>(
            player::Clock::now() - client.connectingSince()));
    } else if (client.stage() == Client::Stage::Failed) {
        m_lost += from == Client::Stage::Open ? 1 : 0;
        if (m_trouble.empty())
            m_trouble = client.name() + ": " + client.trouble();
    }
}

void Swarm::heard(Client& client, std::string_view frame, player::Time now) {
    if (m_hearer)
        m_hearer(client, frame, now);
}

} // namespace arcade::bench
