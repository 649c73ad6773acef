#include "server/core/sequence.h"

#include "server/core/sequence_grammar.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::core {

namespace {

constexpr int kSharedLength = 60;
constexpr int kTolerancePercent = 15;
/// Far more than it ever takes; then the text is cut instead.
constexpr int kAttempts = 100;

/// The draws of one text, one after the other.
class Draws {
public:
    Draws(const Random& random, MatchId match, int number)
        : m_random(random)
        , m_match(match)
        , m_counter(static_cast<std::uint64_t>(number) << 32) {}

    std::uint64_t below(std::uint64_t bound) {
        return m_random.drawBelow(bound, m_match, Purpose::Sequence, m_counter++);
    }
    std::uint64_t between(std::uint64_t min, std::uint64_t max) {
        return min + below(max - min + 1);
    }
    std::string_view oneOf(std::span<const std::string_view> choices) {
        return choices[below(choices.size())];
    }

private:
    const Random& m_random;
    MatchId m_match;
    std::uint64_t m_counter;
};

std::string hexByte(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    return {digits[value / 16], digits[value % 16]};
}

std::string numberFor(std::string_view name, Draws& draws) {
    if (name == "n")
        return std::to_string(draws.between(10, 999));
    if (name == "octet")
        return std::to_string(draws.between(1, 254));
    if (name == "digit")
        return std::to_string(draws.between(1, 9));
    if (name == "port")
        return std::to_string(draws.between(1024, 49'151));
    ARCADE_EXPECT(name == "hex");
    return hexByte(draws.below(256));
}

std::string expand(std::string_view pattern, Draws& draws) {
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        text += pattern.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const std::size_t close = pattern.find('}', open);
        ARCADE_EXPECT(close != std::string_view::npos);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto choices = sequenceChoices(name);
        text += choices.empty() ? numberFor(name, draws) : expand(draws.oneOf(choices), draws);
        pattern.remove_prefix(close + 1);
    }
    return text;
}

std::string compose(std::size_t shortest, Draws& draws) {
    constexpr std::size_t roomForLine = 24;
    std::string text = expand(draws.oneOf(sequenceLines()), draws);
    while (text.size() < shortest) {
        if (shortest - text.size() < roomForLine) {
            const std::string tail = expand(draws.oneOf(sequenceTails()), draws);
            if (text.back() == ';')
                text.pop_back();
            text += (tail.front() == ';' ? "" : " ") + tail;
            continue;
        }
        if (text.back() != ';')
            text += draws.below(2) == 0 ? ";" : " &&";
        text += " " + expand(draws.oneOf(sequenceLines()), draws);
    }
    return text;
}

} // namespace

int sequenceLength(const QueueKey& queue) {
    const bool isDuel = queue.gameType == GameType::CodeDuel;
    return isDuel && queue.tier ? sequenceLengthOf(*queue.tier) : kSharedLength;
}

std::string makeSequence(const Random& random, MatchId match, int number, int length) {
    const int shortest = (length * (100 - kTolerancePercent) + 99) / 100;
    const int longest = length * (100 + kTolerancePercent) / 100;
    ARCADE_EXPECT(length > 0);
    Draws draws(random, match, number);
    std::string text;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        text = compose(static_cast<std::size_t>(shortest), draws);
        if (text.size() <= static_cast<std::size_t>(longest))
            return text;
    }
    text.resize(static_cast<std::size_t>(longest));
    while (text.back() == ' ')
        text.pop_back();
    return text;
}

} // namespace arcade::core
