#pragma once

#include "shared/vocabulary/result.h"

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include <sys/epoll.h>

namespace arcade::gateway {

/// Whoever owns a socket that a SocketPoll watches. All are called from the event loop.
class PolledSocket {
public:
    /// Some of `EPOLLIN`, `EPOLLOUT`, `EPOLLRDHUP`, `EPOLLHUP`, `EPOLLERR` has come true since it
    /// was told last; it is not told again for what it leaves in the socket.
    virtual void ready(std::uint32_t events) = 0;
    /// The turn after it asked to be called again.
    virtual void again() = 0;
    /// All that happens in the turn in which it asked for it has happened.
    virtual void turnEnds() = 0;

protected:
    virtual ~PolledSocket() = default;

private:
    friend class SocketPoll;
    bool m_isCalledAgain = false;
    bool m_isCalledAtEnd = false;
};

/// Watches any number of sockets, edge-triggered, at the cost of one notifier in Qt's loop. A
/// bounded number of them have their turn at a time. One thread.
class SocketPoll : public QObject {
    Q_OBJECT

public:
    /// The error says what the system lacks.
    Result<Done> open();
    ~SocketPoll() override;

    /// `events` as epoll names them. False when the system has no room for it.
    bool add(int descriptor, std::uint32_t events, PolledSocket& socket);
    /// The descriptor is another's from now on, who is told afresh what is true of it.
    void pass(int descriptor, std::uint32_t events, PolledSocket& from, PolledSocket& to);
    /// From now on it is told nothing. To be called before the descriptor is closed.
    void remove(int descriptor, PolledSocket& socket);

    void callAgain(PolledSocket& socket);
    void callAtEnd(PolledSocket& socket);

private:
    void turn();
    void finishLater();
    void finish();
    void endTurn();
    void forget(PolledSocket& socket);

    int m_epoll = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::array<epoll_event, 16> m_batch{};
    std::size_t m_next = 0;
    std::size_t m_count = 0;
    std::deque<PolledSocket*> m_again;
    std::vector<PolledSocket*> m_atEnd;
    bool m_isInTurn = false;
    bool m_willFinish = false;
};

} // namespace arcade::gateway
