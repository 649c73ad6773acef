// Goal: a frame made once is what RFC 6455 says a server sends: its head tells the length in the
// shortest form, and the text follows unmasked, where it is found again.
#include "server/gateway/text_frame.h"

#include <QTest>

using namespace arcade::gateway;

class TextFrameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headTellsTheLength_data();
    void headTellsTheLength();
};

void TextFrameTest::headTellsTheLength_data() {
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("empty") << 0 << QByteArray::fromHex("8100");
    QTest::newRow("longest in one byte") << 125 << QByteArray::fromHex("817d");
    QTest::newRow("shortest in two") << 126 << QByteArray::fromHex("817e007e");
    QTest::newRow("longest in two") << 65'535 << QByteArray::fromHex("817effff");
    QTest::newRow("shortest in eight") << 65'536 << QByteArray::fromHex("817f0000000000010000");
}

void TextFrameTest::headTellsTheLength() {
    QFETCH(int, length);
    QFETCH(QByteArray, head);
    const std::string text(static_cast<std::size_t>(length), 'x');
    QCOMPARE(textFrame(text), head.toStdString() + text);
    QCOMPARE(std::string(textOf(textFrame(text))), text);
}

QTEST_GUILESS_MAIN(TextFrameTest)
#include "tst_text_frame.moc"
