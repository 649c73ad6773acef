#include "tools/engine/arena.h"

#include <string>

namespace arcade::engine {
namespace {

core::Rules rules() {
    core::Rules rules;
    rules.antiSnipingMax = Duration{0};
    rules.queueLimit = 1'000'000;
    rules.secret = {0x6172'6361'6465, 0x656e'6769'6e65};
    return rules;
}

} // namespace

Arena::Arena()
    : m_core(rules()) {}

PlayerId Arena::player(int number) {
    // As ids are: without an order that says anything.
    const auto low = static_cast<std::uint64_t>(number);
    return {low * 0x9E37'79B9'7F4A'7C15ULL, low};
}

core::EnterQueue Arena::entry(int number, int rating, const QueuePreferences& wishes) {
    core::EnterQueue entry;
    entry.ticket = {m_dice.word(), m_dice.word()};
    entry.queue = queue();
    entry.player = player(number);
    for (std::size_t byte = 0; byte < 8; ++byte)
        entry.card.address.bytes[byte] =
            static_cast<std::uint8_t>(entry.player.high >> (8 * byte) & 0xff);
    // As long as many are: more than a string keeps inside.
    entry.card.callsign = "player-number-" + std::to_string(number);
    entry.card.rating = rating;
    entry.preferences = wishes;
    entry.stake = Amount::data(300);
    return entry;
}

core::QueueKey Arena::queue() {
    return {GameType::CodeDuel, StakeTier::Gold, {}};
}

} // namespace arcade::engine
