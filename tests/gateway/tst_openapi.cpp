// Goal: the OpenAPI document names every route the server answers and nothing else, refers only to
// what it holds, and has the structure the specification demands.
#include "server/gateway/openapi.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

const QStringList kMethods{QStringLiteral("get"), QStringLiteral("post"), QStringLiteral("put"),
                           QStringLiteral("delete")};

/// Every object of the document with the path to it.
void visit(const QJsonValue& value, const QString& place,
           const std::function<void(const QJsonObject&, const QString&)>& visitor) {
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (qsizetype index = 0; index < list.size(); ++index)
            visit(list[index], place + QStringLiteral("/%1").arg(index), visitor);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        visitor(object, place);
        for (auto member = object.begin(); member != object.end(); ++member)
            visit(member.value(), place + QLatin1Char('/') + member.key(), visitor);
    }
}

HttpRouteTable sampleTable() {
    HttpRouteTable table;
    table.add({.pattern = "/a", .operation = "a", .purpose = {}, .answer = [](const HttpCall&) {}});
    table.add({.method = HttpMethod::Delete,
               .pattern = "/a",
               .operation = "deleteA",
               .purpose = {},
               .answer = [](const HttpCall&) {}});
    table.add({.pattern = "/p/:address/q",
               .operation = "q",
               .purpose = {},
               .answer = [](const HttpCall&) {}});
    table.add(
        {.pattern = "/p/:address", .operation = "p", .purpose = {}, .answer = [](const HttpCall&) {
         }});
    return table;
}

} // namespace

class OpenApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hasTheRightHead();
    void referencesResolve();
    void everyOperationIsComplete();
    void everyOperationIsServed();
    void requiredMembersExist();
    void securitySchemesExist();
    void everyRouteIsDescribed();
    void findsRoutes_data();
    void findsRoutes();

private:
    void forEachOperation(const std::function<void(const QString& path, const QString& method,
                                                   const QJsonObject& operation)>& visitor) const;

    std::unique_ptr<TestServer> m_server;
    QJsonObject m_document;
};

void OpenApiTest::initTestCase() {
    m_server = std::make_unique<TestServer>();
    m_server->start();
    const HttpReply reply = m_server->get("/api/openapi.json");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body.toStdString(), m_server->api->openApi());
    m_document = reply.json();
    QVERIFY(!m_document.isEmpty());
}

void OpenApiTest::forEachOperation(
    const std::function<void(const QString&, const QString&, const QJsonObject&)>& visitor) const {
    const QJsonObject paths = m_document[QStringLiteral("paths")].toObject();
    for (const QString& path : paths.keys()) {
        const QJsonObject item = paths[path].toObject();
        for (const QString& method : item.keys())
            visitor(path, method, item[method].toObject());
    }
}

void OpenApiTest::hasTheRightHead() {
    QCOMPARE(m_document[QStringLiteral("openapi")].toString(), QStringLiteral("3.1.0"));
    const QJsonObject info = m_document[QStringLiteral("info")].toObject();
    QVERIFY(!info[QStringLiteral("title")].toString().isEmpty());
    QVERIFY(!info[QStringLiteral("version")].toString().isEmpty());
    const QSet<QString> known{QStringLiteral("openapi"), QStringLiteral("info"),
                              QStringLiteral("paths"), QStringLiteral("components")};
    for (const QString& member : m_document.keys())
        QVERIFY2(known.contains(member), qPrintable(member));
}

void OpenApiTest::referencesResolve() {
    int references = 0;
    visit(m_document, {}, [&](const QJsonObject& object, const QString& place) {
        if (!object.contains(QStringLiteral("$ref")))
            return;
        ++references;
        QJsonValue target = m_document;
        const QString reference = object[QStringLiteral("$ref")].toString();
        QVERIFY2(reference.startsWith(QStringLiteral("#/")), qPrintable(place));
        for (const QString& step : reference.mid(2).split(QLatin1Char('/')))
            target = target.toObject()[step];
        QVERIFY2(target.isObject(), qPrintable(place + QStringLiteral(": ") + reference));
    });
    QVERIFY(references > 50);
}

void OpenApiTest::everyOperationIsComplete() {
    QSet<QString> ids;
    forEachOperation([&](const QString& path, const QString& method, const QJsonObject& operation) {
        const std::string there = (method + QLatin1Char(' ') + path).toStdString();
        const char* where = there.c_str();
        QVERIFY2(kMethods.contains(method), where);
        const QString id = operation[QStringLiteral("operationId")].toString();
        QVERIFY2(!id.isEmpty() && !ids.contains(id), where);
        ids.insert(id);
        QVERIFY2(!operation[QStringLiteral("summary")].toString().isEmpty(), where);
        const QJsonObject responses = operation[QStringLiteral("responses")].toObject();
        int fine = 0;
        for (const QString& status : responses.keys()) {
            QVERIFY2(status.size() == 3 && status.toInt() >= 200, where);
            fine += status.toInt() < 300 ? 1 : 0;
            const QJsonObject response = responses[status].toObject();
            QVERIFY2(!response[QStringLiteral("description")].toString().isEmpty(), where);
        }
        QCOMPARE(fine, 1);
        QSet<QString> inPath;
        const QJsonArray parameters = operation[QStringLiteral("parameters")].toArray();
        for (const QJsonValue& value : parameters) {
            const QJsonObject parameter = value.toObject();
            QVERIFY2(parameter[QStringLiteral("schema")].isObject(), where);
            if (parameter[QStringLiteral("in")] != QStringLiteral("path"))
                continue;
            QVERIFY2(parameter[QStringLiteral("required")].toBool(), where);
            inPath.insert(parameter[QStringLiteral("name")].toString());
        }
        for (const QString& name : inPath)
            QVERIFY2(path.contains(QStringLiteral("{%1}").arg(name)), where);
        QCOMPARE(inPath.size(), path.count(QLatin1Char('{')));
    });
}

