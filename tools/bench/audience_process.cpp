#include "tools/bench/audience_process.h"

#include "tools/bench/patience.h"
#include "tools/bench/priority.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kFiguresLimit = 5s;
constexpr int kEndLimitMs = 5'000;

} // namespace

void AudienceProcess::start(const std::string& serverUrl, int watchers) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier(&comeAsBefore);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("audience"), QStringLiteral("--server"),
                     QString::fromStdString(serverUrl), QStringLiteral("--watchers"),
                     QString::number(watchers)});
}

AudienceProcess::~AudienceProcess() {
    m_process.kill();
    m_process.waitForFinished(kEndLimitMs);
}

QByteArray AudienceProcess::answer(const QByteArray& word, std::chrono::milliseconds limit) {
    const auto hasLine = [&] {
        m_text += m_process.readAllStandardOutput();
        return m_text.contains('\n') || m_process.state() == QProcess::NotRunning;
    };
    waitUntil(hasLine, limit);
    const qsizetype end = m_text.indexOf('\n');
    const QByteArray line = end < 0 ? QByteArray() : m_text.left(end);
    m_text.remove(0, end + 1);
    return line.startsWith(word + ' ') ? line.mid(word.size() + 1) : QByteArray();
}

int AudienceProcess::arrived(std::chrono::milliseconds limit) {
    return answer("arrived", limit).toInt();
}

void AudienceProcess::watch(MatchId match) {
    m_process.write(QByteArray::fromStdString(match.toString()) + '\n');
}

int AudienceProcess::watching(std::chrono::milliseconds limit) {
    return answer("watching", limit).toInt();
}

std::optional<AudienceProcess::Figures> AudienceProcess::finish() {
    m_process.closeWriteChannel();
    const auto whole = QJsonDocument::fromJson(answer("figures", kFiguresLimit)).object();
    if (whole.isEmpty())
        return std::nullopt;
    Figures figures;
    figures.updates = whole[u"updates"].toDouble();
    figures.results = whole[u"results"].toInt();
    figures.cores = whole[u"cores"].toDouble();
    figures.trouble = whole[u"trouble"].toString().toStdString();
    const QJsonObject ages = whole[u"ages"].toObject();
    for (auto age = ages.begin(); age != ages.end(); ++age) {
        for (int count = age.value().toInt(); count > 0; --count)
            figures.ages.record(std::chrono::milliseconds{age.key().toInt()});
    }
    for (const auto& spread : whole[u"spreads"].toArray())
        figures.spreads.record(std::chrono::milliseconds{spread.toInt()});
    figures.views = whole[u"views"].toInt();
    return figures;
}

} // namespace arcade::bench
