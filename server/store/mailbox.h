#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace arcade::store {

/// Carries replies to the thread it was made on, in order, one queued call for all that wait.
class Mailbox : public QObject, public std::enable_shared_from_this<Mailbox> {
    Q_OBJECT

public:
    using Letter = std::function<void()>;

    /// From any thread.
    void post(std::vector<Letter> letters);
    /// On the thread of the receiver: nothing is delivered from now on.
    void close();

private:
    Q_INVOKABLE void deliver();

    std::mutex m_mutex;
    std::vector<Letter> m_posted;
    bool m_isCalled = false;
    // Of the receiver's thread alone.
    std::deque<Letter> m_arrived;
    bool m_isClosed = false;
};

} // namespace arcade::store
