// Goal: events of Socket.IO are the messages of direct games, an acknowledgement's number is the
// request's id, and what is answered is told both ways, the acknowledgement first.
#include "server/gateway/socket_io_dialect.h"

#include <QTest>

using namespace arcade;
using namespace arcade::gateway;

Q_DECLARE_METATYPE(std::string)

namespace {

const MatchId kMatch = *MatchId::parse("6f2c1d9be85a40379d41c07723aa5be6");

host::Outgoing outgoing(ServerMessage message) {
    return {std::move(message), {}, {}};
}

DirectMatchState state() {
    DirectMatchState state;
    state.matchId = kMatch;
    state.players = {{"p1", {true}}, {"p2", {false}}};
    return state;
}

const std::string kState = R"(42["match_state",{"matchId":"6f2c1d9be85a40379d41c07723aa5be6",)"
                           R"("status":"active","players":{"p1":{"connected":true},)"
                           R"("p2":{"connected":false}}}])";

} // namespace

class SocketIoDialectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEvents();
    void tokenOfTheConnectionIsForThoseWithoutOne();
    void refuses_data();
    void refuses();
    void tells_data();
    void tells();
    void encodes_data();
    void encodes();
};

void SocketIoDialectTest::readsEvents() {
    const SocketIoDialect dialect({});
    const auto join = dialect.decode(R"(212["join_match",{"matchId":"m","playerId":"p"},"more"])");
    QCOMPARE(join.id, std::string("12"));
    QVERIFY(join.message.ok());
    QVERIFY(join.message.value() == ClientMessage(DirectJoin{"m", "p", {}}));
    const auto leave = dialect.decode(R"(2["leave_match",{"matchId":"m","playerId":"p"}])");
    QVERIFY(leave.id.empty());
    QVERIFY(leave.message.ok());
    QVERIFY(leave.message.value() == ClientMessage(DirectLeave{"m", "p"}));
}

void SocketIoDialectTest::tokenOfTheConnectionIsForThoseWithoutOne() {
    const SocketIoDialect dialect("t");
    const auto join = dialect.decode(R"(2["join_match",{"matchId":"m","playerId":"p"}])");
    QVERIFY(join.message.value() == ClientMessage(DirectJoin{"m", "p", "t"}));
    const auto own = dialect.decode(R"(2["register",{"playerId":"p","token":"own"}])");
    QVERIFY(own.message.value() == ClientMessage(DirectRegister{"p", "own"}));
}

void SocketIoDialectTest::refuses_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("id");
    QTest::addColumn<int>("code");
    const auto row = [](const char* text, const char* id, ErrorCode code) {
        QTest::newRow(text) << std::string(text) << std::string(id) << static_cast<int>(code);
    };
    row("x", "", ErrorCode::BadMessage);
    row("2", "", ErrorCode::BadMessage);
    row("27", "7", ErrorCode::BadMessage);
    row("27nonsense", "7", ErrorCode::BadMessage);
    row(R"(27["join_match"])", "7", ErrorCode::BadMessage);
    row(R"(27["win_match",{}])", "7", ErrorCode::UnknownType);
    row(R"(2/b,7["join_match",{"matchId":"m","playerId":"p"}])", "7", ErrorCode::BadMessage);
    row(R"(37[])", "7", ErrorCode::BadMessage);
    row(R"(51-7["join_match",{"_placeholder":true,"num":0}])", "7", ErrorCode::BadMessage);
}

void SocketIoDialectTest::refuses() {
    QFETCH(std::string, text);
    QFETCH(std::string, id);
    QFETCH(int, code);
    const auto request = SocketIoDialect({}).decode(text);
    QCOMPARE(request.id, id);
    QVERIFY(!request.message.ok());
    QCOMPARE(static_cast<int>(request.message.error().code), code);
}

void SocketIoDialectTest::tells_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<bool>("unasked");
    QTest::addColumn<bool>("asked");
    QTest::newRow("match_state") << 0 << true << true;
    QTest::newRow("error") << 1 << true << true;
    QTest::newRow("ok") << 2 << false << true;
    QTest::newRow("session.replaced") << 3 << false << false;
}

void SocketIoDialectTest::tells() {
    QFETCH(int, which);
    QFETCH(bool, unasked);
    QFETCH(bool, asked);
    const std::array<ServerMessage, 4> messages{state(), ErrorReply{}, Ok{}, SessionReplaced{}};
    const ServerMessage& message = messages[static_cast<std::size_t>(which)];
    const SocketIoDialect dialect({});
    QCOMPARE(dialect.tells(message, {}), unasked);
    QCOMPARE(dialect.tells(message, "7"), asked);
}

void SocketIoDialectTest::encodes_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<std::string>("replyTo");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* name, int which, const std::string& replyTo,
                        const std::string& text) {
        QTest::newRow(name) << which << replyTo << text;
    };
    const std::string refusal = R"({"code":"MATCH_NOT_FOUND","message":"No."})";
    row("state", 0, "", kState);
    row("state as answer", 0, "7", "437[{\"ok\":true}]\x1e" + kState);
    row("error", 1, "", R"(42["error_message",)" + refusal + "]");
    row("error as answer", 1, "0",
        R"(430[{"error":)" + refusal + "}]\x1e" + R"(42["error_message",)" + refusal + "]");
    row("ok", 2, "7", R"(437[{"ok":true}])");
}

void SocketIoDialectTest::encodes() {
    QFETCH(int, which);
    QFETCH(std::string, replyTo);
    QFETCH(std::string, text);
    const std::array<ServerMessage, 3> messages{
        state(), ErrorReply{ErrorCode::MatchNotFound, "No.", {}}, Ok{}};
    const auto message = outgoing(messages[static_cast<std::size_t>(which)]);
    QCOMPARE(SocketIoDialect({}).encode(message, replyTo), text);
}

QTEST_GUILESS_MAIN(SocketIoDialectTest)
#include "tst_socket_io_dialect.moc"
