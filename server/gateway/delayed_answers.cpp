#include "server/gateway/delayed_answers.h"

#include <algorithm>

namespace arcade::gateway {
namespace {

using std::chrono::milliseconds;

/// How many leave in one turn of the loop; others have their turn in between.
constexpr int kLeavingATurn = 16;

} // namespace

void DelayedAnswer::delay() {
    if (!isDelayed())
        m_answers.add(*this);
}

DelayedAnswers::DelayedAnswers(Duration delay)
    : m_delay(delay) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DelayedAnswers::run);
}

/// A timer that comes too early because its answer has left finds nothing due, and is set anew.
void DelayedAnswers::add(DelayedAnswer& answer) {
    answer.m_due = Clock::now() + m_delay;
    m_waiting.push_back(answer);
    if (!m_timer.isActive())
        m_timer.start(m_delay);
}

void DelayedAnswers::run() {
    const auto now = Clock::now();
    for (int count = 0; count < kLeavingATurn && !m_waiting.empty(); ++count) {
        DelayedAnswer& first = m_waiting.front();
        if (first.m_due > now)
            break;
        first.settle();
        first.answerDue();
    }
    if (m_waiting.empty())
        return;
    const auto left = std::chrono::ceil<milliseconds>(m_waiting.front().m_due - Clock::now());
    m_timer.start(std::max(left, milliseconds{0}));
}

} // namespace arcade::gateway
