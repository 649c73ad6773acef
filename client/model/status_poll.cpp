#include "client/model/status_poll.h"

#include "client/model/fetch.h"

namespace arcade::client {

StatusPoll::StatusPoll(HttpClient& http, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_http(http) {
    m_timer.setInterval(interval);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StatusPoll::ask);
}

void StatusPoll::setOn(bool on) {
    if (on == m_timer.isActive())
        return;
    if (on) {
        m_timer.start();
        ask();
        return;
    }
    m_timer.stop();
    m_status.reset();
    Q_EMIT changed();
}

void StatusPoll::ask() {
    if (m_isAsking)
        return;
    m_isAsking = true;
    fetch<StatusReply>(&m_http, QStringLiteral("/api/status"), this,
                       [this](const Outcome<StatusReply>& outcome) {
                           m_isAsking = false;
                           const StatusReply* status = valueOf(outcome);
                           if (status == nullptr || !m_timer.isActive())
                               return;
                           m_status = *status;
                           Q_EMIT changed();
                       });
}

} // namespace arcade::client
