// Goal: every rule of the request reader, each fault with its status, and the same outcome
// however the bytes arrive.
#include "server/gateway/http_message.h"

#include <QtTest>

#include <string>

using namespace arcade::gateway;
using namespace std::string_literals;
using State = HttpRequestParser::State;

namespace {

struct Outcome {
    State state;
    std::size_t consumed;
    HttpRequest request;
    HttpFailure failure;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome readInPieces(std::string_view bytes, std::size_t pieceBytes, HttpLimits limits = {}) {
    HttpRequestParser parser(limits);
    std::size_t consumed = 0;
    while (consumed < bytes.size()) {
        const std::size_t taken = parser.feed(bytes.substr(consumed, pieceBytes));
        if (taken == 0)
            break;
        consumed += taken;
    }
    return {parser.state(), consumed, parser.request(), parser.failure()};
}

Outcome readAll(std::string_view bytes, HttpLimits limits = {}) {
    return readInPieces(bytes, bytes.size(), limits);
}

std::string lines(std::initializer_list<std::string_view> all) {
    std::string text;
    for (const std::string_view line : all)
        text.append(line).append("\r\n");
    return text + "\r\n";
}

std::string withHeader(std::string_view header) {
    return lines({"GET / HTTP/1.1", "Host: localhost:5000", header});
}

std::string post(std::string_view header, std::string_view body) {
    return lines({"POST /api HTTP/1.1", "Host: a", header}).append(body);
}

std::string handshake(std::string_view replaced = {}, std::string_view replacement = {}) {
    std::string text = lines({"GET /ws HTTP/1.1", "Host: localhost", "Upgrade: WebSocket",
                              "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13",
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="});
    if (!replaced.empty())
        text.replace(text.find(replaced), replaced.size(), replacement);
    return text;
}

QByteArray toBytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

void failureRow(const char* name, int status, const std::string& text) {
    QTest::newRow(name) << toBytes(text) << status;
}

} // namespace

class HttpMessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheParts();
    void readsBodyOfAnnouncedLength();
    void leavesTheNextRequestUntouched();
    void failures_data();
    void failures();
    void faultyHeaders_data();
    void faultyHeaders();
    void oversize();
    void targets_data();
    void targets();
    void keepAlive_data();
    void keepAlive();
    void sameOutcomeHoweverCut_data();
    void sameOutcomeHoweverCut();
    void peeksWithoutReadingTheBody();
    void webSocketUpgrade_data();
    void webSocketUpgrade();
    void lookups();
};

void HttpMessageTest::readsTheParts() {
    const auto outcome = readAll(lines({"DELETE /api/find-match?game=chess&asset=USDT HTTP/1.1",
                                        "Host: [::1]:5000", "X-Empty:", "x-text: \t a b\t "}));
    QCOMPARE(outcome.state, State::Complete);
    const HttpRequest& request = outcome.request;
    QVERIFY(request.method == HttpMethod::Delete);
    QVERIFY(request.version == HttpVersion::Http11);
    QCOMPARE(request.path, "/api/find-match"s);
    QVERIFY((request.query == std::vector<HttpField>{{"game", "chess"}, {"asset", "USDT"}}));
    QVERIFY((request.headers ==
             std::vector<HttpField>{{"Host", "[::1]:5000"}, {"X-Empty", ""}, {"x-text", "a b"}}));
    QVERIFY(request.body.empty());
}

void HttpMessageTest::readsBodyOfAnnouncedLength() {
    HttpRequestParser parser;
    const std::string text = post("content-length: 5", "he\0lo"s);
    const std::size_t headBytes = text.size() - 5;
    QCOMPARE(parser.feed(text), headBytes);
    QCOMPARE(parser.state(), State::HeadComplete);
    QCOMPARE(parser.headBytes(), headBytes);
    QCOMPARE(parser.contentLength(), std::size_t{5});
    QCOMPARE(parser.feed(std::string_view(text).substr(headBytes)), std::size_t{5});
    QCOMPARE(parser.state(), State::Complete);
    QCOMPARE(parser.request().body, "he\0lo"s);
}

void HttpMessageTest::leavesTheNextRequestUntouched() {
    const std::string first = post("Content-Length: 2", "ab");
    const std::string second = withHeader("X: y");
    const std::string both = first + second;
    HttpRequestParser parser;
    std::size_t consumed = parser.feed(both);
    consumed += parser.feed(std::string_view(both).substr(consumed));
    QCOMPARE(consumed, first.size());
    QCOMPARE(parser.feed(second), std::size_t{0});
    QCOMPARE(parser.takeRequest().body, "ab"s);

    parser.reset();
    QCOMPARE(parser.feed(second), second.size());
    QCOMPARE(parser.state(), State::Complete);
    QVERIFY(parser.request().body.empty());
    QCOMPARE(parser.contentLength(), std::size_t{0});
}

void HttpMessageTest::failures_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto line = [](const char* name, int status, std::string_view requestLine) {
        failureRow(name, status, lines({requestLine, "Host: a"}));
    };
    line("empty first line", 400, "");
    line("no target", 400, "GET HTTP/1.1");
    line("no version", 400, "GET /");
    line("two spaces", 400, "GET  / HTTP/1.1");
    line("space in target", 400, "GET /a b HTTP/1.1");
    line("tab", 400, "GET\t/ HTTP/1.1");
    line("trailing space", 400, "GET / HTTP/1.1 ");
    line("leading space", 400, " GET / HTTP/1.1");
    line("lower-case protocol", 400, "GET / http/1.1");
    line("long version", 400, "GET / HTTP/1.10");
    line("version 0.9", 505, "GET / HTTP/0.9");
    line("version 2", 505, "GET / HTTP/2.0");
    line("method unknown", 501, "PATCH / HTTP/1.1");
    line("method in small letters", 501, "get / HTTP/1.1");
    line("tunnel", 501, "CONNECT a:80 HTTP/1.1");
    line("method not a token", 400, "G(T / HTTP/1.1");
    line("absolute form", 400, "GET http://a/ HTTP/1.1");
    line("asterisk form", 400, "OPTIONS * HTTP/1.1");
    failureRow("HTTP/2 preface", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    failureRow("TLS hello on a plain port", 400, "\x16\x03\x01\x02"s);
    failureRow("bare LF", 400, "GET / HTTP/1.1\nHost: a\n\n");
    failureRow("bare LF after CRLF lines", 400, "GET / HTTP/1.1\r\nHost: a\r\nX: y\n\r\n");
    failureRow("bare CR", 400, "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n");
    failureRow("CR CR LF", 400, "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n");
    failureRow("NUL in a header", 400, "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n"s);
    failureRow("NUL in the target", 400, "GET /\0 HTTP/1.1\r\n"s);
}

void HttpMessageTest::failures() {
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    const auto outcome = readAll(text.toStdString());
    QCOMPARE(outcome.state, State::Failed);
    QCOMPARE(outcome.failure.status, status);
    QVERIFY(!outcome.failure.reason.empty());
    QVERIFY(!outcome.request.keepAlive);
}

void HttpMessageTest::faultyHeaders_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto header = [](const char* name, int status, std::string_view text) {
        failureRow(name, status, withHeader(text));
    };
    header("no colon", 400, "X");
    header("no name", 400, ": y");
    header("space before colon", 400, "X : y");
    header("space in name", 400, "X Y: z");
    header("folded", 400, "X: y\r\n z");
    header("folded with a tab", 400, "X: y\r\n\tz");
    header("bell in value", 400, "X: \a");
    header("delete in value", 400, "X: \x7F");
    header("second host", 400, "host: localhost:5000");
    header("expectation", 417, "Expect: miracle");
    failureRow("folded first header", 400, lines({"GET / HTTP/1.1", " Host: a"}));
    failureRow("no host", 400, lines({"GET / HTTP/1.1", "X: y"}));
    failureRow("empty host", 400, lines({"GET / HTTP/1.1", "Host:"}));
    failureRow("host list", 400, lines({"GET / HTTP/1.1", "Host: a, b"}));
    failureRow("host with path", 400, lines({"GET / HTTP/1.1", "Host: a/b"}));
    failureRow("host with user", 400, lines({"GET / HTTP/1.1", "Host: a@b"}));
    header("length negative", 400, "Content-Length: -1");
    header("length signed", 400, "Content-Length: +1");
    header("length empty", 400, "Content-Length:");
    header("length hexadecimal", 400, "Content-Length: 0x10");
    header("length with space", 400, "Content-Length: 1 0");
    header("length list", 400, "Content-Length: 5, 5");
    header("length twice, differing", 400, "Content-Length: 5\r\nContent-Length: 6");
    header("length twice, equal", 400, "Content-Length: 5\r\ncontent-length: 5");
    header("length over the limit", 413, "Content-Length: 65537");
    header("length overflowing", 413, "Content-Length: 99999999999999999999999");
    header("chunked", 501, "Transfer-Encoding: chunked");
    header("other coding", 501, "Transfer-Encoding: gzip");
    header("coding and length", 400, "Transfer-Encoding: chunked\r\nContent-Length: 5");
    header("length and coding", 400, "Content-Length: 5\r\ntransfer-encoding: identity");
    failureRow("coding on 1.0", 400, lines({"POST / HTTP/1.0", "Transfer-Encoding: chunked"}));
}

void HttpMessageTest::faultyHeaders() {
    failures();
}

void HttpMessageTest::oversize() {
    const HttpLimits limits{100, 10, 3};
    const std::string fitting = lines({"GET / HTTP/1.1", "Host: a", "X: " + std::string(68, 'x')});
    QCOMPARE(fitting.size(), std::size_t{100});
    QCOMPARE(readAll(fitting, limits).state, State::Complete);

    const std::string over = lines({"GET / HTTP/1.1", "Host: a", "X: " + std::string(69, 'x')});
    const auto outcome = readAll(over, limits);
    QCOMPARE(outcome.failure.status, 431);
    QCOMPARE(outcome.consumed, std::size_t{100});

    const auto endless = readAll(std::string(1000, 'x'), limits);
    QCOMPARE(endless.failure.status, 431);
    QCOMPARE(readAll(lines({"GET / HTTP/1.1", "Host: a", "A: 1", "B: 2"}), limits).state,
             State::Complete);
    QCOMPARE(readAll(lines({"GET / HTTP/1.1", "Host: a", "A: 1", "B: 2", "C: 3"}), limits)
                 .failure.status,
             431);
    QCOMPARE(readAll(post("Content-Length: 10", "0123456789"), limits).state, State::Complete);
    QCOMPARE(readAll(post("Content-Length: 11", ""), limits).failure.status, 413);
}

void HttpMessageTest::targets_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("query");
    const auto good = [](const char* target, const char* path, const QByteArrayList& query = {}) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(path) << query;
    };
    const auto bad = [](const char* target) {
        QTest::newRow(target) << QByteArray(target) << QByteArray() << QByteArrayList{};
    };
    good("/", "/");
    good("/a%20b", "/a b");
    good("/a+b", "/a+b");
    good("/%41%e2%82%ac", "/A\xE2\x82\xAC");
    good("/a//b/", "/a//b/");
    good("/...", "/...");
    good("/a?", "/a");
    good("/a?b", "/a", {"b", ""});
    good("/a?b=c=d&&e=%26+%2B", "/a", {"b", "c=d", "e", "& +"});
    good("/a?b=1&b=2", "/a", {"b", "1", "b", "2"});
    good("/a?x=..%2F..", "/a", {"x", "../.."});
    for (const char* target : {"/%",
                               "/%4",
                               "/%zz",
                               "/%4g",
                               "/%00",
                               "/%0a",
                               "/%7f",
                               "/%ff",
                               "/%c0%af",
                               "/%ed%a0%80",
                               "/%f4%90%80%80",
                               "/a%2fb",
                               "/a%2Fb",
                               "/a%5cb",
                               "/a\\b",
                               "/..",
                               "/a/../b",
                               "/a/.",
                               "/./a",
                               "/%2e%2e/a",
                               "/a#b",
                               "/\xE2\x82\xAC",
                               "a",
                               "?a",
                               "/a?b=%",
                               "/a?b=%00",
                               "/a?%ff=b"})
        bad(target);
}

