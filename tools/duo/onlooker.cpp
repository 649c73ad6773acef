#include "tools/duo/onlooker.h"

#include "tools/bench/patience.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

namespace arcade::duo {
namespace {

using namespace std::chrono_literals;

/// For what is answered at once, on a busy machine.
constexpr std::chrono::milliseconds kAnswerLimit = 30s;
constexpr std::chrono::milliseconds kTryAgain = 10ms;

QRectF rectangleIn(const QJsonObject& json) {
    return {json.value(QStringLiteral("x")).toDouble(), json.value(QStringLiteral("y")).toDouble(),
            json.value(QStringLiteral("width")).toDouble(),
            json.value(QStringLiteral("height")).toDouble()};
}

std::vector<qint64> timesIn(const QJsonValue& json) {
    std::vector<qint64> times;
    for (const QJsonValue time : json.toArray())
        times.push_back(time.toInteger());
    return times;
}

ItemView itemIn(const QJsonObject& json) {
    ItemView view;
    view.exists = json.value(QStringLiteral("exists")).toBool();
    view.visible = json.value(QStringLiteral("visible")).toBool();
    view.enabled = json.value(QStringLiteral("enabled")).toBool();
    view.focused = json.value(QStringLiteral("focused")).toBool();
    view.text = json.value(QStringLiteral("text")).toString();
    view.accessible = json.value(QStringLiteral("accessible")).toString();
    view.place = rectangleIn(json);
    view.onScreen = rectangleIn(json.value(QStringLiteral("screen")).toObject());
    view.properties = json.value(QStringLiteral("properties")).toObject();
    view.met = json.value(QStringLiteral("met")).toBool();
    view.atMs = json.value(QStringLiteral("at_ms")).toInteger();
    return view;
}

} // namespace

bool Onlooker::connectTo(const QString& socket, std::chrono::milliseconds limit) {
    const QDeadlineTimer deadline(limit);
    while (!isConnected() && !deadline.hasExpired()) {
        m_socket.connectToServer(socket);
        if (!m_socket.waitForConnected(0))
            bench::waitFor(kTryAgain);
    }
    return isConnected();
}

ItemView Onlooker::find(const QString& name, const QStringList& properties) {
    return itemIn(ask({{QStringLiteral("find"), name},
                       {QStringLiteral("properties"), QJsonArray::fromStringList(properties)}},
                      kAnswerLimit));
}

ItemView Onlooker::await(const QString& name, QJsonObject wish, std::chrono::milliseconds limit) {
    wish.insert(QStringLiteral("name"), name);
    return itemIn(ask({{QStringLiteral("await"), wish},
                       {QStringLiteral("timeout_ms"), static_cast<qint64>(limit.count())}},
                      limit + kAnswerLimit));
}

ItemView Onlooker::awaitDrawn(const QString& name, QJsonObject wish,
                              std::chrono::milliseconds limit, const std::function<void()>& act) {
    wish.insert(QStringLiteral("name"), name);
    return itemIn(ask({{QStringLiteral("await"), wish},
                       {QStringLiteral("after_frame"), true},
                       {QStringLiteral("timeout_ms"), static_cast<qint64>(limit.count())}},
                      limit + kAnswerLimit, act));
}

QStringList Onlooker::names() {
    return list(QStringLiteral("names"));
}

QStringList Onlooker::texts() {
    return list(QStringLiteral("texts"));
}

QStringList Onlooker::list(const QString& what) {
    QStringList entries;
    const QJsonObject answer = ask({{what, true}}, kAnswerLimit);
    for (const QJsonValue entry : answer.value(what).toArray())
        entries << entry.toString();
    return entries;
}

WindowView Onlooker::window() {
    const QJsonObject json = ask({{QStringLiteral("window"), true}}, kAnswerLimit);
    return {static_cast<quint64>(json.value(QStringLiteral("x_window")).toInteger()),
            json.value(QStringLiteral("visible")).toBool(),
            json.value(QStringLiteral("active")).toBool(),
            rectangleIn(json.value(QStringLiteral("screen")).toObject())};
}

FrameTimes Onlooker::frames() {
    const QJsonObject json = ask({{QStringLiteral("frames"), true}}, kAnswerLimit);
    return {json.value(QStringLiteral("first_frame_at_ms")).toInteger(),
            json.value(QStringLiteral("last_frame_at_ms")).toInteger(),
            json.value(QStringLiteral("count")).toInteger(),
            timesIn(json.value(QStringLiteral("intervals_us"))),
            timesIn(json.value(QStringLiteral("durations_us")))};
}

bool Onlooker::grab(const QString& file) {
    return ask({{QStringLiteral("grab"), file}}, kAnswerLimit).contains(QStringLiteral("width"));
}

QJsonObject Onlooker::ask(QJsonObject request, std::chrono::milliseconds limit,
                          const std::function<void()>& meanwhile) {
    if (!isConnected())
        return {};
    const qint64 id = ++m_lastId;
    request.insert(QStringLiteral("id"), id);
    QJsonObject answer;
    QEventLoop loop;
    // An answer that came too late for an earlier question has another id.
    QObject::connect(&m_socket, &QLocalSocket::readyRead, &loop, [&] {
        while (m_socket.canReadLine()) {
            const QJsonObject line = QJsonDocument::fromJson(m_socket.readLine()).object();
            if (line.value(QStringLiteral("id")).toInteger() != id)
                continue;
            answer = line;
            loop.quit();
        }
    });
    QObject::connect(&m_socket, &QLocalSocket::disconnected, &loop, &QEventLoop::quit);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    m_socket.flush();
    if (meanwhile)
        meanwhile();
    loop.exec();
    return answer;
}

} // namespace arcade::duo
