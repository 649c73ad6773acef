// Goal: every transport behaves as RFC 6455 says. One table of what a client may send and what must
// follow; where an implementation cannot, the deviation is named here and held to what is known.
#include "tests/gateway/raw_client.h"
#include "tests/gateway/transport_servers.h"
#include "tests/runtime/epoll_test_main.h"

#include <QMap>
#include <QTest>
#include <QtEndian>

#include <sys/socket.h>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

/// What a transport's handler was told.
class Recorder : public TransportHandler {
public:
    void textReceived(std::string_view text) override {
        told << QStringLiteral("text:") +
                    QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    void binaryReceived() override { told << QStringLiteral("binary"); }
    void pongReceived() override { told << QStringLiteral("pong"); }
    void bytesLeft() override {}
    void closed() override { ++closures; }

    QStringList told;
    int closures = 0;
};

enum class Which { Plain, Qt };
/// The implementation that is held to the contract now.
Which g_which = Which::Plain;

std::unique_ptr<TransportServer> makeServer() {
    if (g_which == Which::Plain)
        return std::make_unique<PlainServer>();
    return std::make_unique<QtServer>();
}

/// A connection with both its ends.
struct Line {
    explicit Line(const QByteArray& opening = handshakeFor("/ws")) {
        server->handler = &recorder;
        client.say(opening);
        if (!waitUntil([this] { return server->transport && client.hears("\r\n\r\n"); }))
            qFatal("no handshake");
    }
    ~Line() {
        if (server->transport)
            transport().setHandler(nullptr);
    }
    /// As a client does that was told to close: answers, and leaves.
    bool closesOnRequest() {
        if (!waitUntil([this] { return closeCodeIn(client.heard()) != 0 || client.isClosed(); }))
            return false;
        client.say(frame(kClose, framesIn(client.heard()).back().payload));
        client.socket().disconnectFromHost();
        return waitUntil([this] { return recorder.closures > 0; });
    }
    QStringList heard() const {
        QStringList frames;
        for (const Heard& each : framesIn(client.heard())) {
            const QString text = QString::fromUtf8(each.payload);
            if (each.opcode == kClose)
                frames << QStringLiteral("close:%1")
                              .arg(each.payload.size() < 2
                                       ? 0
                                       : qFromBigEndian<quint16>(each.payload.constData()));
            else if (each.opcode == kPong && text != QStringLiteral("end"))
                frames << QStringLiteral("pong:") + text;
        }
        return frames;
    }

    Transport& transport() const { return *server->transport; }

