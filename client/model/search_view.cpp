#include "client/model/search_view.h"

#include "client/model/format.h"
#include "client/model/match_text.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// The axis reaches so far to both sides of the own rating, and further for a wider range.
constexpr int kAxisHalf = 500;
constexpr int kAxisMargin = 100;

void placeRange(SearchView& view, const RatingRange& range) {
    view.axisMin = view.ownRating - kAxisHalf;
    view.axisMax = view.ownRating + kAxisHalf;
    if (range.min)
        view.axisMin = std::min(view.axisMin, *range.min - kAxisMargin);
    if (range.max)
        view.axisMax = std::max(view.axisMax, *range.max + kAxisMargin);
    view.axisMin = std::max(view.axisMin, 0);
    view.rangeMin = range.min.value_or(view.axisMin);
    view.rangeMax = range.max.value_or(view.axisMax);
}

} // namespace

SearchView SearchText::view(const QueueUpdate& ticket, int ownRating) {
    SearchView view;
    const QString tier = MatchText::tier(ticket.stakeTier);
    view.title = MatchText::game(ticket.gameType);
    if (!tier.isEmpty())
        view.title = QStringLiteral("%1 · %2").arg(view.title, tier);
    view.position = ticket.position;
    view.positionText = ticket.position > 0 ? Format::number(ticket.position) : QStringLiteral("—");
    view.playersInTier = ticket.playersInTier;
    view.playersInTierText = Format::number(ticket.playersInTier);
    view.estimateText = estimate(ticket);
    view.ownRating = ownRating;
    placeRange(view, ticket.range);
    view.rangeText = range(ticket.range);
    view.inRangeText = inRange(ticket.inRange);
    view.excludedText = excluded(ticket.excludedByBounds);
    view.longWait = ticket.status == TicketStatus::LongWait;
    if (view.longWait)
        view.adviceText = ticket.reason && !ticket.reason->empty()
                              ? MatchText::ofServer(*ticket.reason)
                              : tr("This is taking long. Another stake may be quicker.");
    view.suspended = ticket.status == TicketStatus::Suspended;
    return view;
}

QString SearchText::widens(std::optional<Duration> left) {
    if (!left)
        return {};
    return tr("widens in %1 s").arg(Format::number(Format::secondsLeft(*left)));
}

QString SearchText::range(const RatingRange& range) {
    if (range.min && range.max)
        return tr("Ratings from %1 to %2")
            .arg(Format::number(*range.min), Format::number(*range.max));
    if (range.min)
        return tr("Ratings from %1").arg(Format::number(*range.min));
    if (range.max)
        return tr("Ratings up to %1").arg(Format::number(*range.max));
    return tr("Any rating");
}

QString SearchText::inRange(int players) {
    if (players == 0)
        return tr("Nobody is in your range yet");
    return players == 1 ? tr("1 player is in your range")
                        : tr("%n players are in your range", nullptr, players);
}

QString SearchText::excluded(int players) {
    if (players == 0)
        return {};
    return players == 1 ? tr("1 of them is outside your own bounds")
                        : tr("%n of them are outside your own bounds", nullptr, players);
}

QString SearchText::estimate(const QueueUpdate& ticket) {
    if (!ticket.estimatedWait.value)
        return tr("Not known yet");
    const QString likely = Format::roughly(*ticket.estimatedWait.value);
    if (ticket.waitInterval.size() < 2)
        return tr("about %1").arg(likely);
    return tr("about %1 (%2 to %3)")
        .arg(likely, Format::roughly(ticket.waitInterval.front()),
             Format::roughly(ticket.waitInterval.back()));
}

} // namespace arcade::client
