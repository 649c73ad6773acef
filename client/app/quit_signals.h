#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace arcade::client {

/// Ends the event loop on SIGINT, SIGTERM and SIGHUP, so that everything is put away as on a click.
/// A second one ends the process at once. One at most in a process.
class QuitSignals : public QObject {
public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace arcade::client
