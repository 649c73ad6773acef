#pragma once

#include "tools/duo/client_process.h"
#include "tools/duo/hands.h"
#include "tools/duo/journal.h"
#include "tools/duo/onlooker.h"

#include <QJsonObject>

#include <chrono>
#include <memory>

namespace arcade::duo {

/// Of items and their properties.
inline QString named(const char* text) {
    return QString::fromLatin1(text);
}

/// What is given to anything that must happen on a busy machine.
inline constexpr std::chrono::seconds kSeatPatience{40};

/// Somebody before one client: sees by the onlooker, acts by the hands, and tells the journal.
/// What fails is a fault in the journal, and the function says false.
class Seat {
public:
    Seat(const QString& name, ClientOptions options, Hands& hands, Journal& journal);

    const QString& name() const { return m_name; }
    ClientProcess& client() { return m_client; }
    Onlooker& eyes() { return *m_eyes; }

    /// Starts the client, and waits until its window is there.
    bool sitDown();
    /// Closes the window and waits until the client has ended by itself, without complaints.
    bool standUp();

    /// Waits until the item is as wished (see Onlooker::await), or notes that it was in vain.
    bool sees(const QString& item, const QJsonObject& wish = {},
              std::chrono::milliseconds limit = kSeatPatience);
    bool seesText(const QString& item, const QString& part);
    /// What it shows now; empty when it is not visible.
    QString textOf(const QString& item);
    /// The value of a property of what is visible, as text.
    QString valueOf(const QString& item, const QString& property);
    ItemView view(const QString& item, const QStringList& properties = {}) {
        return eyes().find(item, properties);
    }

    /// Waits until it can be clicked, and clicks its middle.
    bool click(const QString& item);
    /// Gives the keyboard to the window.
    bool focus();
    bool press(const QByteArray& key);
    bool type(const QString& text);
    /// One character, without a line in the journal; the window must have the keyboard.
    void stroke(char32_t character);

    /// Saves what the window shows as this file.
    bool picture(const QString& file);

private:
    QString said(const QString& rest) const { return m_name + QStringLiteral(" ") + rest; }

    QString m_name;
    Hands& m_hands;
    Journal& m_journal;
    ClientProcess m_client;
    std::unique_ptr<Onlooker> m_eyes;
    quint64 m_window = 0;
};

} // namespace arcade::duo