void HttpMessageTest::targets() {
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, query);
    const auto outcome = readAll(lines({"GET " + target.toStdString() + " HTTP/1.1", "Host: a"}));
    if (path.isEmpty()) {
        QCOMPARE(outcome.failure.status, 400);
        return;
    }
    QCOMPARE(outcome.state, State::Complete);
    QCOMPARE(toBytes(outcome.request.path), path);
    QByteArrayList fields;
    for (const HttpField& field : outcome.request.query)
        fields << toBytes(field.name) << toBytes(field.value);
    QCOMPARE(fields, query);
}

void HttpMessageTest::keepAlive_data() {
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("expected");
    QTest::newRow("1.1") << QByteArray("1.1") << QByteArray("x") << true;
    QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("x, Close") << false;
    QTest::newRow("1.2") << QByteArray("1.2") << QByteArray("x") << true;
    QTest::newRow("1.0") << QByteArray("1.0") << QByteArray("x") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("1.0") << QByteArray("keep-alive") << false;
}

void HttpMessageTest::keepAlive() {
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, connection);
    QFETCH(bool, expected);
    const auto outcome = readAll(lines({"GET / HTTP/" + version.toStdString(), "Host: a",
                                        "Connection: " + connection.toStdString()}));
    QCOMPARE(outcome.state, State::Complete);
    QCOMPARE(outcome.request.keepAlive, expected);
}

