#include "tests/gateway/test_server.h"

#include <QJsonDocument>

namespace arcade::gateway::test {
namespace {

host::Authenticator makeAuthenticator() {
    auto key = host::SigningKey::fromSecret("a secret of the tests, 32 bytes at least");
    return host::Authenticator(host::KeySet(std::move(key).value()), std::chrono::hours{24});
}

} // namespace

QJsonObject HttpReply::json() const {
    return QJsonDocument::fromJson(body).object();
}

QString HttpReply::errorCode() const {
    return json()[QStringLiteral("error")][QStringLiteral("code")].toString();
}

QList<HttpReply> repliesIn(const QByteArray& heard, bool isToHead) {
    QList<HttpReply> replies;
    QByteArray rest = heard;
    for (;;) {
        const qsizetype end = rest.indexOf("\r\n\r\n");
        if (end < 0)
            return replies;
        const QList<QByteArray> lines = rest.left(end).split('\n');
        HttpReply reply;
        reply.status = lines[0].mid(9, 3).toInt();
        for (const QByteArray& line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            reply.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
        }
        const qsizetype size = isToHead ? 0 : reply.headers["content-length"].toLongLong();
        if (rest.size() < end + 4 + size)
            return replies;
        reply.body = rest.mid(end + 4, size);
        rest = rest.mid(end + 4 + size);
        replies.append(reply);
    }
}

TestServer::TestServer()
    : authenticator(makeAuthenticator()) {
    hostSettings.name = "tests";
    hostSettings.rules.antiSnipingMax = Duration{0};
    hostSettings.rules.secret = {1, 2};
    apiSettings.adminToken = kAdminToken;
    apiSettings.drain = [this](Duration limit) { coordinator->drain(limit, [] {}); };
    listenerSettings.port = 0;
}

TestServer::~TestServer() {
    stop();
}

void TestServer::start() {
    store::SqlOptions options;
    options.folder = folder.filePath(QStringLiteral("data")).toStdString();
    store::SqlHandlers handlers;
    handlers.fault = [](const std::string& text) { qFatal("store: %s", text.c_str()); };
    backend = store::SqlBackend::open(options, std::move(handlers)).value();
    store = std::make_unique<store::SqlStore>(*backend);
    accounts = std::make_unique<store::SqlAccounts>(*backend);
    coordinator = std::make_unique<host::CoordinatorHost>(hostSettings, *store, *accounts, clock,
                                                          entropy, authenticator, metrics);
    if (const auto started = coordinator->start(); !started)
        qFatal("start: %s", started.error().message.c_str());
    api = std::make_unique<HttpApi>(apiSettings, *coordinator, authenticator, entropy, metrics);
    listener = std::make_unique<Listener>(listenerSettings, *coordinator, *api, metrics);
    if (const auto listening = listener->listen(); !listening)
        qFatal("listen: %s", listening.error().message.c_str());
}

void TestServer::stop() {
    listener.reset();
    // Replies that come must find whom they are for.
    backend.reset();
    api.reset();
    coordinator.reset();
    accounts.reset();
    store.reset();
}

HttpReply TestServer::get(const QByteArray& path, const QByteArray& headers) {
    return ask("GET", path, {}, headers);
}

HttpReply TestServer::post(const QByteArray& path, const QByteArray& body,
                           const QByteArray& headers) {
    return ask("POST", path, body, headers);
}

HttpReply TestServer::asOperator(const QByteArray& method, const QByteArray& path,
                                 const QByteArray& body) {
    return ask(method, path, body,
               QByteArray("Authorization: Bearer ") + kAdminToken + QByteArray("\r\n"));
}

HttpReply TestServer::ask(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                          const QByteArray& headers) {
    RawClient client(port());
    QByteArray request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    if (method == "POST" || !body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    client.say(request + "Connection: close\r\n\r\n" + body);
    waitUntil([&] { return client.isClosed(); });
    const QList<HttpReply> replies = repliesIn(client.heard(), method == "HEAD");
    return replies.size() == 1 ? replies.front() : HttpReply{};
}

QJsonObject TestServer::signIn(const QByteArray& callsign) {
    return post("/api/session", "{\"callsign\":\"" + callsign + "\"}").json();
}

double TestServer::metric(const QByteArray& lineStart) {
    for (const QByteArray& line : get("/metrics").body.split('\n'))
        if (line.startsWith(lineStart + " "))
            return line.mid(lineStart.size() + 1).toDouble();
    return -1;
}

} // namespace arcade::gateway::test
