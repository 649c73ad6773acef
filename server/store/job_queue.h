#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace arcade::store {

/// Jobs on their way to the one thread that does them, in order. Any thread may push.
template <class Job>
class JobQueue {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    void push(Job job) {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
            m_isAwaited = true;
        }
        m_changed.notify_one();
    }

    /// A job nobody waits for: it is taken with the next one somebody does, but not after `latest`.
    void pushUnhurried(Job job, TimePoint latest) {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
            if (m_jobs.size() > 1)
                return;
            m_latest = latest;
        }
        m_changed.notify_one();
    }

    /// Somebody waits for what is there by now.
    void hurry() {
        {
            const std::lock_guard lock(m_mutex);
            m_isAwaited = !m_jobs.empty();
        }
        m_changed.notify_one();
    }

    /// Waits until there are jobs to do and returns the first of them, `most` at once and not
    /// before `earliest`; none when it is `until` or the queue was closed and is empty.
    std::vector<Job> take(std::size_t most, std::optional<TimePoint> until = {},
                          TimePoint earliest = {}) {
        std::unique_lock lock(m_mutex);
        waitForJobs(lock, until);
        // To be woken by every job that comes meanwhile would cost more than it takes to do it.
        if (!m_jobs.empty())
            m_closing.wait_until(lock, earliest, [this] { return m_closed; });
        return takeFirst(most);
    }

    /// What is there, or comes until then, whether somebody waits for it or not.
    std::vector<Job> takeAny(std::size_t most, TimePoint until) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_until(lock, until, [this] { return !m_jobs.empty() || m_closed; });
        return takeFirst(most);
    }

    /// Nothing is pushed from now on; what waits is still taken.
    void close() {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_changed.notify_all();
        m_closing.notify_all();
    }

    bool isFinished() const {
        const std::lock_guard lock(m_mutex);
        return m_closed && m_jobs.empty();
    }

    std::size_t size() const {
        const std::lock_guard lock(m_mutex);
        return m_jobs.size();
    }

private:
    void waitForJobs(std::unique_lock<std::mutex>& lock, std::optional<TimePoint> until) {
        const auto isReady = [this] { return m_isAwaited || m_closed; };
        while (!isReady()) {
            std::optional<TimePoint> end = until;
            if (!m_jobs.empty() && (!end || m_latest < *end))
                end = m_latest;
            if (!end)
                m_changed.wait(lock);
            else if (m_changed.wait_until(lock, *end) == std::cv_status::timeout)
                return;
        }
    }

    std::vector<Job> takeFirst(std::size_t most) {
        std::vector<Job> taken;
        while (!m_jobs.empty() && taken.size() < most) {
            taken.push_back(std::move(m_jobs.front()));
            m_jobs.pop_front();
        }
        // What is left over is somebody's turn next, whoever it was that waited.
        m_isAwaited = !m_jobs.empty();
        return taken;
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::condition_variable m_closing;
    std::deque<Job> m_jobs;
    /// Somebody waits for one of them.
    bool m_isAwaited = false;
    /// When the first of them is due, if nobody waits.
    TimePoint m_latest{};
    bool m_closed = false;
};

} // namespace arcade::store
