#pragma once

#include "shared/vocabulary/result.h"

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

#include <signal.h>

namespace arcade::runtime {

/// Turns SIGTERM and SIGINT into a Qt signal in the thread that made it, and has SIGPIPE ignored.
/// At most one exists at a time; the handlers of before return with its end.
class StopSignals : public QObject {
    Q_OBJECT

public:
    /// Fails when the process has no descriptors left.
    static Result<std::unique_ptr<StopSignals>> create();
    ~StopSignals() override;

Q_SIGNALS:
    /// `count` is 1 for the first of either, 2 for the next, which asks to hurry.
    void stopRequested(int signalNumber, int count);

private:
    explicit StopSignals(int readEnd, int writeEnd);
    void readSignals();

    int m_readEnd;
    int m_writeEnd;
    QSocketNotifier m_notifier;
    std::array<struct sigaction, 3> m_previous{};
    int m_count = 0;
};

} // namespace arcade::runtime
