#include "tools/bench/audience.h"
#include "tools/bench/commands.h"
#include "tools/bench/patience.h"
#include "tools/bench/process_usage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <cstdio>

/// The process of the watchers, led by the one that measures: it writes a line to have a match
/// watched, and ends what it writes to be told the figures.
namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kArrivalLimit = 60s;
constexpr std::chrono::milliseconds kJoinLimit = 5s;
constexpr std::chrono::milliseconds kLongest = 180s;
/// What is measured is the server, not how its watchers and players share what is left.
constexpr int kModesty = 10;

class Orders {
public:
    Orders()
        : m_notifier(STDIN_FILENO, QSocketNotifier::Read) {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { read(); });
    }

    /// Empty once there is none any more.
    QByteArray next() {
        waitUntil([this] { return m_isOver || m_text.contains('\n'); }, kLongest);
        const qsizetype end = m_text.indexOf('\n');
        const QByteArray line = end < 0 ? QByteArray() : m_text.left(end);
        m_text.remove(0, end + 1);
        return line;
    }

private:
    void read() {
        std::array<char, 256> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        m_isOver = count <= 0;
        m_notifier.setEnabled(!m_isOver);
        if (count > 0)
            m_text.append(bytes.data(), count);
    }

    QSocketNotifier m_notifier;
    QByteArray m_text;
    bool m_isOver = false;
};

void answer(const QByteArray& line) {
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

QByteArray figuresText(const WatcherFigures& figures, double cores) {
    QJsonObject ages;
    for (const auto& [ms, count] : figures.ages)
        ages[QString::number(ms)] = static_cast<qint64>(count);
    QJsonArray spreads;
    for (const auto& [sent, spread] : figures.spreads) {
        if (spread.receivers == figures.watching)
            spreads.append(spread.age);
    }
    const QJsonObject whole{{QStringLiteral("updates"), static_cast<qint64>(figures.updates)},
                            {QStringLiteral("results"), figures.results},
                            {QStringLiteral("cores"), cores},
                            {QStringLiteral("ages"), ages},
                            {QStringLiteral("spreads"), spreads},
                            {QStringLiteral("views"), static_cast<int>(figures.spreads.size())},
                            {QStringLiteral("trouble"), QString::fromStdString(figures.trouble)}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

} // namespace

Verdict attend(const AudienceOptions& options) {
    const auto endpoint = player::Endpoint::resolve(options.server);
    if (!endpoint)
        return Verdict::WrongUsage;
    if (::nice(kModesty) == -1)
        std::fprintf(stderr, "arcade-bench: the watchers run like everyone else\n");
    player::Loop loop;
    Orders orders;
    Audience audience(loop, endpoint.value(), options.watchers);
    audience.arrive();
    waitUntil([&] { return audience.hasArrived(); }, kArrivalLimit);
    answer("arrived " + QByteArray::number(audience.countOf(Client::Stage::Open)));
    const auto match = MatchId::parse(orders.next().toStdString());
    if (!match)
        return Verdict::WrongUsage;
    const ProcessUsage before = ProcessUsage::own();
    audience.watch(*match);
    waitUntil([&] { return audience.figures().watching == options.watchers; }, kJoinLimit);
    answer("watching " + QByteArray::number(audience.figures().watching));
    orders.next();
    answer("figures " +
           figuresText(audience.figures(), ProcessUsage::cores(before, ProcessUsage::own())));
    return Verdict::AllWell;
}

} // namespace arcade::bench