void HttpMessageTest::sameOutcomeHoweverCut_data() {
    failures_data();
    faultyHeaders_data();
    failureRow("whole", 0, handshake());
    failureRow("body", 0, post("Content-Length: 12", "hello, world"));
    failureRow("second request", 0, post("Content-Length: 2", "ab") + withHeader("X: y"));
    failureRow("cut in the head", 0, handshake().substr(0, 90));
    failureRow("cut in the body", 0, post("Content-Length: 12", "hello"));
    failureRow("too large", 0, "GET /" + std::string(20000, 'x'));
}

void HttpMessageTest::sameOutcomeHoweverCut() {
    QFETCH(QByteArray, text);
    const std::string bytes = text.toStdString();
    const Outcome atOnce = readAll(bytes);
    for (const std::size_t pieceBytes : {1U, 2U, 3U, 7U, 64U})
        QVERIFY(readInPieces(bytes, pieceBytes) == atOnce);
}

void HttpMessageTest::peeksWithoutReadingTheBody() {
    const std::string text = post("Content-Length: 5", "hello");
    const std::size_t headBytes = text.size() - 5;
    HttpRequestParser parser;
    for (std::size_t bytes = 0; bytes < headBytes; ++bytes)
        QCOMPARE(parser.parseHead(std::string_view(text).substr(0, bytes)), State::NeedMore);
    QCOMPARE(parser.parseHead(text), State::HeadComplete);
    QCOMPARE(parser.parseHead(text), State::HeadComplete);
    QCOMPARE(parser.headBytes(), headBytes);
    QVERIFY(parser.request().body.empty());
    QCOMPARE(parser.feed("hello"), std::size_t{5});
    QCOMPARE(parser.request().body, "hello"s);

    HttpRequestParser faulty;
    QCOMPARE(faulty.parseHead("GET / HTTP/1.1\r\nHo st"), State::NeedMore);
    QCOMPARE(faulty.parseHead("GET / HTTP/1.1\r\nHo st: a\r\n"), State::Failed);
}

