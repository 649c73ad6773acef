#include "server/core/state.h"

#include "shared/vocabulary/expect.h"

namespace arcade::core {

namespace {

constexpr char kSeparator = '|';

} // namespace

std::string QueueKey::partition() const {
    std::string text{wireText(gameType)};
    text += '/';
    text += tier ? wireText(*tier) : std::string_view{subject};
    return text;
}

QueueKey DirectTerms::queue() const {
    std::string subject = game;
    subject.append(1, kSeparator).append(wireText(asset));
    subject.append(1, kSeparator).append(amount.toString());
    return {GameType::Direct, std::nullopt, std::move(subject)};
}

/// From the end: the name of a game may hold anything.
DirectTerms DirectTerms::of(const QueueKey& queue) {
    const std::string_view subject = queue.subject;
    const std::size_t amountAt = subject.rfind(kSeparator);
    ARCADE_EXPECT(amountAt != std::string_view::npos && amountAt > 0);
    const std::size_t assetAt = subject.rfind(kSeparator, amountAt - 1);
    ARCADE_EXPECT(assetAt != std::string_view::npos);
    const auto asset =
        parseWireText<DirectAsset>(subject.substr(assetAt + 1, amountAt - assetAt - 1));
    const auto amount = DirectAmount::parse(subject.substr(amountAt + 1));
    ARCADE_EXPECT(asset.has_value() && amount.has_value());
    return {std::string{subject.substr(0, assetAt)}, *asset, *amount};
}

} // namespace arcade::core
