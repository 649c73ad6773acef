// Goal: packets of Engine.IO are read and written as the protocol has them, alone and several in
// a body, and what is none is not taken for one.
#include "server/gateway/engine_io_packet.h"

#include <QTest>

using namespace arcade::gateway;
using namespace std::string_literals;

Q_DECLARE_METATYPE(std::string)

class EngineIoPacketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndWrites_data();
    void readsAndWrites();
    void readsBinary();
    void refuses_data();
    void refuses();
    void splitsPayloads_data();
    void splitsPayloads();
};

void EngineIoPacketTest::readsAndWrites_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("type");
    QTest::addColumn<std::string>("data");
    const auto row = [](const char* name, const std::string& text, EngineIoType type,
                        const std::string& data) {
        QTest::newRow(name) << text << static_cast<int>(type) << data;
    };
    row("open", "0{}", EngineIoType::Open, "{}");
    row("close", "1", EngineIoType::Close, "");
    row("ping", "2", EngineIoType::Ping, "");
    row("probe", "2probe", EngineIoType::Ping, "probe");
    row("pong", "3", EngineIoType::Pong, "");
    row("message", "4hello", EngineIoType::Message, "hello");
    row("empty message", "4", EngineIoType::Message, "");
    row("message of an umlaut", "4\xC3\xBC", EngineIoType::Message, "\xC3\xBC");
    row("upgrade", "5", EngineIoType::Upgrade, "");
    row("noop", "6", EngineIoType::Noop, "");
}

void EngineIoPacketTest::readsAndWrites() {
    QFETCH(std::string, text);
    QFETCH(int, type);
    QFETCH(std::string, data);
    const EngineIoPacket packet{static_cast<EngineIoType>(type), data};
    QVERIFY(readEngineIo(text) == packet);
    QCOMPARE(engineIoText(packet.type, packet.data), text);
}

void EngineIoPacketTest::readsBinary() {
    const EngineIoPacket packet{EngineIoType::Binary, "AQIDBA=="};
    QVERIFY(readEngineIo("bAQIDBA==") == packet);
}

void EngineIoPacketTest::refuses_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << ""s;
    QTest::newRow("digit above") << "7"s;
    QTest::newRow("letter") << "abc"s;
    QTest::newRow("blank") << " 4"s;
    QTest::newRow("separator") << "\x1e"s
                                  "4";
    QTest::newRow("NUL") << "\0"s;
    QTest::newRow("byte over ASCII") << "\xB4"s;
}

void EngineIoPacketTest::refuses() {
    QFETCH(std::string, text);
    QVERIFY(!readEngineIo(text));
}

void EngineIoPacketTest::splitsPayloads_data() {
    QTest::addColumn<QStringList>("packets");
    QTest::newRow("one") << QStringList{QStringLiteral("4a")};
    QTest::newRow("three") << QStringList{QStringLiteral("4a"), QStringLiteral("2"),
                                          QStringLiteral("42[\"x\"]")};
}

void EngineIoPacketTest::splitsPayloads() {
    QFETCH(QStringList, packets);
    std::string payload;
    for (const QString& packet : packets)
        appendPacket(payload, packet.toStdString());
    QCOMPARE(QString::fromStdString(payload), packets.join(QLatin1Char(kPacketSeparator)));
    QStringList found;
    for (std::string_view rest = payload; !rest.empty();)
        found << QString::fromStdString(std::string(takePacket(rest)));
    QCOMPARE(found, packets);
}

QTEST_GUILESS_MAIN(EngineIoPacketTest)
#include "tst_engine_io_packet.moc"