    Recorder recorder;
    std::unique_ptr<TransportServer> server = makeServer();
    RawClient client{server->serverPort()};
};

QByteArray closeWith(quint16 code, const QByteArray& reason = {}) {
    const quint16 bigEndian = qToBigEndian(code);
    return QByteArray(reinterpret_cast<const char*>(&bigEndian), 2) + reason;
}

/// What QtWebSockets 6.4 does instead of what the RFC demands.
const QMap<QByteArray, QStringList> kQtDeviations{
    {"unmasked text", {QStringLiteral("text:plain")}},
    {"unmasked ping", {QStringLiteral("pong:plain")}},
    {"close without a code", {QStringLiteral("close:1000")}},
    {"character over two fragments", {QStringLiteral("close:1007")}},
};
const QMap<QByteArray, QStringList> kNoDeviations;

/// What is sent; what the handler is told and the client hears, with blanks between.
void row(const char* name, const QByteArray& sent, const char* told, const char* heard) {
    QTest::newRow(name) << sent << QString::fromUtf8(told).split(u' ', Qt::SkipEmptyParts)
                        << QString::fromUtf8(heard).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TransportContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheHandshake();
    void messageBehindTheHandshake();
    void follows_data();
    void follows();
    void inAnyPieces_data() { follows_data(); }
    void inAnyPieces();
    void sendsText_data();
    void sendsText();
    void pings();
    void closesWithCodeAndReason();
    void longReasonIsCut();
    void closesOnceOnly();
    void codeArrivesThroughAFlood();
    void doesNotWaitForEver();
    void abortsAtOnce();
    void noticesWhoVanishes();
    void hearsWhoStopsSpeaking();
    void handlerMayGo();
    void pingFloodIsBounded();

private:
    static void rowsOfMessages();
    static void rowsOfWrongFrames();
    static void rowsOfCloses();
    void compare(const Line& line, const QStringList& told, const QStringList& heard) const;
};

void TransportContractTest::acceptsTheHandshake() {
    const Line line;
    QVERIFY(line.client.heard().startsWith("HTTP/1.1 101 "));
    // The example of RFC 6455, section 1.3.
    QVERIFY(line.client.hears("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
    QCOMPARE(line.transport().peerAddress(), std::string{"127.0.0.1"});
}

/// A client need not wait for the answer.
void TransportContractTest::messageBehindTheHandshake() {
    Line line(handshakeFor("/ws") + frame(kText, "early"));
    QStringList told{QStringLiteral("text:early")};
    if (g_which == Which::Qt) {
        // QtWebSockets loses it, and goes on with the next one.
        line.client.say(frame(kText, "next"));
        told = {QStringLiteral("text:next")};
    }
    QVERIFY2(waitUntil([&] { return line.recorder.told == told; }),
             qPrintable(line.recorder.told.join(u' ')));
}

void TransportContractTest::follows_data() {
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QStringList>("told");
    QTest::addColumn<QStringList>("heard");
    rowsOfMessages();
    rowsOfWrongFrames();
    rowsOfCloses();
}

void TransportContractTest::rowsOfMessages() {
    row("text", frame(kText, "hello"), "text:hello", "");
    row("empty text", frame(kText, ""), "text:", "");
    row("two texts", frame(kText, "a") + frame(kText, "b"), "text:a text:b", "");
    row("text of 126 bytes", frame(kText, QByteArray(126, 'x')),
        ("text:" + QByteArray(126, 'x')).constData(), "");
    row("largest text", frame(kText, QByteArray(kMessageBytes, 'x')),
        ("text:" + QByteArray(kMessageBytes, 'x')).constData(), "");
    row("fragments",
        frame(kText, "a", false) + frame(kContinuation, "b", false) + frame(kContinuation, "c"),
        "text:abc", "");
    row("empty last fragment", frame(kText, "a", false) + frame(kContinuation, ""), "text:a", "");
    row("character over two fragments", frame(kText, "\xC3", false) + frame(kContinuation, "\xA9"),
        "text:\xC3\xA9", "");
    row("ping between fragments",
        frame(kText, "a", false) + frame(kPing, "p") + frame(kContinuation, "b"), "text:ab",
        "pong:p");
    row("binary", frame(kBinary, "x"), "binary", "");
    row("ping", frame(kPing, "12345"), "", "pong:12345");
    row("largest ping", frame(kPing, QByteArray(125, 'p')), "",
        ("pong:" + QByteArray(125, 'p')).constData());
    row("pong", frame(kPong, "unasked"), "pong", "");
    row("close", frame(kClose, closeWith(1000, "bye")), "", "close:1000");
    row("close of our own codes", frame(kClose, closeWith(4001)), "", "close:4001");
    row("text after close", frame(kClose, closeWith(1000)) + frame(kText, "late"), "",
        "close:1000");
}

void TransportContractTest::rowsOfWrongFrames() {
    row("unmasked text", frame(kText, "plain", true, false), "", "close:1002");
    row("unmasked ping", frame(kPing, "plain", true, false), "", "close:1002");
    row("invalid UTF-8 in a fragment",
        frame(kText, "a", false) + frame(kContinuation, "\xC0\xAF", false) +
            frame(kContinuation, "b"),
        "", "close:1007");
    row("invalid UTF-8", frame(kText, "\xC0\xAF"), "", "close:1007");
    row("surrogate", frame(kText, "\xED\xA0\x80"), "", "close:1007");
    row("cut character", frame(kText, "\xC3"), "", "close:1007");
    row("reserved bit", QByteArray(frame(kText, "x")).replace(0, 1, "\xC1"), "", "close:1002");
    row("second reserved bit", QByteArray(frame(kText, "x")).replace(0, 1, "\xA1"), "",
        "close:1002");
    row("third reserved bit", QByteArray(frame(kText, "x")).replace(0, 1, "\x91"), "",
        "close:1002");
    row("reserved bit of a ping", QByteArray(frame(kPing, "x")).replace(0, 1, "\xC9"), "",
        "close:1002");
    row("unknown opcode", frame(3, "x"), "", "close:1002");
    row("last unknown opcode", frame(7, "x"), "", "close:1002");
    row("unknown control opcode", frame(11, "x"), "", "close:1002");
    row("last unknown control opcode", frame(15, "x"), "", "close:1002");
    row("continuation of nothing", frame(kContinuation, "x"), "", "close:1002");
    row("text amid fragments", frame(kText, "a", false) + frame(kText, "b"), "", "close:1002");
    row("binary amid fragments", frame(kText, "a", false) + frame(kBinary, "b"), "", "close:1002");
    row("continuation after the last fragment",
        frame(kText, "a", false) + frame(kContinuation, "b") + frame(kContinuation, "c"), "text:ab",
        "close:1002");
    row("fragmented ping", frame(kPing, "a", false), "", "close:1002");
    row("fragmented close", frame(kClose, closeWith(1000), false), "", "close:1002");
    row("close too long", frame(kClose, closeWith(1000, QByteArray(124, 'r'))), "", "close:1002");
    row("ping too long", frame(kPing, QByteArray(126, 'p')), "", "close:1002");
    row("length not shortest",
        QByteArray("\x81\xFE\x00\x01"
                   "\0\0\0\0"
                   "x",
                   9),
        "", "close:1002");
    row("length of 64 bits", QByteArray("\x81\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0", 14), "",
        "close:1002");
    row("longest length", QByteArray("\x81\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0x", 15), "",
        "close:1009");
    row("text too long", frame(kText, QByteArray(kMessageBytes + 1, 'x')), "", "close:1009");
    row("much too long", frame(kText, QByteArray(1'000'000, 'x')), "", "close:1009");
    row("fragments too long",
        frame(kText, QByteArray(3000, 'x'), false) + frame(kContinuation, QByteArray(3000, 'x')),
        "", "close:1009");
}

void TransportContractTest::rowsOfCloses() {
    row("close of one byte", frame(kClose, "x"), "", "close:1002");
    row("close with a code for no wire", frame(kClose, closeWith(1005)), "", "close:1002");
    row("close without a code", frame(kClose, ""), "", "close:0");
    row("close with the code of a lost connection", frame(kClose, closeWith(1006)), "",
        "close:1002");
    row("close with the code of a failed TLS", frame(kClose, closeWith(1015)), "", "close:1002");
    row("close with a code nobody has given a meaning", frame(kClose, closeWith(2000)), "",
        "close:1002");
    row("close with code 5000", frame(kClose, closeWith(5000)), "", "close:1002");
    row("close with code 999", frame(kClose, closeWith(999)), "", "close:1002");
    row("close with a reason that is no text", frame(kClose, closeWith(1000, "\xC0\xAF")), "",
        "close:1007");
}

void TransportContractTest::compare(const Line& line, const QStringList& told,
                                    const QStringList& heard) const {
    const auto& deviations = g_which == Which::Qt ? kQtDeviations : kNoDeviations;
    const auto deviation = deviations.find(QTest::currentDataTag());
    if (deviation != deviations.end()) {
        // When this fails the implementation has learned better: strike it from the list.
        QCOMPARE(line.recorder.told + line.heard(), *deviation);
        return;
    }
    QCOMPARE(line.recorder.told, told);
    QCOMPARE(line.heard(), heard);
}

void TransportContractTest::follows() {
    QFETCH(QByteArray, sent);
    QFETCH(QStringList, told);
    QFETCH(QStringList, heard);
    Line line;
    // Whoever is still served afterwards answers this.
    line.client.say(sent + frame(kPing, "end"));
    QVERIFY(waitUntil([&] {
        return line.client.hears("end") || closeCodeIn(line.client.heard()) != 0 ||
               line.recorder.closures > 0;
    }));
    compare(line, told, heard);
    if (closeCodeIn(line.client.heard()) != 0) {
        QVERIFY(line.closesOnRequest());
        QCOMPARE(line.recorder.closures, 1);
        compare(line, told, heard);
    }
}

void TransportContractTest::inAnyPieces() {
    QFETCH(QByteArray, sent);
    QFETCH(QStringList, told);
    QFETCH(QStringList, heard);
    Line line;
    line.client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const qsizetype step = std::max<qsizetype>(1, sent.size() / 50);
    for (qsizetype at = 0; at < sent.size() && !line.client.isClosed(); at += step) {
        line.client.say(sent.mid(at, step));
        line.client.socket().flush();
        QCoreApplication::processEvents();
    }
    if (!line.client.isClosed())
        line.client.say(frame(kPing, "end"));
    QVERIFY(waitUntil([&] {
        return line.client.hears("end") || closeCodeIn(line.client.heard()) != 0 ||
               line.recorder.closures > 0;
    }));
    compare(line, told, heard);
}

void TransportContractTest::sendsText_data() {
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 1, 125, 126, 65'535, 65'536, 200'000})
        QTest::addRow("%d", bytes) << bytes;
}

void TransportContractTest::sendsText() {
    QFETCH(int, bytes);
    const Line line;
    const QByteArray text(bytes, 'x');
    line.transport().sendText(text.toStdString());
    QVERIFY(waitUntil([&] { return !framesIn(line.client.heard()).isEmpty(); }));
    QVERIFY(waitUntil([&] { return line.transport().bytesPending() == 0; }));
    const QList<Heard> frames = framesIn(line.client.heard());
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames[0].opcode, kText);
    QCOMPARE(frames[0].payload, text);
}

void TransportContractTest::pings() {
    Line line;
    line.transport().sendText("before");
    line.transport().ping();
    line.transport().sendText("after");
    QVERIFY(waitUntil([&] { return framesIn(line.client.heard()).size() == 3; }));
    const QList<Heard> frames = framesIn(line.client.heard());
    QCOMPARE(frames[1].opcode, kPing);
    QVERIFY(line.recorder.told.isEmpty());
    line.client.say(frame(kPong, frames[1].payload));
    QVERIFY(waitUntil([&] { return line.recorder.told == QStringList{QStringLiteral("pong")}; }));
    line.transport().close(CloseCode::GoingDown, {});
    line.transport().ping();
    QVERIFY(waitUntil([&] { return closeCodeIn(line.client.heard()) == 1001; }));
    QCOMPARE(framesIn(line.client.heard()).size(), 4);
}

void TransportContractTest::closesWithCodeAndReason() {
    Line line;
    line.transport().sendText("before");
    line.transport().close(CloseCode::Kicked, "Removed.");
    line.transport().sendText("after");
    QVERIFY(waitUntil([&] { return closeCodeIn(line.client.heard()) == 4005; }));
    const QList<Heard> frames = framesIn(line.client.heard());
    QCOMPARE(frames.size(), 2);
    QCOMPARE(frames[0].payload, "before");
    QCOMPARE(frames[1].payload.mid(2), "Removed.");
    QCOMPARE(line.recorder.closures, 0);
    line.client.say(frame(kText, "late") + frame(kClose, frames[1].payload));
    QVERIFY(waitUntil([&] { return line.recorder.closures == 1; }));
    QVERIFY(line.recorder.told.isEmpty());
    QVERIFY(waitUntil([&] { return line.client.isClosed(); }));
}

void TransportContractTest::longReasonIsCut() {
    const Line line;
    line.transport().close(CloseCode::GoingDown, std::string(500, 'r'));
    QVERIFY(waitUntil([&] { return closeCodeIn(line.client.heard()) == 1001; }));
    QCOMPARE(framesIn(line.client.heard()).front().payload.size(), 125);
}

void TransportContractTest::closesOnceOnly() {
    Line line;
    line.transport().close(CloseCode::Kicked, {});
    line.transport().close(CloseCode::GoingDown, {});
    QVERIFY(line.closesOnRequest());
    QCOMPARE(closeCodeIn(line.client.heard()), 4005);
    line.transport().abort();
    QCoreApplication::processEvents();
    QCOMPARE(line.recorder.closures, 1);
}

void TransportContractTest::codeArrivesThroughAFlood() {
    Line line;
    line.client.say(frame(kText, "x").repeated(100'000));
    QVERIFY(waitUntil([&] { return line.recorder.told.size() > 10; }));
    line.transport().close(CloseCode::ProtocolAbuse, {});
    const qsizetype told = line.recorder.told.size();
    QVERIFY(waitUntil([&] { return closeCodeIn(line.client.heard()) == 4003; }));
    QCOMPARE(line.recorder.told.size(), told);
}

void TransportContractTest::doesNotWaitForEver() {
    const Line line;
    line.transport().close(CloseCode::TooSlow, {});
    QVERIFY(waitUntil([&] { return line.recorder.closures == 1; }));
    QVERIFY(waitUntil([&] { return line.client.isClosed(); }));
}

void TransportContractTest::abortsAtOnce() {
    const Line line;
    line.transport().abort();
    QCOMPARE(line.recorder.closures, 0);
    QVERIFY(waitUntil([&] { return line.recorder.closures == 1; }));
    QVERIFY(waitUntil([&] { return line.client.isClosed(); }));
    QCOMPARE(closeCodeIn(line.client.heard()), 0);
}

void TransportContractTest::noticesWhoVanishes() {
    Line line;
    line.client.socket().abort();
    QVERIFY(waitUntil([&] { return line.recorder.closures == 1; }));
}

/// Half a connection is none, but what was said on it counts.
void TransportContractTest::hearsWhoStopsSpeaking() {
    Line line;
    line.client.say(frame(kText, "last words"));
    line.client.socket().flush();
    ::shutdown(static_cast<int>(line.client.socket().socketDescriptor()), SHUT_WR);
    QVERIFY(waitUntil([&] { return line.recorder.closures == 1; }));
    QCOMPARE(line.recorder.told, QStringList{QStringLiteral("text:last words")});
    QVERIFY(waitUntil([&] { return line.client.isClosed(); }));
}

void TransportContractTest::handlerMayGo() {
    Line line;
    line.client.say(frame(kText, "x").repeated(10));
    line.server->transport.reset();
    QVERIFY(waitUntil([&] { return line.client.isClosed(); }));
    QVERIFY(line.recorder.told.isEmpty());
}

/// Answers to pings that nobody reads may wait up to a bound, then newer ones take the place of
/// older ones, or the connection ends.
void TransportContractTest::pingFloodIsBounded() {
    Line line;
    line.client.stopReading();
    const QByteArray flood = frame(kPing, QByteArray(125, 'p')).repeated(2000);
    std::int64_t most = 0;
    int floods = 0;
    QVERIFY(waitUntil([&] {
        // A connection is read in small shares, each in a turn of the loop.
        for (int turn = 0; turn < 100; ++turn)
            QCoreApplication::processEvents();
        if (line.recorder.closures == 0 && line.client.socket().bytesToWrite() < 1'000'000) {
            line.client.say(flood);
            ++floods;
        }
        most = std::max(most, line.transport().bytesPending());
        return line.recorder.closures == 1 || floods == 100;
    }));
    QVERIFY2(most < 2'000'000, qPrintable(QString::number(most)));
}

int main(int argc, char* argv[]) {
    if (!arcade::runtime::installEpollDispatcher())
        return EXIT_FAILURE;
    QCoreApplication application(argc, argv);
    int failures = 0;
    for (const Which which : {Which::Plain, Which::Qt}) {
        g_which = which;
        TransportContractTest test;
        failures += QTest::qExec(&test, argc, argv);
    }
    return failures;
}
#include "tst_transport_contract.moc"
