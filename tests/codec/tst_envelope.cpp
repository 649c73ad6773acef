// Goal: the frame around a message holds its limits, tells every fault apart, and keeps the
// request's id where it can be read.
#include "shared/codec/envelope.h"
#include "shared/codec/json_document.h"

#include <QTest>

using namespace arcade;
using namespace arcade::codec;

namespace {

const std::string kId = "\"id\":\"r-1\",";
const std::string kMatch = "\"match_id\":\"000000000000000100000000000000ab\"";

void row(const char* name, const std::string& frame, ErrorCode code, const char* fragment,
         const char* id) {
    QTest::newRow(name) << QByteArray::fromStdString(frame) << static_cast<int>(code)
                        << QByteArray{fragment} << QByteArray{id};
}

std::string pongWith(const std::string& member) {
    return "{\"type\":\"pong\"," + member + "}";
}

/// A pong of exactly this many bytes.
std::string pongOfSize(std::size_t bytes) {
    const std::string empty = pongWith("\"pad\":\"\"");
    return pongWith("\"pad\":\"" + std::string(bytes - empty.size(), 'x') + "\"");
}

/// A pong nested this deep in all, the envelope being the first level.
std::string pongOfDepth(std::size_t depth) {
    return pongWith("\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']'));
}

} // namespace

class EnvelopeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactFrames() {
        QCOMPARE(encode(ServerMessage{Ok{}}, "r-1", instantFromMs(17)),
                 std::string{"{\"type\":\"ok\",\"id\":\"r-1\",\"ts\":17,\"data\":{}}"});
        QCOMPARE(encode(ClientMessage{MatchReady{{1, 0xab}, ReadyResponse::Decline}}, {},
                        instantFromMs(0)),
                 "{\"type\":\"match.ready\",\"id\":\"\",\"ts\":0,\"data\":{" + kMatch +
                     ",\"response\":\"decline\"}}");
    }

    void faults_data();
    void faults() {
        QFETCH(QByteArray, frame);
        QFETCH(int, code);
        QFETCH(QByteArray, fragment);
        QFETCH(QByteArray, id);
        const auto decoded =
            decodeClient({frame.constData(), static_cast<std::size_t>(frame.size())});
        QVERIFY(!decoded.message.ok());
        const Error& error = decoded.message.error();
        QCOMPARE(static_cast<int>(error.code), code);
        QVERIFY2(error.message.find(fragment.toStdString()) != std::string::npos,
                 error.message.c_str());
        QCOMPARE(QByteArray::fromStdString(decoded.id), id);
    }

    void taken_data();
    void taken() {
        QFETCH(QByteArray, frame);
        QFETCH(QByteArray, id);
        const auto decoded = decodeClient(frame.toStdString());
        QVERIFY2(decoded.message.ok(),
                 decoded.message ? "" : decoded.message.error().message.c_str());
        QVERIFY(decoded.message.value() == ClientMessage{Pong{}});
        QCOMPARE(QByteArray::fromStdString(decoded.id), id);
    }

