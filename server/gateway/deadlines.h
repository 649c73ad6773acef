#pragma once

#include "shared/vocabulary/instant.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <set>
#include <utility>

namespace arcade::gateway {

class Deadlines;

/// One point in time at which something is to be done, or none. Costs its owner no timer of its
/// own. One thread.
class Deadline {
public:
    using Clock = std::chrono::steady_clock;

    /// `deadlines` must outlive it.
    explicit Deadline(Deadlines& deadlines)
        : m_deadlines(deadlines) {}
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    /// In place of an earlier one. Never early, and late by a sixtieth at most, so that many pass
    /// together.
    void setIn(Duration time);
    void clear();
    bool isSet() const { return m_at != Clock::time_point{}; }
    /// When it is to pass.
    Clock::time_point at() const { return m_at; }

protected:
    virtual ~Deadline() { clear(); }
    /// It has passed, and is not set any more. Called from the event loop.
    virtual void passed() = 0;

private:
    friend class Deadlines;

    Deadlines& m_deadlines;
    Clock::time_point m_at{};
};

/// Many deadlines behind one timer of the event loop.
class Deadlines : public QObject {
    Q_OBJECT

public:
    Deadlines();

private:
    friend class Deadline;
    using Clock = Deadline::Clock;

    void insert(Deadline& deadline);
    void remove(Deadline& deadline);
    void run();
    void arm();

    QTimer m_timer;
    Clock::time_point m_armedFor{};
    std::set<std::pair<Clock::time_point, Deadline*>> m_order;
};

} // namespace arcade::gateway
