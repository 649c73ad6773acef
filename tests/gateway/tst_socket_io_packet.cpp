// Goal: packets of Socket.IO are read and written as the protocol has them, and what is none, or
// says too much before its JSON, is not taken for one.
#include "server/gateway/socket_io_packet.h"

#include <QTest>

using namespace arcade::gateway;

Q_DECLARE_METATYPE(std::string)

class SocketIoPacketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndWrites_data();
    void readsAndWrites();
    void readsBinaryHeads_data();
    void readsBinaryHeads();
    void bounds();
    void refuses_data();
    void refuses();
};

void SocketIoPacketTest::readsAndWrites_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("type");
    QTest::addColumn<std::string>("nameSpace");
    QTest::addColumn<std::string>("ackId");
    QTest::addColumn<std::string>("json");
    const auto row = [](const char* name, const std::string& text, SocketIoType type,
                        const std::string& nameSpace, const std::string& ackId,
                        const std::string& json) {
        QTest::newRow(name) << text << static_cast<int>(type) << nameSpace << ackId << json;
    };
    row("connect", "0", SocketIoType::Connect, "/", "", "");
    row("connect with token", R"(0{"token":"x"})", SocketIoType::Connect, "/", "",
        R"({"token":"x"})");
    row("connect elsewhere", "0/admin,", SocketIoType::Connect, "/admin", "", "");
    row("disconnect", "1", SocketIoType::Disconnect, "/", "", "");
    row("event", R"(2["a"])", SocketIoType::Event, "/", "", R"(["a"])");
    row("event to acknowledge", R"(212["a"])", SocketIoType::Event, "/", "12", R"(["a"])");
    row("event elsewhere", R"(2/b,7["a"])", SocketIoType::Event, "/b", "7", R"(["a"])");
    row("acknowledgement", "30[]", SocketIoType::Ack, "/", "0", "[]");
    row("refusal", R"(4/b,{"message":"no"})", SocketIoType::ConnectError, "/b", "",
        R"({"message":"no"})");
    row("JSON is not looked at", "2nonsense", SocketIoType::Event, "/", "", "nonsense");
}

void SocketIoPacketTest::readsAndWrites() {
    QFETCH(std::string, text);
    QFETCH(int, type);
    QFETCH(std::string, nameSpace);
    QFETCH(std::string, ackId);
    QFETCH(std::string, json);
    const SocketIoPacket packet{static_cast<SocketIoType>(type), nameSpace, ackId, json};
    QVERIFY(readSocketIo(text) == packet);
    QCOMPARE(socketIoText(packet), "4" + text);
}

void SocketIoPacketTest::readsBinaryHeads_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("ackId");
    QTest::newRow("event") << std::string(R"(51-["a",{"_placeholder":true,"num":0}])")
                           << std::string();
    QTest::newRow("event to acknowledge")
        << std::string(R"(512-/,34["a",{"_placeholder":true,"num":0}])") << std::string("34");
}

void SocketIoPacketTest::readsBinaryHeads() {
    QFETCH(std::string, text);
    QFETCH(std::string, ackId);
    const auto packet = readSocketIo(text);
    QVERIFY(packet.has_value());
    QVERIFY(packet->type == SocketIoType::BinaryEvent);
    QCOMPARE(std::string(packet->ackId), ackId);
    QVERIFY(packet->json.starts_with("["));
}

void SocketIoPacketTest::bounds() {
    const std::string name = "/" + std::string(kNamespaceBytes - 1, 'n');
    QVERIFY(readSocketIo("0" + name).has_value());
    QVERIFY(!readSocketIo("0" + name + "n").has_value());
    const std::string digits(kAckDigits, '9');
    QVERIFY(readSocketIo("2" + digits + "[]").has_value());
    QVERIFY(!readSocketIo("29" + digits + "[]").has_value());
}

void SocketIoPacketTest::refuses_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"", "7", "x", "[]", " 2", "5[]", "5-[]", "5x-[]", "51[]",
                             "0/a\x1e"
                             "4b"})
        QTest::newRow(*text == '\0' ? "nothing" : text) << std::string(text);
}

void SocketIoPacketTest::refuses() {
    QFETCH(std::string, text);
    QVERIFY(!readSocketIo(text).has_value());
}

QTEST_GUILESS_MAIN(SocketIoPacketTest)
#include "tst_socket_io_packet.moc"