void OpenApiTest::everyOperationIsServed() {
    forEachOperation([&](const QString& path, const QString& method, const QJsonObject&) {
        QString concrete = path;
        concrete.replace(QStringLiteral("{address}"), QStringLiteral("x"));
        concrete.replace(QStringLiteral("{id}"), QStringLiteral("x"));
        const HttpReply reply = m_server->ask(method.toUpper().toUtf8(), concrete.toUtf8(), {}, {});
        QVERIFY2(reply.status != 0 && reply.errorCode() != QStringLiteral("UNKNOWN_TYPE"),
                 qPrintable(method + QLatin1Char(' ') + path));
    });
}

void OpenApiTest::requiredMembersExist() {
    visit(m_document, {}, [](const QJsonObject& object, const QString& place) {
        if (object[QStringLiteral("type")] != QStringLiteral("object"))
            return;
        const QJsonObject properties = object[QStringLiteral("properties")].toObject();
        const QJsonArray required = object[QStringLiteral("required")].toArray();
        for (const QJsonValue& name : required)
            QVERIFY2(properties.contains(name.toString()), qPrintable(place));
    });
}

void OpenApiTest::securitySchemesExist() {
    const QJsonObject schemes = m_document[QStringLiteral("components")]
                                    .toObject()[QStringLiteral("securitySchemes")]
                                    .toObject();
    int guarded = 0;
    forEachOperation([&](const QString& path, const QString&, const QJsonObject& operation) {
        const QJsonArray security = operation[QStringLiteral("security")].toArray();
        const bool isReported = path == QStringLiteral("/api/match/{id}/result");
        // Of direct games: with a token or without, as the settings say.
        const bool isDirect =
            path == QStringLiteral("/api/find-match") || path == QStringLiteral("/api/match/{id}");
        QCOMPARE(security.contains(QJsonObject()), isDirect);
        for (const QJsonValue& one : security) {
            ++guarded;
            for (const QString& name : one.toObject().keys())
                QVERIFY2(schemes.contains(name), qPrintable(path));
        }
        QCOMPARE(path.startsWith(QStringLiteral("/api/admin/")) ||
                     path == QStringLiteral("/api/session/renew") || isDirect || isReported,
                 !security.isEmpty());
    });
    QVERIFY(guarded >= 8);
}

void OpenApiTest::everyRouteIsDescribed() {
    const HttpRouteTable table = sampleTable();
    const QJsonObject paths =
        QJsonDocument::fromJson(QByteArray::fromStdString(openApiDocument(table, "1")))
            .object()[QStringLiteral("paths")]
            .toObject();
    int described = 0;
    for (const HttpRoute& route : table.routes()) {
        const QString method = QString::fromUtf8(wireText(route.method).data()).toLower();
        const QString path = QString::fromStdString(openApiPath(route.pattern));
        QVERIFY(paths[path].toObject()[method].isObject());
        ++described;
    }
    QCOMPARE(described, 4);
    QCOMPARE(paths.size(), 3);
}

void OpenApiTest::findsRoutes_data() {
    QTest::addColumn<int>("method");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("operation");
    QTest::addColumn<std::string>("parameter");
    QTest::addColumn<std::string>("allow");
    const auto row = [](const char* name, HttpMethod method, std::string path,
                        std::string operation, std::string parameter, std::string allow) {
        QTest::newRow(name) << static_cast<int>(method) << path << operation << parameter << allow;
    };
    const std::string get = "GET, HEAD, OPTIONS";
    const std::string both = "GET, HEAD, DELETE, OPTIONS";
    row("plain", HttpMethod::Get, "/a", "a", "", both);
    row("head", HttpMethod::Head, "/a", "a", "", both);
    row("second method", HttpMethod::Delete, "/a", "deleteA", "", both);
    row("other method", HttpMethod::Post, "/a", "", "", both);
    row("parameter", HttpMethod::Get, "/p/x", "p", "x", get);
    row("parameter inside", HttpMethod::Get, "/p/x/q", "q", "x", get);
    row("no parameter", HttpMethod::Get, "/p/", "", "", "");
    row("empty parameter", HttpMethod::Get, "/p//q", "", "", "");
    row("longer", HttpMethod::Get, "/p/x/q/r", "", "", "");
    row("shorter", HttpMethod::Get, "/p", "", "", "");
    row("prefix", HttpMethod::Get, "/ab", "", "", "");
    row("nothing", HttpMethod::Get, "", "", "", "");
}

void OpenApiTest::findsRoutes() {
    QFETCH(int, method);
    QFETCH(std::string, path);
    QFETCH(std::string, operation);
    QFETCH(std::string, parameter);
    QFETCH(std::string, allow);
    const HttpRouteTable table = sampleTable();
    const auto match = table.find(static_cast<HttpMethod>(method), path);
    QCOMPARE(match.route != nullptr, !operation.empty());
    if (match.route != nullptr)
        QCOMPARE(std::string(match.route->operation), operation);
    QCOMPARE(match.parameter, parameter);
    QCOMPARE(match.allow, allow);
}

ARCADE_EPOLL_TEST_MAIN(OpenApiTest)
#include "tst_openapi.moc"
