#pragma once

#include "shared/protocol/queue_messages.h"

#include <QCoreApplication>
#include <QString>

namespace arcade::client {

/// What a search shows that does not change with the time alone.
struct SearchView {
    QString title;
    int position = 0;
    QString positionText;
    int playersInTier = 0;
    QString playersInTierText;
    QString estimateText;
    int rangeMin = 0;
    int rangeMax = 0;
    int axisMin = 0;
    int axisMax = 0;
    int ownRating = 0;
    QString rangeText;
    QString inRangeText;
    QString excludedText;
    bool longWait = false;
    QString adviceText;
    bool suspended = false;

    friend bool operator==(const SearchView&, const SearchView&) = default;
};

/// A ticket, in words and numbers.
class SearchText {
    Q_DECLARE_TR_FUNCTIONS(SearchText)

public:
    static SearchView view(const QueueUpdate& ticket, int ownRating);
    /// Until the range widens; empty when it does no more.
    static QString widens(std::optional<Duration> left);

private:
    static QString range(const RatingRange& range);
    static QString inRange(int players);
    static QString excluded(int players);
    static QString estimate(const QueueUpdate& ticket);
};

/// What counts while a ticket waits, or while entering is blocked.
struct SearchClock {
    QString elapsedText;
    QString widensText;
    int blockedSeconds = 0;

    friend bool operator==(const SearchClock&, const SearchClock&) = default;
};

} // namespace arcade::client
