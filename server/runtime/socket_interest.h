#pragma once

#include <QSocketNotifier>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

struct epoll_event;

namespace arcade::runtime {

/// Which notifiers want to hear of which descriptor, mirrored in an epoll set. Interest is changed
/// lazily, one system call a descriptor and wait, but a descriptor without notifiers leaves the
/// set at once: it may be closed and its number used again the next moment.
class SocketInterest {
public:
    /// `epoll` stays the caller's.
    explicit SocketInterest(int epoll)
        : m_epoll(epoll) {}

    /// A notifier of the same descriptor and type is replaced, with a warning.
    void add(QSocketNotifier& notifier);
    /// Ignores notifiers that are not registered.
    void remove(const QSocketNotifier& notifier);

    /// Brings the epoll set up to date; to be called before each wait.
    void apply();

    /// The descriptors epoll cannot watch because they are always ready, as regular files are.
    /// Waiting must not block while there are any.
    const std::vector<int>& alwaysReady() const { return m_alwaysReady; }

    /// What an event is about: the notifiers it concerns, in the order in which they are told.
    /// Empty when the descriptor is not the one the event was for.
    struct Target {
        int descriptor = -1;
        std::uint32_t generation = 0;
        std::uint32_t events = 0;
    };
    static Target targetOf(const epoll_event& event);
    Target alwaysReadyTarget(int descriptor) const;

    static constexpr std::array kTypes{QSocketNotifier::Read, QSocketNotifier::Write,
                                       QSocketNotifier::Exception};
    /// Null when that notifier is gone by now, or the event does not concern it.
    QSocketNotifier* notifierFor(const Target& target, QSocketNotifier::Type type) const;

private:
    struct Descriptor {
        std::array<QSocketNotifier*, kTypes.size()> notifiers{};
        /// Told to epoll with each event, so that one meant for an earlier use of the number is
        /// recognised.
        std::uint32_t generation = 0;
        std::uint32_t watchedEvents = 0;
        bool isDirty = false;
        bool isAlwaysReady = false;
    };

    void applyTo(int descriptor);
    void forget(int descriptor);

    int m_epoll;
    std::vector<Descriptor> m_descriptors;
    std::vector<int> m_dirty;
    std::vector<int> m_alwaysReady;
};

} // namespace arcade::runtime