    void sizeLimits() {
        QVERIFY(decodeClient(pongOfSize(kMaxClientMessageBytes)).message.ok());
        const auto tooLarge = decodeClient(pongOfSize(kMaxClientMessageBytes + 1));
        QVERIFY(tooLarge.message.error().code == ErrorCode::TooLarge);
        const std::string big = "{\"type\":\"ok\",\"pad\":\"" + std::string(100'000, 'x') + "\"}";
        QVERIFY(decodeServer(big).message.ok());
        const std::string huge(kMaxServerMessageBytes + 1, ' ');
        QVERIFY(decodeServer(huge).message.error().code == ErrorCode::TooLarge);
    }

    void nestingLimits() {
        QVERIFY(decodeClient(pongOfDepth(kMaxNesting)).message.ok());
        const auto tooDeep = decodeClient(pongOfDepth(kMaxNesting + 1));
        QVERIFY(tooDeep.message.error().code == ErrorCode::BadMessage);
        QCOMPARE(tooDeep.message.error().message, std::string{"nested deeper than 16 levels"});
        const auto brackets = decodeServer(std::string(100'000, '['));
        QCOMPARE(brackets.message.error().message, std::string{"nested deeper than 16 levels"});
        const auto braces = decodeClient(pongWith("\"x\":" + std::string(10'000, '{')));
        QVERIFY(!braces.message.ok());
    }

    void aClientsOwnFiguresMayHaveDecimals() {
        for (const char* const wpm : {"72.5", "72", "0", "7.25e1", "null"}) {
            const std::string frame =
                "{\"type\":\"game.progress\",\"data\":{" + kMatch + ",\"wpm\":" + wpm + "}}";
            QVERIFY2(decodeClient(frame).message.ok(), wpm);
        }
    }

    void familiesAreKeptApart() {
        QVERIFY(decodeClient("{\"type\":\"ok\"}").message.error().code == ErrorCode::UnknownType);
        QVERIFY(decodeServer("{\"type\":\"pong\"}").message.error().code == ErrorCode::UnknownType);
        const std::string ping = "{\"type\":\"ping\"}";
        QVERIFY(std::holds_alternative<ClientPing>(decodeClient(ping).message.value()));
        QVERIFY(std::holds_alternative<Ping>(decodeServer(ping).message.value()));
        const std::string both = "{\"type\":\"territory.list\",\"data\":{\"territories\":[]}}";
        QVERIFY(std::holds_alternative<TerritoryListRequest>(decodeClient(both).message.value()));
        QVERIFY(std::holds_alternative<TerritoryList>(decodeServer(both).message.value()));
    }

    void longListsOfChoicesAreCut() {
        const auto decoded = decodeServer("{\"type\":\"error\",\"data\":{\"code\":\"NO\"}}");
        QVERIFY(!decoded.message.ok());
        const std::string& message = decoded.message.error().message;
        QVERIFY(message.starts_with("data.code: must be one of BAD_MESSAGE, UNKNOWN_TYPE, "));
        QVERIFY(message.ends_with(", QUEUE_FULL, INVALID_TIER and others"));
    }

    void sendersClockIsRead() {
        QCOMPARE(decodeClient(pongWith("\"ts\":-5")).ts, -5);
        QCOMPARE(decodeClient("{\"type\":\"pong\"}").ts, 0);
    }
};

void EnvelopeTest::faults_data() {
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("fragment");
    QTest::addColumn<QByteArray>("id");
    const ErrorCode bad = ErrorCode::BadMessage;
    row("empty", "", bad, "not JSON at byte 0", "");
    row("text", "hello", bad, "not JSON at byte 0", "");
    row("cut off", "{\"type\":\"pong\"", bad, "not JSON", "");
    row("two values", "{\"type\":\"pong\"}{}", bad, "not JSON at byte 15", "");
    row("rest after NUL", std::string("{\"type\":\"pong\"}\0x", 17), bad, "UTF-8", "");
    row("bad UTF-8", "{\"type\":\"pong\",\"x\":\"\xff\"}", bad, "UTF-8", "");
    row("overlong UTF-8", "{\"type\":\"pong\",\"x\":\"\xc0\xaf\"}", bad, "UTF-8", "");
    row("surrogate UTF-8", "{\"type\":\"pong\",\"x\":\"\xed\xa0\x80\"}", bad, "UTF-8", "");
    row("cut UTF-8", "{\"type\":\"pong\",\"x\":\"\xe2\x82", bad, "UTF-8", "");
    row("byte order mark", "\xef\xbb\xbf{\"type\":\"pong\"}", bad, "not JSON", "");
    row("comment", "{/**/\"type\":\"pong\"}", bad, "not JSON", "");
    row("trailing comma", "{\"type\":\"pong\",}", bad, "not JSON", "");
    row("list", "[]", bad, "must be an object", "");
    row("no type", "{" + kId + "\"ts\":1}", bad, "type: is missing", "r-1");
    row("number as type", "{" + kId + "\"type\":5}", bad, "type: must be a text", "r-1");
    row("null as type", "{" + kId + "\"type\":null}", bad, "type: must be a text", "r-1");
    row("unknown type", "{" + kId + "\"type\":\"queue.jump\"}", ErrorCode::UnknownType,
        "type: unknown", "r-1");
    row("prefix of a type", "{" + kId + "\"type\":\"queue\"}", ErrorCode::UnknownType,
        "type: unknown", "r-1");
    row("type in capitals", "{" + kId + "\"type\":\"PONG\"}", ErrorCode::UnknownType,
        "type: unknown", "r-1");
    row("number as id", pongWith("\"id\":5"), bad, "id: must be a text of up to 64 bytes", "");
    row("long id", pongWith("\"id\":\"" + std::string(65, 'i') + "\""), bad, "id: must be", "");
    row("NUL in id", pongWith("\"id\":\"\\u0000\""), bad, "id: must be valid Unicode", "");
    row("text as ts", pongWith(kId + "\"ts\":\"5\""), bad, "ts: must be a whole number", "r-1");
    row("fraction as ts", pongWith(kId + "\"ts\":5.5"), bad, "ts: must be a whole number", "r-1");
    row("list as data", pongWith(kId + "\"data\":[]"), bad, "data: must be an object", "r-1");
    row("text as data", pongWith(kId + "\"data\":\"\""), bad, "data: must be an object", "r-1");
    const std::string ready = "{" + kId + "\"type\":\"match.ready\",\"data\":";
    row("data left out", "{" + kId + "\"type\":\"match.ready\"}", bad, "data.match_id: is missing",
        "r-1");
    row("null as data", ready + "null}", bad, "data.match_id: is missing", "r-1");
    row("field missing", ready + "{" + kMatch + "}}", bad, "data.response: is missing", "r-1");
    row("not a choice", ready + "{" + kMatch + ",\"response\":\"maybe\"}}", bad,
        "data.response: must be one of accept, decline", "r-1");
    row("tier",
        "{" + kId +
            "\"type\":\"queue.enter\",\"data\":{\"game_type\":\"code_duel\","
            "\"stake_tier\":\"platinum\"}}",
        ErrorCode::InvalidTier, "data.stake_tier: must be one of bronze, silver, gold, diamond",
        "r-1");
    row("nested fault",
        "{" + kId +
            "\"type\":\"queue.enter\",\"data\":{\"game_type\":\"code_duel\","
            "\"preferences\":{\"min_opponent_rating\":-1}}}",
        bad, "data.preferences.min_opponent_rating: must be a whole number from 0 to 10000", "r-1");
}

void EnvelopeTest::taken_data() {
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("id");
    const auto pong = [](const char* name, const std::string& frame, const char* id) {
        QTest::newRow(name) << QByteArray::fromStdString(frame) << QByteArray{id};
    };
    pong("type alone", "{\"type\":\"pong\"}", "");
    pong("everything", "{\"type\":\"pong\",\"id\":\"a\",\"ts\":1,\"data\":{}}", "a");
    pong("nulls", "{\"type\":\"pong\",\"id\":null,\"ts\":null,\"data\":null}", "");
    pong("any order", "{\"data\":{},\"ts\":1,\"id\":\"a\",\"type\":\"pong\"}", "a");
    pong("white space", " \t\r\n{ \"type\" : \"pong\" } \n", "");
    pong("first of two types", "{\"type\":\"pong\",\"type\":\"auth\"}", "");
    pong("first of two ids", "{\"type\":\"pong\",\"id\":\"a\",\"id\":5}", "a");
    pong("unknown fields", "{\"type\":\"pong\",\"v\":2,\"data\":{\"x\":[1,{}]}}", "");
    pong("escaped type", "{\"\\u0074ype\":\"p\\u006fng\"}", "");
    pong("longest id",
         pongWith("\"id\":\"0123456789012345678901234567890123456789012345678901234"
                  "567890123\""),
         "0123456789012345678901234567890123456789012345678901234567890123");
    pong("id beyond ASCII", pongWith("\"id\":\"é😀\""), "é😀");
}

QTEST_APPLESS_MAIN(EnvelopeTest)
#include "tst_envelope.moc"
