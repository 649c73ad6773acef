#pragma once

#include "shared/vocabulary/amount.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"
#include "shared/vocabulary/ratio.h"

#include <QCoreApplication>
#include <QString>

namespace arcade::client {

/// Numbers, amounts and times as the default locale writes them.
class Format {
    Q_DECLARE_TR_FUNCTIONS(Format)

public:
    static QString number(qint64 number);
    /// Always with a sign, `±0` for nothing.
    static QString change(int change);
    /// Whole `$DATA` when whole, else with up to two decimals, the rest dropped.
    static QString amount(const Amount& amount);
    /// The same without the unit.
    static QString bareAmount(const Amount& amount);
    /// Whole percent; what is not whole is rounded down.
    static QString percent(Ratio ratio);

    /// `1.42`: what a bet returns for each part of it. Rounded down, so that it promises no more.
    static QString odds(Ratio odds);

    /// `0:37`: what is left until something, begun seconds count.
    static QString timeLeft(Duration left);
    /// `1:07`: what has passed, full seconds only.
    static QString timePassed(Duration passed);
    /// `20 s`, `3 min`
    static QString roughly(Duration duration);
    /// `41.2 s`
    static QString tenths(Duration duration);
    /// In local time.
    static QString moment(Instant instant);
    /// Its day alone.
    static QString day(Instant instant);
    /// Begun seconds count.
    static int secondsLeft(Duration left);

    /// `0x7a3f…91c2`
    static QString shortAddress(const Address& address);
    /// `23 wins · 81 wpm`
    static QString record(int wins, int averageWpm);
};

/// 0 to 1, for bars.
double fractionOf(Ratio ratio);
double fractionOf(Duration part, Duration whole);

} // namespace arcade::client
