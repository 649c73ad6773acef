#pragma once

#include "client/host/coordinator_trouble.h"
#include "shared/vocabulary/instant.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace arcade::client {

using namespace std::chrono_literals;

enum class CoordinatorMode {
    Private, ///< loopback, on a free port that is kept over restarts where possible
    Lan,     ///< all interfaces, to be found by others
};

enum class CoordinatorState { Stopped, Starting, Running, Restarting, Stopping, Failed };

struct CoordinatorOptions {
    /// The profile's; data and logs go into folders of it.
    QString folder;
    /// Empty: found by findCoordinator().
    QString program;
    /// From the start of the program to its first line.
    Duration startLimit = 20s;
    /// From the request to end to the end by force.
    Duration stopLimit = 5s;
    /// After a crash: before the first new start, doubled each time.
    Duration restartDelay = 500ms;
    Duration restartDelayMost = 8s;
    /// Starts after a crash until it is given up.
    int restarts = 5;
    /// Running for so long makes crashes before forgotten.
    Duration steady = 60s;
};

/// The client's own coordinator: one at most, gone when this is gone, however that happens.
class BundledCoordinator : public QObject {
    Q_OBJECT

public:
    static constexpr int kLanPort = 5000;

    explicit BundledCoordinator(CoordinatorOptions options, QObject* parent = nullptr);
    /// Waits, within the limit, for its end.
    ~BundledCoordinator() override;

    /// Starts, or ends what runs and starts with these. One that already runs so is left alone.
    /// `name` is shown to players; a port counts for Lan only.
    void start(CoordinatorMode mode, const QString& name = {}, int port = kLanPort);
    /// Asks it to end; Stopped follows.
    void stop();

    CoordinatorMode mode() const { return m_order.mode; }
    CoordinatorState state() const { return m_state; }
    /// `http://127.0.0.1:PORT` for this computer; empty until it listens.
    QString url() const;
    QString name() const { return m_order.name; }
    /// TCP; the wanted one until it listens.
    int port() const { return m_port; }
    /// `192.168.1.20:5000`, what to tell friends; empty unless it listens on the LAN.
    QStringList addresses() const;
    QString dataFolder() const;
    QString logFile() const;

    /// What is wrong in Failed, and what went wrong last in Restarting.
    CoordinatorTrouble trouble() const { return m_trouble; }
    QString problem() const { return sentenceOf(m_trouble, m_port, dataFolder()); }
    /// What its log said last about it.
    QString problemDetail() const { return m_detail; }
    /// 0 while there is none.
    qint64 processId() const { return m_process ? m_process->processId() : 0; }

Q_SIGNALS:
    void stateChanged();

private:
    struct Order {
        CoordinatorMode mode = CoordinatorMode::Private;
        QString name;
        int port = 0;

        friend bool operator==(const Order&, const Order&) = default;
    };

    void launch();
    QStringList arguments() const;
    void read();
    void announced(const QString& line);
    void ended(CoordinatorTrouble trouble);
    void endedUnasked(CoordinatorTrouble trouble);
    void restartLater(CoordinatorTrouble trouble);
    void askToEnd();
    void endNow();
    void fail(CoordinatorTrouble trouble);
    void enter(CoordinatorState state);
    bool hasFolder() const;
    int rememberedPort() const;
    void rememberPort(int port) const;

    CoordinatorOptions m_options;
    Order m_order;
    CoordinatorState m_state = CoordinatorState::Stopped;
    CoordinatorTrouble m_trouble = CoordinatorTrouble::None;
    QString m_detail;
    int m_port = 0;
    bool m_startsAgain = false;
    int m_restarts = 0;
    std::unique_ptr<QProcess> m_process;
    QElapsedTimer m_running;
    QTimer m_startLimit;
    QTimer m_stopLimit;
    QTimer m_restart;
};

} // namespace arcade::client
