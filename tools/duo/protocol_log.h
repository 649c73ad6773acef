#pragma once

#include "shared/protocol/messages.h"

#include <QString>

#include <optional>
#include <vector>

namespace arcade::duo {

/// What a server said to a client, as --log-protocol of the client has it.
class ProtocolLog {
public:
    /// Reads what is in the file by now; a line without a frame is left out.
    static ProtocolLog read(const QString& file);

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

private:
    std::vector<ServerMessage> m_received;
};

} // namespace arcade::duo
