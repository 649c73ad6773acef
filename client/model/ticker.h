#pragma once

#include <QObject>
#include <QSet>
#include <QTimer>

namespace arcade::client {

/// The one clock of the models: ticks ten times a second while anyone counts, else not at all.
class Ticker : public QObject {
    Q_OBJECT

public:
    explicit Ticker(QObject* parent = nullptr);

    /// Says whether `counter` has something that counts.
    void setCounting(const QObject* counter, bool counting);
    bool running() const { return m_timer.isActive(); }

Q_SIGNALS:
    void ticked();

private:
    QTimer m_timer;
    QSet<const QObject*> m_counters;
};

} // namespace arcade::client
