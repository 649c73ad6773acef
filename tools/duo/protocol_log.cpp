#include "tools/duo/protocol_log.h"

#include "shared/codec/envelope.h"

#include <QFile>

namespace arcade::duo {

ProtocolLog ProtocolLog::read(const QString& file) {
    ProtocolLog log;
    QFile lines(file);
    if (!lines.open(QIODevice::ReadOnly))
        return log;
    while (!lines.atEnd()) {
        const QByteArray line = lines.readLine().trimmed();
        const qsizetype begin = line.indexOf('{');
        if (begin < 0 || !line.left(begin).contains('<'))
            continue;
        auto decoded = codec::decodeServer(line.mid(begin).toStdString());
        if (decoded.message)
            log.m_received.push_back(std::move(decoded.message).value());
    }
    return log;
}

} // namespace arcade::duo
