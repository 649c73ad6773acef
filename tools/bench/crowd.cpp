#include "tools/bench/crowd.h"

#include <algorithm>
#include <utility>

namespace arcade::bench {
namespace {

using player::Player;
using player::Stage;

constexpr std::size_t kTextsKept = 20;

bool isUnderWay(Stage stage) {
    return stage == Stage::SigningIn || stage == Stage::Connecting;
}

} // namespace

Crowd::Crowd(player::Loop& loop, const player::Endpoint& server, Plan plan,
             std::vector<player::Observer*> observers)
    : m_plan(std::move(plan))
    , m_observers(std::move(observers))
    , m_arrivals(loop, m_plan.atOnce) {
    player::Random seeds(m_plan.seed);
    for (int index = 0; index < m_plan.players; ++index) {
        player::Identity identity{m_plan.callsign(index), {}, {}};
        m_players.push_back(std::make_unique<Player>(
            loop, server, std::move(identity), m_plan.behaviour(index), m_plan.expectations,
            seeds.next(), static_cast<player::Observer*>(this)));
    }
}

Crowd::~Crowd() = default;

void Crowd::signIn() {
    arrive(&Player::signIn);
}

void Crowd::open() {
    arrive(&Player::start);
}

void Crowd::arrive(void (Player::*how)()) {
    m_arrivals.start(size(), m_plan.ramp, [this, how](int index) { (player(index).*how)(); });
}

void Crowd::stop() {
    m_arrivals.stop();
    for (const auto& one : m_players)
        one->stop();
}

void Crowd::sent(Player& player, const ClientMessage& message, std::string_view id,
                 player::Time now) {
    for (player::Observer* const observer : m_observers)
        observer->sent(player, message, id, now);
}

void Crowd::received(Player& player, const codec::Decoded<ServerMessage>& decoded,
                     player::Time now) {
    for (player::Observer* const observer : m_observers)
        observer->received(player, decoded, now);
}

void Crowd::moved(Player& player, Stage from) {
    if (isUnderWay(from))
        m_arrivals.arrived();
    if (isUnderWay(player.stage()))
        m_arrivals.setOff();
    for (player::Observer* const observer : m_observers)
        observer->moved(player, from);
}

int Crowd::countOf(Stage stage) const {
    return static_cast<int>(std::ranges::count_if(
        m_players, [stage](const auto& one) { return one->stage() == stage; }));
}

bool Crowd::isOver(int fewest) const {
    int left = 0;
    bool isAnyoneBusy = false;
    for (const auto& one : m_players) {
        if (one->isDone())
            continue;
        ++left;
        const auto& standing = one->standing();
        isAnyoneBusy = isAnyoneBusy || one->stage() != Stage::Open || standing.match.has_value();
    }
    return left == 0 || (left < fewest && !isAnyoneBusy);
}

bool Crowd::isGone() const {
    return std::ranges::none_of(m_players, [](const auto& one) { return one->hasConnection(); });
}

std::string Crowd::failure() const {
    for (const auto& one : m_players) {
        if (one->stage() == Stage::Failed)
            return one->identity().callsign + ": " + one->failure();
    }
    return {};
}

int Crowd::violations() const {
    int count = 0;
    for (const auto& one : m_players)
        count += one->contract().violationCount();
    return count;
}

std::vector<std::string> Crowd::violationTexts() const {
    std::vector<std::string> texts;
    for (const auto& one : m_players) {
        for (const auto& violation : one->contract().violations()) {
            texts.push_back(one->identity().callsign + ": " + violation.rule +
                            (violation.frame.empty() ? "" : "\n      " + violation.frame));
            if (texts.size() >= kTextsKept)
                return texts;
        }
    }
    return texts;
}

int Crowd::connectionsLost() const {
    int count = 0;
    for (const auto& one : m_players)
        count += one->connectionsLost();
    return count;
}

} // namespace arcade::bench
