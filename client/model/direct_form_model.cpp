#include "client/model/direct_form_model.h"

#include <QLocale>
#include <QSettings>
#include <QVariant>

#include <algorithm>

namespace arcade::client {
namespace {

constexpr auto kGameKey = "direct/game";
constexpr auto kAssetKey = "direct/asset";
constexpr auto kAmountKey = "direct/amount";
constexpr int kLastAsset = static_cast<int>(EnumText<DirectAsset>::texts.size()) - 1;

/// Digits and the decimal point alone: what would separate groups here is a decimal point
/// elsewhere.
QLocale strictLocale() {
    QLocale locale;
    locale.setNumberOptions(QLocale::RejectGroupSeparator | QLocale::OmitGroupSeparator);
    return locale;
}

QString written(double number) {
    return strictLocale().toString(number, 'f', QLocale::FloatingPointShortest);
}

} // namespace

DirectFormModel::DirectFormModel(QSettings* settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings) {
    if (settings == nullptr)
        return;
    m_game = settings->value(QLatin1String(kGameKey)).toString();
    m_asset = static_cast<DirectAsset>(
        std::clamp(settings->value(QLatin1String(kAssetKey)).toInt(), 0, kLastAsset));
    m_number = DirectAmount::of(settings->value(QLatin1String(kAmountKey)).toDouble());
    if (m_number)
        m_amount = written(m_number->number());
}

void DirectFormModel::setGame(const QString& game) {
    if (game == m_game)
        return;
    m_game = game;
    remember(kGameKey, game);
    Q_EMIT changed();
}

QStringList DirectFormModel::assets() const {
    QStringList names;
    for (const std::string_view text : EnumText<DirectAsset>::texts)
        names << QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    return names;
}

void DirectFormModel::setAsset(int asset) {
    const auto chosen = static_cast<DirectAsset>(std::clamp(asset, 0, kLastAsset));
    if (chosen == m_asset)
        return;
    m_asset = chosen;
    remember(kAssetKey, static_cast<int>(chosen));
    Q_EMIT changed();
}

void DirectFormModel::setAmount(const QString& amount) {
    if (amount == m_amount)
        return;
    m_amount = amount;
    m_number = number();
    if (m_number)
        remember(kAmountKey, m_number->number());
    Q_EMIT changed();
}

QString DirectFormModel::gameFault() const {
    if (m_game.isEmpty() || isGameFine())
        return {};
    return m_game.trimmed().isEmpty() ? tr("Type the name of a game.")
                                      : tr("This name is too long. Use a shorter one.");
}

QString DirectFormModel::amountFault() const {
    if (m_amount.isEmpty() || m_number)
        return {};
    bool isNumber = false;
    const double typed = strictLocale().toDouble(m_amount.trimmed(), &isNumber);
    if (!isNumber)
        return tr("Type a number, such as %1.").arg(written(0.5));
    return typed > 1 ? tr("This amount is too large.") : tr("The amount has to be more than zero.");
}

std::optional<DirectKey> DirectFormModel::key() const {
    if (!isGameFine() || !m_number)
        return std::nullopt;
    return DirectKey{m_game.trimmed().toStdString(), m_asset, *m_number};
}

void DirectFormModel::refresh() {
    if (m_number)
        m_amount = written(m_number->number());
    Q_EMIT changed();
}

std::optional<DirectAmount> DirectFormModel::number() const {
    bool isNumber = false;
    const double typed = strictLocale().toDouble(m_amount.trimmed(), &isNumber);
    return isNumber ? DirectAmount::of(typed) : std::nullopt;
}

bool DirectFormModel::isGameFine() const {
    const auto bytes = m_game.trimmed().toUtf8().size();
    return bytes >= 1 && bytes <= static_cast<qsizetype>(kDirectNameBounds.max);
}

void DirectFormModel::remember(const char* key, const QVariant& value) {
    if (m_settings != nullptr)
        m_settings->setValue(QLatin1String(key), value);
}

} // namespace arcade::client
