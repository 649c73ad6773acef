// Goal: what the server answers with is well-formed whatever text goes into it, and every error
// code has its status.
#include "server/gateway/http_message.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace arcade;
using namespace arcade::gateway;

namespace {

QJsonObject errorIn(const HttpResponse& response) {
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(response.body));
    return document.object().value(QLatin1String("error")).toObject();
}

QString valueOf(const HttpResponse& response, std::string_view name) {
    for (const HttpField& field : response.headers)
        if (field.name == name)
            return QString::fromStdString(field.value);
    return {};
}

} // namespace

class HttpResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serializes_data();
    void serializes();
    void errorBody();
    void quoting_data();
    void quoting();
    void everyCodeHasAStatus();
    void failureAsResponse_data();
    void failureAsResponse();
    void retryAfterRoundsUp();
};

void HttpResponseTest::serializes_data() {
    QTest::addColumn<QByteArray>("actual");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const std::string& actual, const char* expected) {
        QTest::newRow(name) << QByteArray::fromStdString(actual) << QByteArray(expected);
    };
    const HttpResponse json = jsonResponse("{}");
    row("kept alive", serialize(json, true),
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        "Connection: keep-alive\r\n\r\n{}");
    row("head only", serialize(json, false, true),
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        "Connection: close\r\n\r\n");
    row("no content", serialize({204, {}, "ignored", {}}, true),
        "HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\n"
        "X-Content-Type-Options: nosniff\r\nConnection: keep-alive\r\n\r\n");
    row("own headers",
        serialize({426, {}, {}, {{"cache-control", "max-age=1"}, {"Connection", "Upgrade"}}}, true),
        "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n"
        "X-Content-Type-Options: nosniff\r\ncache-control: max-age=1\r\n"
        "Connection: Upgrade\r\n\r\n");
}

void HttpResponseTest::serializes() {
    QFETCH(QByteArray, actual);
    QFETCH(QByteArray, expected);
    QCOMPARE(actual, expected);
}

void HttpResponseTest::errorBody() {
    const HttpResponse response =
        errorResponse({ErrorCode::TokenInvalid, "No \"such\"\r\ntoken.", {}});
    QCOMPARE(response.status, 401);
    QCOMPARE(response.contentType, std::string("application/json"));
    QCOMPARE(valueOf(response, "WWW-Authenticate"), QStringLiteral("Bearer"));
    const QJsonObject error = errorIn(response);
    QCOMPARE(error.value(QLatin1String("code")).toString(), QStringLiteral("TOKEN_INVALID"));
    QCOMPARE(error.value(QLatin1String("message")).toString(),
             QStringLiteral("No \"such\"\r\ntoken."));
    QCOMPARE(error.size(), 2);

    const HttpResponse own = errorResponse(405, ErrorCode::UnknownType, "Use GET.");
    QCOMPARE(own.status, 405);
    QCOMPARE(valueOf(own, "WWW-Authenticate"), QString());
}

void HttpResponseTest::quoting_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("quoted");
    const auto row = [](const char* name, const QByteArray& text, const char* quoted) {
        QTest::newRow(name) << text << QByteArray(quoted);
    };
    row("empty", "", R"("")");
    row("plain", "a/b", R"("a/b")");
    row("quote and backslash", R"(a"b\c)", R"("a\"b\\c")");
    row("controls", QByteArray("\0\n\x1F\x7F", 4), R"("\u0000\u000a\u001f\u007f")");
    row("beyond ASCII", "\xE2\x82\xAC\xF0\x9F\x8E\xAE", "\"\xE2\x82\xAC\xF0\x9F\x8E\xAE\"");
    row("not UTF-8", "a\xFF\xC0\xAF", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    row("cut short", "\xE2\x82", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
    row("surrogate", "\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

void HttpResponseTest::quoting() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, quoted);
    QCOMPARE(QByteArray::fromStdString(jsonQuoted(text.toStdString())), quoted);
}

void HttpResponseTest::everyCodeHasAStatus() {
    for (std::size_t index = 0; index < EnumText<ErrorCode>::texts.size(); ++index) {
        const int status = httpStatusOf(static_cast<ErrorCode>(index));
        QVERIFY(status >= 400 && status < 600);
        QVERIFY(httpReasonOf(status) != "Unknown");
    }
    QCOMPARE(httpStatusOf(ErrorCode::MatchNotFound), 404);
    QCOMPARE(httpStatusOf(ErrorCode::AlreadyInQueue), 409);
    QCOMPARE(httpStatusOf(ErrorCode::RateLimited), 429);
    QCOMPARE(httpStatusOf(ErrorCode::Draining), 503);
}

void HttpResponseTest::failureAsResponse_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("malformed") << 400 << QStringLiteral("BAD_MESSAGE");
    QTest::newRow("body") << 413 << QStringLiteral("TOO_LARGE");
    QTest::newRow("head") << 431 << QStringLiteral("TOO_LARGE");
    QTest::newRow("method") << 501 << QStringLiteral("UNKNOWN_TYPE");
}

void HttpResponseTest::failureAsResponse() {
    QFETCH(int, status);
    QFETCH(QString, code);
    const HttpResponse response = errorResponse(HttpFailure{status, "Because."});
    QCOMPARE(response.status, status);
    QCOMPARE(errorIn(response).value(QLatin1String("code")).toString(), code);
    QCOMPARE(errorIn(response).value(QLatin1String("message")).toString(),
             QStringLiteral("Because."));
}

void HttpResponseTest::retryAfterRoundsUp() {
    const HttpResponse response =
        errorResponse({ErrorCode::RateLimited, "Slow down.", Duration{1001}});
    QCOMPARE(response.status, 429);
    QCOMPARE(valueOf(response, "Retry-After"), QStringLiteral("2"));
}

QTEST_APPLESS_MAIN(HttpResponseTest)
#include "tst_http_response.moc"
