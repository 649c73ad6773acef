#pragma once

#include "shared/protocol/http_messages.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace arcade::client {

class HttpClient;

/// What a server says of itself, asked for again and again while it is on.
class StatusPoll : public QObject {
    Q_OBJECT

public:
    /// `http` outlives this.
    StatusPoll(HttpClient& http, std::chrono::milliseconds interval, QObject* parent = nullptr);

    /// Asks at once; what was known before is forgotten when it goes off.
    void setOn(bool on);
    const std::optional<StatusReply>& status() const { return m_status; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    HttpClient& m_http;
    QTimer m_timer;
    bool m_isAsking = false;
    std::optional<StatusReply> m_status;
};

} // namespace arcade::client
