#pragma once

#include "tools/duo/protocol_log.h"
#include "tools/duo/seat.h"

#include <optional>

namespace arcade::duo {

/// Holds what one window shows against what the server told its client, by the client's own log.
class DuelChecks {
public:
    DuelChecks(Seat& seat, Journal& journal)
        : m_seat(seat)
        , m_journal(journal) {}

    /// Waits until the server has told it; empty, and a fault, when it does not.
    template <class Message>
    std::optional<Message> told(const char* what) {
        std::optional<Message> message;
        waitFor([&] {
            message = log().last<Message>();
            return message.has_value();
        });
        m_journal.check(message.has_value(), m_seat.name() + QStringLiteral(" was not told ") +
                                                 QString::fromLatin1(what));
        return message;
    }
    ProtocolLog log() { return ProtocolLog::read(m_seat.client().protocolLogFile()); }

    bool topBar();
    bool search();
    bool prompt(const QString& opponent);
    bool countdown();
    /// The cursor, and the opponent's bar.
    bool arena();
    bool result(const QString& opponent);
    /// The receipt of the one bet, and the balance after it.
    bool bet();
    /// How far the two are that are watched.
    bool watched();
    /// What the match paid for the bet, and the balance after it.
    bool betPaid();

private:
    bool waitFor(const std::function<bool()>& holds);
    /// A property of an item shows a value.
    bool shown(const char* item, const char* property, const QString& said);
    /// A property becomes a number, as the server has it by then.
    bool follows(const char* item, const char* property, const std::function<double()>& said);

    Seat& m_seat;
    Journal& m_journal;
};

/// As it is shown: whole, or with two decimals.
QString amountText(const Amount& amount);

} // namespace arcade::duo