void HttpMessageTest::webSocketUpgrade_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("asks");
    QTest::addColumn<bool>("complete");
    const auto row = [](const char* name, const std::string& text, bool asks, bool complete) {
        QTest::newRow(name) << toBytes(text) << asks << complete;
    };
    row("complete", handshake(), true, true);
    row("several protocols", handshake("WebSocket", "h2c, websocket"), true, true);
    row("plain", withHeader("Connection: keep-alive"), false, false);
    row("other protocol", handshake("WebSocket", "h2c"), false, false);
    row("not GET", handshake("GET", "POST"), true, false);
    row("HTTP/1.0", handshake("HTTP/1.1", "HTTP/1.0"), true, false);
    row("no connection token", handshake("keep-alive, Upgrade", "keep-alive"), true, false);
    row("token within a word", handshake("keep-alive, Upgrade", "no-upgrade"), true, false);
    row("old version", handshake("Version: 13", "Version: 8"), true, false);
    row("two versions", handshake("Version: 13", "Version: 13\r\nSec-WebSocket-Version: 13"), true,
        false);
    row("short key", handshake("dGhl", "dGh"), true, false);
    row("key of 18 bytes", handshake("jZQ==", "jZQaa"), true, false);
    row("key with other letters", handshake("dGhl", "dG_l"), true, false);
    row("key with spare bits", handshake("jZQ==", "jZR=="), true, false);
    row("no key", handshake("Sec-WebSocket-Key", "X"), true, false);
    row("body", handshake("Host:", "Content-Length: 3\r\nHost:"), true, false);
    row("empty body", handshake("Host:", "Content-Length: 0\r\nHost:"), true, true);
}

void HttpMessageTest::webSocketUpgrade() {
    QFETCH(QByteArray, text);
    QFETCH(bool, asks);
    QFETCH(bool, complete);
    const auto outcome = readAll(text.toStdString());
    QVERIFY(outcome.state == State::Complete || outcome.state == State::HeadComplete);
    QCOMPARE(outcome.request.asksForWebSocket(), asks);
    QCOMPARE(outcome.request.isWebSocketUpgrade(), complete);
}

void HttpMessageTest::lookups() {
    const auto request =
        readAll(lines({"POST /?A=1&a=2&a=3 HTTP/1.1", "Host: a", "X-One: first", "x-one: second",
                       "Authorization: bearer  abc ", "Expect: 100-Continue"}))
            .request;
    QVERIFY(request.header("X-ONE") == "first");
    QVERIFY(!request.header("X-On"));
    QVERIFY(request.queryValue("a") == "2");
    QVERIFY(!request.queryValue("b"));
    QVERIFY(request.bearerToken() == "abc");
    QVERIFY(request.expectsContinue());
    QVERIFY(!readAll(withHeader("Authorization: Basic abc")).request.bearerToken());
    QVERIFY(!readAll(withHeader("Authorization: Bearer ")).request.bearerToken());
    QVERIFY(!readAll(withHeader("Authorization: Bearer a\r\nAuthorization: Bearer b"))
                 .request.bearerToken());
    QVERIFY(!readAll(withHeader("X: y")).request.expectsContinue());
}

QTEST_APPLESS_MAIN(HttpMessageTest)
#include "tst_http_message.moc"
