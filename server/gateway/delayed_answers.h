#pragma once

#include "shared/vocabulary/instant.h"

#include <QObject>
#include <QTimer>

#include <chrono>

#include <boost/intrusive/list.hpp>

namespace arcade::gateway {

class DelayedAnswers;

/// An answer that may wait a moment for another message to the same receiver, so that both leave
/// together; what waits is its owner's. After TCP's delayed acknowledgment (RFC 1122, 4.2.3.2).
class DelayedAnswer {
public:
    /// `answers` must outlive it.
    explicit DelayedAnswer(DelayedAnswers& answers)
        : m_answers(answers) {}
    DelayedAnswer(const DelayedAnswer&) = delete;
    DelayedAnswer& operator=(const DelayedAnswer&) = delete;

    /// An answer waits from now on. Another one that waits already leaves no later for it.
    void delay();
    /// It has left, or is not to leave any more.
    void settle() { m_place.unlink(); }
    bool isDelayed() const { return m_place.is_linked(); }

protected:
    virtual ~DelayedAnswer() = default;
    /// It has waited long enough, and is not delayed any more. Called from the event loop.
    virtual void answerDue() = 0;

private:
    friend class DelayedAnswers;
    using Clock = std::chrono::steady_clock;
    using Place = boost::intrusive::list_member_hook<
        boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

    DelayedAnswers& m_answers;
    Place m_place;
    Clock::time_point m_due{};
};

/// All that wait, each for the same time, behind one timer of the event loop. One thread.
class DelayedAnswers : public QObject {
    Q_OBJECT

public:
    explicit DelayedAnswers(Duration delay);

private:
    friend class DelayedAnswer;
    using Clock = DelayedAnswer::Clock;
    using ByPlace =
        boost::intrusive::member_hook<DelayedAnswer, DelayedAnswer::Place, &DelayedAnswer::m_place>;
    using List =
        boost::intrusive::list<DelayedAnswer, ByPlace, boost::intrusive::constant_time_size<false>>;

    void add(DelayedAnswer& answer);
    void run();

    Duration m_delay;
    QTimer m_timer;
    /// Whoever came first is due first.
    List m_waiting;
};

} // namespace arcade::gateway
