#pragma once

#include "client/state/direct_state.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>

class QSettings;

namespace arcade::client {

/// Which direct game, and for how much, as the player fills it in.
class DirectFormModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(QString game READ game WRITE setGame NOTIFY changed)
    Q_PROPERTY(QStringList assets READ assets CONSTANT)
    /// Place in `assets`.
    Q_PROPERTY(int asset READ asset WRITE setAsset NOTIFY changed)
    /// A number as the player's language writes it.
    Q_PROPERTY(QString amount READ amount WRITE setAmount NOTIFY changed)
    /// What is wrong with what was typed, in words; empty when nothing is, or nothing was typed.
    Q_PROPERTY(QString gameFault READ gameFault NOTIFY changed)
    Q_PROPERTY(QString amountFault READ amountFault NOTIFY changed)
    /// All of it can be searched for.
    Q_PROPERTY(bool complete READ complete NOTIFY changed)

public:
    /// `settings` remember what was filled in; null remembers nothing.
    explicit DirectFormModel(QSettings* settings, QObject* parent = nullptr);

    QString game() const { return m_game; }
    void setGame(const QString& game);
    QStringList assets() const;
    int asset() const { return static_cast<int>(m_asset); }
    void setAsset(int asset);
    QString amount() const { return m_amount; }
    void setAmount(const QString& amount);
    QString gameFault() const;
    QString amountFault() const;
    bool complete() const { return key().has_value(); }

    /// Empty while something is missing or wrong.
    std::optional<DirectKey> key() const;
    /// The language has changed: numbers are written as in that one.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    std::optional<DirectAmount> number() const;
    bool isGameFine() const;
    void remember(const char* key, const QVariant& value);

    QSettings* m_settings;
    QString m_game;
    DirectAsset m_asset = DirectAsset::Usdt;
    QString m_amount;
    /// Of the amount, as it was understood last.
    std::optional<DirectAmount> m_number;
};

} // namespace arcade::client
