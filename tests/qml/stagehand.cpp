#include "tests/qml/stagehand.h"

#include "shared/codec/envelope.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace arcade::client;

Stagehand::Stagehand(QObject* parent)
    : QObject(parent) {
    reset();
}

Stagehand::~Stagehand() = default;

void Stagehand::reset() {
    // What is shown is still bound to the old ones.
    const auto oldServer = std::exchange(m_server, std::make_unique<FakeArcade>());
    const auto oldSettings = std::exchange(
        m_settings, std::make_unique<QSettings>(
                        m_folder.filePath(QStringLiteral("settings%1.ini").arg(++m_resets)),
                        QSettings::IniFormat));
    const auto oldCredentials =
        std::exchange(m_credentials, std::make_unique<CredentialStore>(keysFile()));
    const auto oldLog = std::exchange(m_log, std::make_unique<FrameLog>());
    const auto oldSession =
        std::exchange(m_session, std::make_unique<Session>(*m_credentials, *m_log));
    AppParts parts;
    parts.session = m_session.get();
    parts.settings = m_settings.get();
    parts.credentials = m_credentials.get();
    const auto oldApp = std::exchange(m_app, std::make_unique<AppModel>(parts));
    Q_EMIT appChanged();

    m_asked.clear();
    m_askedLast.clear();
    connect(m_session.get(), &Session::requested, this, &Stagehand::note);
    connect(m_session.get(), &Session::received, this,
            [this](const arcade::ServerMessage& message) {
                ++(std::holds_alternative<arcade::Ok>(message) ? m_acknowledged : m_heard);
            });
    const QString address = QStringLiteral("127.0.0.1:%1").arg(m_server->port());
    m_session->open(*ServerAddress::parse(address), QStringLiteral("nyx_"));
    if (!QTest::qWaitFor([this] { return !m_server->lastId(QStringLiteral("auth")).isEmpty(); }))
        qFatal("the session does not reach its server");
}

void Stagehand::tell(const QString& frame) {
    const QString type =
        QJsonDocument::fromJson(frame.toUtf8()).object()[QLatin1String("type")].toString();
    const bool isGreeting = type == QLatin1String("auth.success");
    const int before = m_heard;
    m_server->send(frame, isGreeting ? m_server->lastId(QStringLiteral("auth")) : QString());
    if (!QTest::qWaitFor([this, before] { return m_heard > before; }))
        qFatal("the session does not take %s", qPrintable(frame));
}

void Stagehand::reply(const QString& type) {
    awaitRequest(type);
    const int before = m_acknowledged;
    m_server->acknowledge(m_server->lastId(type));
    if (!QTest::qWaitFor([this, before] { return m_acknowledged > before; }))
        qFatal("the session does not take the reply to %s", qPrintable(type));
}

void Stagehand::awaitRequest(const QString& type) const {
    const auto arrived = [&] {
        return m_askedLast.contains(type) && m_server->lastId(type) == m_askedLast.value(type);
    };
    if (!QTest::qWaitFor(arrived))
        qFatal("nobody asked for %s", qPrintable(type));
}

void Stagehand::answer(const QString& type, const QString& frame) {
    awaitRequest(type);
    const int before = m_heard;
    m_server->send(frame, m_server->lastId(type));
    if (!QTest::qWaitFor([this, before] { return m_heard > before; }))
        qFatal("the session does not take the answer to %s", qPrintable(type));
}

void Stagehand::refuse(const QString& type, const QString& code) {
    answer(
        type,
        QStringLiteral(R"({"type":"error","ts":0,"data":{"code":"%1","message":"no"}})").arg(code));
}

void Stagehand::tellDirect(const QString& frame) {
    if (!QTest::qWaitFor([this] { return m_server->hasFlatClient(); }))
        qFatal("nobody plays a direct game");
    const int before = m_server->flatReads();
    m_server->sendFlat(frame);
    // Who is told of the end hangs up.
    const auto isRead = [&] {
        return m_server->flatReads() > before || !m_server->hasFlatClient();
    };
    if (!QTest::qWaitFor(isRead))
        qFatal("the client does not read %s", qPrintable(frame));
}

void Stagehand::cut() {
    m_server->vanish();
    if (!QTest::qWaitFor([this] { return !m_session->isOnline(); }))
        qFatal("the session does not notice that its server is gone");
}

void Stagehand::loseCallsign() {
    const QString auth = QStringLiteral("auth");
    const QString before = m_server->lastId(auth);
    m_server->fail(QStringLiteral("/api/session"), "CALLSIGN_TAKEN");
    m_server->drop();
    const auto asksAgain = [&] { return m_server->lastId(auth) != before; };
    if (!QTest::qWaitFor(asksAgain))
        qFatal("the session does not come back");
    const arcade::ErrorReply refusal{arcade::ErrorCode::TokenInvalid, "who are you?", {}};
    m_server->send(QString::fromStdString(arcade::codec::encode(refusal, {}, {})),
                   m_server->lastId(auth));
    const auto isStopped = [this] {
        return m_session->connection().phase == SessionPhase::Stopped;
    };
    if (!QTest::qWaitFor(isStopped))
        qFatal("the session goes on without its callsign");
}

void Stagehand::spoilKeys() {
    QFile::remove(keysFile());
    QDir().mkpath(keysFile());
    m_credentials->save(QStringLiteral("http://192.0.2.7:5000"),
                        {QStringLiteral("nyx_"), {}, 0, {}, {}});
}

QString Stagehand::keysFile() const {
    return m_folder.filePath(QStringLiteral("keys%1.json").arg(m_resets));
}

void Stagehand::serve(const QString& path, const QString& json) {
    m_server->serve(path, json.toUtf8());
}

QString Stagehand::clipboard() const {
    return QGuiApplication::clipboard()->text();
}

void Stagehand::note(quint64 id, const arcade::ClientMessage& message) {
    const std::string frame = arcade::codec::encode(message, {}, {});
    const QJsonObject envelope = QJsonDocument::fromJson(QByteArray::fromStdString(frame)).object();
    const QString type = envelope[QLatin1String("type")].toString();
    m_asked[type].append(envelope[QLatin1String("data")].toObject().toVariantMap());
    m_askedLast[type] = QString::number(id);
}
