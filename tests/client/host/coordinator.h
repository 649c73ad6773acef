#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace arcade::client::test {

/// Whether anybody accepts connections at a port of this computer.
bool isListening(int port);

/// A coordinator that is not the client's own.
class Coordinator {
public:
    /// `wrapper` is a command that runs the program, as `ip netns exec NAME`.
    bool start(const QString& name, const QStringList& settings, const QStringList& wrapper = {});
    void kill();
    ~Coordinator() { kill(); }

    int port() const { return m_port; }
    QString log() const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace arcade::client::test
