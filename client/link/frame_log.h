#pragma once

#include <QFile>
#include <QString>

#include <string_view>

namespace arcade::client {

/// Every frame of a session as a line of a file: wall-clock milliseconds, `>` to the server
/// or `<` from it, and the text, in which the values of `token` and `recovery_key` are left out.
class FrameLog {
public:
    /// An empty path logs nothing. False, with a reason, when the file cannot be written.
    bool open(const QString& path, QString* fault = nullptr);

    enum class Way { ToServer, ToClient };
    void write(Way way, std::string_view frame);

private:
    QFile m_file;
};

/// The frame without secrets.
QByteArray withoutSecrets(std::string_view frame);

} // namespace arcade::client
