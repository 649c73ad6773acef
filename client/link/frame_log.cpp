#include "client/link/frame_log.h"

#include <QDateTime>
#include <QRegularExpression>

namespace arcade::client {

bool FrameLog::open(const QString& path, QString* fault) {
    if (path.isEmpty())
        return true;
    m_file.setFileName(path);
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return true;
    }
    if (fault)
        *fault = m_file.errorString();
    return false;
}

void FrameLog::write(Way way, std::string_view frame) {
    if (!m_file.isOpen())
        return;
    QByteArray line = QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    line += way == Way::ToServer ? " > " : " < ";
    line += withoutSecrets(frame);
    line += '\n';
    m_file.write(line);
    m_file.flush();
}

QByteArray withoutSecrets(std::string_view frame) {
    static const QRegularExpression secret(
        QStringLiteral(R"re("(token|recovery_key)"\s*:\s*"(?:[^"\\]|\\.)*")re"));
    QString text = QString::fromUtf8(frame.data(), static_cast<qsizetype>(frame.size()));
    text.replace(secret, QStringLiteral(R"("\1":"…")"));
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return text.toUtf8();
}

} // namespace arcade::client
