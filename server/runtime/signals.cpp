#include "server/runtime/signals.h"

#include <atomic>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace arcade::runtime {
namespace {

constexpr std::array<int, 2> kStopSignals{SIGTERM, SIGINT};
constexpr std::size_t kPipeSlot = kStopSignals.size();

std::atomic<int> g_writeEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler must not wait for a lock");

// A pipe, not an eventfd: it keeps the order and the number of the signals. When it is full, dozens
// of signals wait to be read, and one more says nothing new.
void passOn(int signalNumber) {
    const int savedErrno = errno;
    const auto byte = static_cast<unsigned char>(signalNumber);
    [[maybe_unused]] const auto written = ::write(g_writeEnd.load(), &byte, 1);
    errno = savedErrno;
}

} // namespace

Result<std::unique_ptr<StopSignals>> StopSignals::create() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return Error{ErrorCode::Internal,
                     "signals cannot be received: " + std::generic_category().message(errno)};
    }
    return std::unique_ptr<StopSignals>(new StopSignals(ends[0], ends[1]));
}

StopSignals::StopSignals(int readEnd, int writeEnd)
    : m_readEnd(readEnd)
    , m_writeEnd(writeEnd)
    , m_notifier(readEnd, QSocketNotifier::Read) {
    ARCADE_EXPECT(g_writeEnd.load() == -1);
    g_writeEnd = m_writeEnd;
    connect(&m_notifier, &QSocketNotifier::activated, this, &StopSignals::readSignals);

    struct sigaction action {};
    action.sa_handler = passOn;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t slot = 0; slot < kStopSignals.size(); ++slot)
        ::sigaction(kStopSignals[slot], &action, &m_previous[slot]);
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &action, &m_previous[kPipeSlot]);
}

StopSignals::~StopSignals() {
    for (std::size_t slot = 0; slot < kStopSignals.size(); ++slot)
        ::sigaction(kStopSignals[slot], &m_previous[slot], nullptr);
    ::sigaction(SIGPIPE, &m_previous[kPipeSlot], nullptr);
    g_writeEnd = -1;
    m_notifier.setEnabled(false);
    ::close(m_readEnd);
    ::close(m_writeEnd);
}

void StopSignals::readSignals() {
    unsigned char signalNumber = 0;
    while (::read(m_readEnd, &signalNumber, 1) == 1)
        Q_EMIT stopRequested(signalNumber, ++m_count);
}

} // namespace arcade::runtime
