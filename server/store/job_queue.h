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
        }
        m_changed.notify_one();
    }

    /// Waits until there are jobs and returns the first of them, `most` at once; none when it is
    /// `until` or the queue was closed and is empty.
    std::vector<Job> take(std::size_t most, std::optional<TimePoint> until = {}) {
        std::unique_lock lock(m_mutex);
        const auto ready = [this] { return !m_jobs.empty() || m_closed; };
        if (until)
            m_changed.wait_until(lock, *until, ready);
        else
            m_changed.wait(lock, ready);
        std::vector<Job> taken;
        while (!m_jobs.empty() && taken.size() < most) {
            taken.push_back(std::move(m_jobs.front()));
            m_jobs.pop_front();
        }
        return taken;
    }

    /// Nothing is pushed from now on; what waits is still taken.
    void close() {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_changed.notify_all();
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
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_closed = false;
};

} // namespace arcade::store
