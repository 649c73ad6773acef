// Goal: the messages of direct games in their flat form and as arguments of events: each comes back
// as it went, numbers mean the same however they are written, and wrong ones are named.
#include "shared/codec/flat.h"
#include "shared/codec/record_json.h"
#include "shared/codec/samples.h"

#include <QTest>

using namespace arcade;
using namespace arcade::codec;

namespace {

constexpr std::array kKinds{SampleKind::Minimal, SampleKind::Typical, SampleKind::Maximal};

std::string findMatch(const std::string& amount) {
    return R"({"game":"chess","asset":"USDT","playerId":"p1","amount":)" + amount + "}";
}

} // namespace

class FlatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientMessagesComeBack() {
        forEachMessageIn<ClientMessage, Contract::Direct>([]<class Message>() {
            for (const SampleKind kind : kKinds) {
                const ClientMessage message{sample<Message>(kind)};
                const auto decoded = decodeFlatClient(encodeFlat(message));
                QVERIFY(decoded.ok());
                QVERIFY(decoded.value() == message);
                const auto event = decodeEvent("[\"" + std::string{Message::info.wireName} + "\"," +
                                               toJson(std::get<Message>(message)) + "]");
                QVERIFY(event.ok());
                QVERIFY(event.value() == message);
            }
        });
    }

    void serverMessagesComeBack() {
        forEachMessageIn<ServerMessage, Contract::Direct>([]<class Message>() {
            for (const SampleKind kind : kKinds) {
                const ServerMessage message{sample<Message>(kind)};
                const auto decoded = decodeFlatServer(encodeFlat(message));
                QVERIFY(decoded.ok());
                QVERIFY(decoded.value() == message);
            }
        });
    }

    void looksAsThePageSays() {
        DirectMatchState state;
        state.matchId = *MatchId::parse("6f2c1d9be85a40379d41c07723aa5be6");
        state.status = DirectStatus::Paused;
        state.players = {{"p1", {true}}, {"p2", {false}}};
        const std::string fields = R"("matchId":"6f2c1d9be85a40379d41c07723aa5be6",)"
                                   R"("status":"paused","players":{"p1":{"connected":true},)"
                                   R"("p2":{"connected":false}}})";
        QCOMPARE(encodeFlat(ServerMessage{state}), R"({"type":"match_state",)" + fields);
        QCOMPARE(encodeEventArgument(ServerMessage{state}), "{" + fields);
        QCOMPARE(encodeFlat(ServerMessage{ErrorReply{ErrorCode::MatchNotFound, "No.", {}}}),
                 std::string{R"({"type":"error","code":"MATCH_NOT_FOUND","message":"No."})"});
    }

    void arcadeMessagesAreUnknown() {
        const auto refused = decodeFlatClient(R"({"type":"queue.leave"})");
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::UnknownType);
    }

    void eventsAreListsOfNameAndObject_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char* text, ErrorCode code) {
            QTest::newRow(text) << QString::fromLatin1(text) << static_cast<int>(code);
        };
        row("", ErrorCode::BadMessage);
        row("{}", ErrorCode::BadMessage);
        row("[]", ErrorCode::BadMessage);
        row("[1,{}]", ErrorCode::BadMessage);
        row(R"(["join_match"])", ErrorCode::BadMessage);
        row(R"(["join_match",null])", ErrorCode::BadMessage);
        row(R"(["join_match",{}])", ErrorCode::BadMessage);
        row(R"(["join_match",{"matchId":1,"playerId":"p"}])", ErrorCode::BadMessage);
        row(R"(["match_state",{}])", ErrorCode::UnknownType);
        row(R"(["queue.leave",{}])", ErrorCode::UnknownType);
    }
    void eventsAreListsOfNameAndObject() {
        QFETCH(QString, text);
        QFETCH(int, code);
        const auto refused = decodeEvent(text.toStdString());
        QVERIFY(!refused.ok());
        QCOMPARE(static_cast<int>(refused.error().code), code);
        QVERIFY(!refused.error().message.empty());
    }

    void amountsAreNumbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char* text, const char* canonical) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(canonical);
        };
        row("20", "20");
        row("20.0", "20");
        row("2e1", "20");
        row("0.10", "0.1");
        row("1e15", "1000000000000000");
        row("0.000000001", "0.000000001");
        row("0", "");
        row("-1", "");
        row("1e16", "");
        row("1e-10", "");
        row("\"20\"", "");
        row("null", "");
        row("true", "");
        row("[20]", "");
    }
    void amountsAreNumbers() {
        QFETCH(QString, text);
        QFETCH(QString, canonical);
        const auto read = fromJson<FindMatchRequest>(findMatch(text.toStdString()));
        QCOMPARE(read.ok(), !canonical.isEmpty());
        if (read)
            QCOMPARE(read.value().amount.toString(), canonical.toStdString());
        else
            QVERIFY(read.error().message.starts_with("amount: must be a number"));
    }

    void whatIsTooLongIsNotRead() {
        const std::string text(kMaxFlatMessageBytes + 1, ' ');
        QCOMPARE(decodeFlatClient(text).error().code, ErrorCode::TooLarge);
    }
};

QTEST_APPLESS_MAIN(FlatTest)
#include "tst_flat.moc"
