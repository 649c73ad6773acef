#pragma once

#include "shared/protocol/messages.h"

#include <QString>

#include <optional>
#include <vector>

namespace arcade::duo {

/// What a client and its server said to each other, as --log-protocol of the client has it.
class ProtocolLog {
public:
    /// Reads what is in the file by now; a line without a frame is left out.
    static ProtocolLog read(const QString& file);

    const std::vector<ServerMessage>& received() const { return m_received; }
    const std::vector<ClientMessage>& sent() const { return m_sent; }

    template <class Message>
    std::vector<Message> all() const {
        std::vector<Message> found;
        for (const ServerMessage& message : m_received) {
            if (const auto* one = std::get_if<Message>(&message))
                found.push_back(*one);
        }
        return found;
    }
    template <class Message>
    std::optional<Message> last() const {
        const std::vector<Message> found = all<Message>();
        return found.empty() ? std::nullopt : std::optional(found.back());
    }
    template <class Message>
    std::size_t countSent() const {
        std::size_t count = 0;
        for (const ClientMessage& message : m_sent)
            count += std::holds_alternative<Message>(message) ? 1 : 0;
        return count;
    }

private:
    std::vector<ServerMessage> m_received;
    std::vector<ClientMessage> m_sent;
};

} // namespace arcade::duo
