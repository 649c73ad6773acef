#include "client/model/ticker.h"

#include <chrono>

namespace arcade::client {

Ticker::Ticker(QObject* parent)
    : QObject(parent) {
    using namespace std::chrono_literals;
    m_timer.setInterval(100ms);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::ticked);
}

void Ticker::setCounting(const QObject* counter, bool counting) {
    if (counting)
        m_counters.insert(counter);
    else
        m_counters.remove(counter);
    if (m_counters.isEmpty())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

} // namespace arcade::client
