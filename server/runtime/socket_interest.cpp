#include "server/runtime/socket_interest.h"

#include "shared/vocabulary/expect.h"

#include <QDebug>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/epoll.h>

namespace arcade::runtime {
namespace {

std::size_t slotOf(QSocketNotifier::Type type) {
    switch (type) {
    case QSocketNotifier::Read: return 0;
    case QSocketNotifier::Write: return 1;
    case QSocketNotifier::Exception: return 2;
    }
    ARCADE_UNREACHABLE();
}

constexpr std::array<std::uint32_t, 3> kWanted{EPOLLIN, EPOLLOUT, EPOLLPRI};
// A broken connection concerns everybody: whoever is not told would be reported for ever.
constexpr std::uint32_t kConcernsAll = EPOLLHUP | EPOLLERR;

template <class Notifiers>
std::uint32_t wantedBy(const Notifiers& notifiers) {
    std::uint32_t events = 0;
    for (std::size_t slot = 0; slot < notifiers.size(); ++slot) {
        if (notifiers[slot] != nullptr)
            events |= kWanted[slot];
    }
    return events;
}

} // namespace

void SocketInterest::add(QSocketNotifier& notifier) {
    const auto descriptor = static_cast<int>(notifier.socket());
    ARCADE_EXPECT(descriptor >= 0);
    const auto index = static_cast<std::size_t>(descriptor);
    if (index >= m_descriptors.size())
        m_descriptors.resize(std::max(index + 1, m_descriptors.size() * 2));
    auto& place = m_descriptors[index].notifiers[slotOf(notifier.type())];
    if (place != nullptr && place != &notifier) {
        qWarning() << "two socket notifiers of the same type for descriptor" << descriptor;
        // The first may have been left behind by a descriptor that was closed under it.
        m_descriptors[index].watchedEvents = 0;
    }
    place = &notifier;
    if (!std::exchange(m_descriptors[index].isDirty, true))
        m_dirty.push_back(descriptor);
}

void SocketInterest::remove(const QSocketNotifier& notifier) {
    const auto descriptor = static_cast<int>(notifier.socket());
    const auto index = static_cast<std::size_t>(descriptor);
    if (descriptor < 0 || index >= m_descriptors.size())
        return;
    auto& place = m_descriptors[index].notifiers[slotOf(notifier.type())];
    if (place != &notifier)
        return;
    place = nullptr;
    if (wantedBy(m_descriptors[index].notifiers) == 0)
        forget(descriptor);
    else if (!std::exchange(m_descriptors[index].isDirty, true))
        m_dirty.push_back(descriptor);
}

void SocketInterest::forget(int descriptor) {
    Descriptor& entry = m_descriptors[static_cast<std::size_t>(descriptor)];
    // Fails when the descriptor was closed first, which has removed it as well.
    if (entry.watchedEvents != 0)
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    if (entry.isAlwaysReady)
        std::erase(m_alwaysReady, descriptor);
    entry.watchedEvents = 0;
    entry.isAlwaysReady = false;
    ++entry.generation;
}

void SocketInterest::apply() {
    for (const int descriptor : m_dirty)
        applyTo(descriptor);
    m_dirty.clear();
}

void SocketInterest::applyTo(int descriptor) {
    Descriptor& entry = m_descriptors[static_cast<std::size_t>(descriptor)];
    entry.isDirty = false;
    const auto wanted = wantedBy(entry.notifiers);
    if (wanted == entry.watchedEvents || entry.isAlwaysReady || wanted == 0)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = (std::uint64_t{entry.generation} << 32U) | static_cast<unsigned>(descriptor);
    const int change = entry.watchedEvents == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    int failed = ::epoll_ctl(m_epoll, change, descriptor, &event);
    // Closed and opened again behind the notifiers' back, or still in the set from then.
    if (failed != 0 && (errno == ENOENT || errno == EEXIST))
        failed = ::epoll_ctl(m_epoll, errno == ENOENT ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor,
                             &event);
    if (failed == 0) {
        entry.watchedEvents = wanted;
    } else if (errno == EPERM) {
        entry.isAlwaysReady = true;
        m_alwaysReady.push_back(descriptor);
    } else {
        qWarning() << "descriptor" << descriptor
                   << "cannot be watched:" << std::generic_category().message(errno).c_str();
    }
}

SocketInterest::Target SocketInterest::targetOf(const epoll_event& event) {
    const std::uint64_t data = event.data.u64;
    return Target{static_cast<int>(data & 0xFFFFFFFFU), static_cast<std::uint32_t>(data >> 32U),
                  event.events};
}

SocketInterest::Target SocketInterest::alwaysReadyTarget(int descriptor) const {
    const auto& entry = m_descriptors[static_cast<std::size_t>(descriptor)];
    return Target{descriptor, entry.generation, EPOLLIN | EPOLLOUT};
}

QSocketNotifier* SocketInterest::notifierFor(const Target& target,
                                             QSocketNotifier::Type type) const {
    const auto index = static_cast<std::size_t>(target.descriptor);
    if (index >= m_descriptors.size() || m_descriptors[index].generation != target.generation)
        return nullptr;
    const auto slot = slotOf(type);
    if ((target.events & (kWanted[slot] | kConcernsAll)) == 0)
        return nullptr;
    return m_descriptors[index].notifiers[slot];
}

} // namespace arcade::runtime
