#include "client/app/inspector.h"

#include "client/app/item_view.h"

#include <QDateTime>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>
#include <chrono>
#include <utility>

namespace arcade::client {
namespace {

using namespace std::chrono_literals;

constexpr qint64 kMostRequestBytes = 64 * 1024;
constexpr qint64 kLongestWaitMs = 600'000;
/// What does not move draws no frame, and still may change.
constexpr std::chrono::milliseconds kLookAgain = 10ms;

QJsonObject fault(const QString& sentence) {
    return {{QStringLiteral("error"), sentence}};
}

void answer(QLocalSocket& asker, QJsonObject content, const QJsonValue& id) {
    if (!id.isUndefined())
        content.insert(QStringLiteral("id"), id);
    asker.write(QJsonDocument(content).toJson(QJsonDocument::Compact) + '\n');
    asker.flush();
}

} // namespace

Inspector::Inspector(QQuickWindow& window)
    : m_window(window)
    , m_frames(window) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Inspector::greet);
    connect(&m_look, &QTimer::timeout, this, [this] { lookAgain(false); });
    connect(
        &window, &QQuickWindow::frameSwapped, this, [this] { lookAgain(true); },
        Qt::QueuedConnection);
    m_look.setInterval(kLookAgain);
}

Inspector::~Inspector() = default;

bool Inspector::listen(const QString& socket) {
    // What a client that was killed left behind.
    QLocalServer::removeServer(socket);
    return m_server.listen(socket);
}

void Inspector::greet() {
    while (QLocalSocket* asker = m_server.nextPendingConnection()) {
        connect(asker, &QLocalSocket::readyRead, this, [this, asker] { read(*asker); });
        connect(asker, &QLocalSocket::disconnected, asker, &QObject::deleteLater);
    }
}

void Inspector::read(QLocalSocket& asker) {
    while (asker.canReadLine())
        handle(asker, asker.readLine(kMostRequestBytes));
    if (asker.bytesAvailable() >= kMostRequestBytes)
        asker.abort();
}

void Inspector::handle(QLocalSocket& asker, const QByteArray& line) {
    const QJsonObject request = QJsonDocument::fromJson(line).object();
    const QJsonValue id = request.value(QStringLiteral("id"));
    const QJsonObject wanted = request.value(QStringLiteral("await")).toObject();
    if (wanted.isEmpty()) {
        answer(asker, answerTo(request), id);
        return;
    }
    const qint64 limit = request.value(QStringLiteral("timeout_ms")).toInteger();
    m_waiting.push_back({&asker, id, wanted,
                         QDeadlineTimer(std::clamp<qint64>(limit, 0, kLongestWaitMs)),
                         request.value(QStringLiteral("after_frame")).toBool()});
    m_look.start();
    lookAgain(false);
}

QJsonObject Inspector::answerTo(const QJsonObject& request) {
    if (request.contains(QStringLiteral("find")))
        return found(request);
    if (request.contains(QStringLiteral("names")))
        return {{QStringLiteral("names"), QJsonArray::fromStringList(visibleNames(m_window))}};
    if (request.contains(QStringLiteral("texts")))
        return {{QStringLiteral("texts"), QJsonArray::fromStringList(visibleTexts(m_window))}};
    if (request.contains(QStringLiteral("window")))
        return viewOf(m_window);
    if (request.contains(QStringLiteral("frames")))
        return m_frames.take();
    if (request.contains(QStringLiteral("grab")))
        return grabbed(request.value(QStringLiteral("grab")).toString());
    return fault(QStringLiteral("find, await, names, texts, window, frames or grab?"));
}

QJsonObject Inspector::found(const QJsonObject& request) const {
    const QString name = request.value(QStringLiteral("find")).toString();
    const QQuickItem* item = itemNamed(m_window, name);
    QJsonObject view = viewOf(item, name);
    QJsonObject properties;
    for (const QJsonValue wish : request.value(QStringLiteral("properties")).toArray()) {
        const QVariant value =
            item == nullptr ? QVariant() : item->property(wish.toString().toUtf8().constData());
        properties.insert(wish.toString(), QJsonValue::fromVariant(value));
    }
    view.insert(QStringLiteral("properties"), properties);
    return view;
}

QJsonObject Inspector::grabbed(const QString& file) {
    const QImage image = m_window.grabWindow();
    if (image.isNull() || !image.save(file, "PNG"))
        return fault(QStringLiteral("no picture could be saved as ") + file);
    return {{QStringLiteral("width"), image.width()}, {QStringLiteral("height"), image.height()}};
}

void Inspector::lookAgain(bool isAfterFrame) {
    std::erase_if(m_waiting, [this, isAfterFrame](const Waiting& waiting) {
        return settle(waiting, isAfterFrame);
    });
    if (m_waiting.empty())
        m_look.stop();
}

bool Inspector::settle(const Waiting& waiting, bool isAfterFrame) {
    if (!waiting.asker)
        return true;
    const QString name = waiting.wanted.value(QStringLiteral("name")).toString();
    const QQuickItem* item = itemNamed(m_window, name);
    const bool isMet = (isAfterFrame || !waiting.isAfterFrame) && isAsWanted(item, waiting.wanted);
    if (!isMet && !waiting.deadline.hasExpired())
        return false;
    QJsonObject view = viewOf(item, name);
    view.insert(QStringLiteral("met"), isMet);
    view.insert(QStringLiteral("at_ms"), QDateTime::currentMSecsSinceEpoch());
    answer(*waiting.asker, view, waiting.id);
    return true;
}

} // namespace arcade::client
