#include "client/model/format.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace arcade::client {
namespace {

constexpr qsizetype kDecimals = 18;
constexpr qsizetype kShownDecimals = 2;

/// Digits of any length, in groups of three where they are too many for a number.
QString grouped(const QString& digits) {
    const QLocale locale;
    bool fits = false;
    const qulonglong number = digits.toULongLong(&fits);
    if (fits)
        return locale.toString(number);
    QString text = digits;
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3)
        text.insert(place, locale.groupSeparator());
    return text;
}

QString clock(qint64 seconds) {
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    const auto twoDigits = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    const QString rest = twoDigits(seconds % kMinute);
    if (seconds < kHour)
        return QStringLiteral("%1:%2").arg(seconds / kMinute).arg(rest);
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / kHour)
        .arg(twoDigits(seconds % kHour / kMinute), rest);
}

} // namespace

QString Format::number(qint64 number) {
    return QLocale().toString(number);
}

QString Format::change(int change) {
    if (change == 0)
        return QStringLiteral("±0");
    const QString size = number(std::abs(change));
    return (change > 0 ? QStringLiteral("+") : QStringLiteral("−")) + size;
}

QString Format::bareAmount(const Amount& amount) {
    const QString units =
        QString::fromStdString(amount.toString()).rightJustified(kDecimals + 1, QLatin1Char('0'));
    const QString whole = grouped(units.chopped(kDecimals));
    QString decimals = units.right(kDecimals).left(kShownDecimals);
    while (decimals.endsWith(QLatin1Char('0')))
        decimals.chop(1);
    return decimals.isEmpty() ? whole : whole + QLocale().decimalPoint() + decimals;
}

QString Format::amount(const Amount& amount) {
    return QStringLiteral("%1 $DATA").arg(bareAmount(amount));
}

QString Format::percent(Ratio ratio) {
    return tr("%1 %").arg(number(ratio.millionths * 100 / Ratio::kOne));
}

QString Format::odds(Ratio odds) {
    constexpr std::int64_t kHundredth = Ratio::kOne / 100;
    return QLocale().toString(static_cast<double>(odds.millionths / kHundredth) / 100, 'f', 2);
}

int Format::secondsLeft(Duration left) {
    return static_cast<int>((std::max(left, Duration{0}).count() + 999) / 1000);
}

QString Format::timeLeft(Duration left) {
    return clock(secondsLeft(left));
}

QString Format::timePassed(Duration passed) {
    return clock(std::max(passed, Duration{0}).count() / 1000);
}

QString Format::roughly(Duration duration) {
    constexpr int kMostSeconds = 90;
    const int seconds = secondsLeft(duration);
    if (seconds <= kMostSeconds)
        return tr("%1 s").arg(number(seconds));
    return tr("%1 min").arg(number((seconds + 30) / 60));
}

QString Format::tenths(Duration duration) {
    return tr("%1 s").arg(QLocale().toString(static_cast<double>(duration.count()) / 1000, 'f', 1));
}

QString Format::moment(Instant instant) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(instant));
    return QLocale().toString(local, QLocale::ShortFormat);
}

QString Format::day(Instant instant) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(instant));
    return QLocale().toString(local.date(), QLocale::ShortFormat);
}

QString Format::shortAddress(const Address& address) {
    constexpr qsizetype kHead = 6;
    constexpr qsizetype kTail = 4;
    const QString whole = QString::fromStdString(address.toString());
    return whole.left(kHead) + QStringLiteral("…") + whole.right(kTail);
}

QString Format::record(int wins, int averageWpm) {
    const QString won = wins == 1 ? tr("1 win") : tr("%1 wins").arg(number(wins));
    return averageWpm > 0 ? tr("%1 · %2 wpm").arg(won, number(averageWpm)) : won;
}

double fractionOf(Ratio ratio) {
    return std::clamp(static_cast<double>(ratio.millionths) / static_cast<double>(Ratio::kOne), 0.0,
                      1.0);
}

double fractionOf(Duration part, Duration whole) {
    if (whole.count() <= 0)
        return 0;
    return std::clamp(static_cast<double>(part.count()) / static_cast<double>(whole.count()), 0.0,
                      1.0);
}

} // namespace arcade::client
