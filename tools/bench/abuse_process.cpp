#include "tools/bench/abuse_process.h"

#include "tools/bench/patience.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace arcade::bench {
namespace {

constexpr int kGoneLimitMs = 5'000;

} // namespace

void AbuseProcess::start(const std::string& serverUrl, const std::string& name,
                         const AbuseOptions& options) {
    QStringList arguments{QStringLiteral("attack"), QStringLiteral("--server"),
                          QString::fromStdString(serverUrl), QStringLiteral("--name"),
                          QString::fromStdString(name)};
    if (options.isSmall)
        arguments << QStringLiteral("--small");
    if (!options.transport.isEmpty())
        arguments << QStringLiteral("--transport") << options.transport;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), arguments);
}

AbuseProcess::~AbuseProcess() {
    m_process.kill();
    m_process.waitForFinished(kGoneLimitMs);
}

QByteArray AbuseProcess::nextLine(std::chrono::milliseconds limit) {
    const auto hasLine = [&] {
        m_text += m_process.readAllStandardOutput();
        return m_text.contains('\n') || m_process.state() == QProcess::NotRunning;
    };
    waitUntil(hasLine, limit);
    const qsizetype end = m_text.indexOf('\n');
    const QByteArray line = end < 0 ? QByteArray() : m_text.left(end);
    m_text.remove(0, end + 1);
    return line;
}

bool AbuseProcess::isReady(std::chrono::milliseconds limit) {
    return nextLine(limit) == "ready";
}

void AbuseProcess::attack(const std::string& match) {
    m_process.write(QByteArray::fromStdString(match) + '\n');
}

std::optional<AbuseFigures> AbuseProcess::finish(std::chrono::milliseconds limit) {
    const auto whole = QJsonDocument::fromJson(nextLine(limit)).object();
    if (whole.isEmpty())
        return std::nullopt;
    AbuseFigures figures;
    figures.lines = whole[u"lines"].toInt();
    figures.unexpected = whole[u"unexpected"].toInt();
    figures.bytesSent = whole[u"bytes"].toInteger();
    figures.mostBytesOfALine = whole[u"most_bytes"].toInteger();
    figures.mostAtOnce = whole[u"most_at_once"].toInt();
    figures.seconds = whole[u"seconds"].toDouble();
    const QJsonObject answers = whole[u"answers"].toObject();
    for (auto offence = answers.begin(); offence != answers.end(); ++offence) {
        const QJsonObject counts = offence.value().toObject();
        for (auto answer = counts.begin(); answer != counts.end(); ++answer)
            figures.answers[offence.key().toStdString()][answer.key().toStdString()] =
                answer.value().toInt();
    }
    return figures;
}

} // namespace arcade::bench
