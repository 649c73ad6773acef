// Goal: of the sequence a player tells at a glance what is right, what has to be erased, what comes
// next and what is left, whatever the server says of positions.
#include "client/model/sequence_highlighter.h"
#include "tests/client/model/rig.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <memory>

using namespace arcade::client;

class TestSequenceHighlighter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void paints_data();
    void paints();
    void paintsWhatIsMarkedLater();
    void paintsEachCharacterByItself();
    void paintsTheColoursOfANewTheme();
    void tellsOnlyWhatDiffers();
    void takesTheDocumentOfAText();

private:
    SequenceHighlighter& paint() { return *m_paint; }
    QString painted() const;

    std::unique_ptr<QTextDocument> m_document;
    std::unique_ptr<SequenceHighlighter> m_paint;
};

namespace {

const TestClass<TestSequenceHighlighter> kSequenceHighlighter;

const QColor kCorrect(Qt::green);
const QColor kRest(Qt::gray);
const QColor kWrong(Qt::red);
const QColor kWrongText(Qt::white);
const QColor kCursor(Qt::yellow);
const QColor kCursorText(Qt::black);

QTextCharFormat formatAt(const QTextDocument& document, int place) {
    QTextCharFormat found;
    for (const auto& range : document.firstBlock().layout()->formats()) {
        if (place >= range.start && place < range.start + range.length)
            found = range.format;
    }
    return found;
}

/// As a letter: Correct, Wrong, cUrsor, Rest; `?` for what is none of them.
QChar letterOf(const QTextCharFormat& format) {
    const QColor ink = format.foreground().color();
    const QColor behind =
        format.background().style() == Qt::NoBrush ? QColor() : format.background().color();
    if (behind == kWrong && ink == kWrongText)
        return u'W';
    if (behind == kCursor && ink == kCursorText)
        return u'U';
    if (behind.isValid())
        return u'?';
    return ink == kCorrect ? u'C' : ink == kRest ? u'R' : u'?';
}

} // namespace

void TestSequenceHighlighter::init() {
    m_document = std::make_unique<QTextDocument>(QStringLiteral("nmap -sS"));
    m_paint = std::make_unique<SequenceHighlighter>();
    paint().setDocument(m_document.get());
    paint().setCorrectColor(kCorrect);
    paint().setRestColor(kRest);
    paint().setWrongColor(kWrong);
    paint().setWrongTextColor(kWrongText);
    paint().setCursorColor(kCursor);
    paint().setCursorTextColor(kCursorText);
}

void TestSequenceHighlighter::cleanup() {
    m_paint.reset();
    m_document.reset();
}

QString TestSequenceHighlighter::painted() const {
    QString letters;
    for (int place = 0; place < m_document->firstBlock().text().size(); ++place)
        letters += letterOf(formatAt(*m_document, place));
    return letters;
}

void TestSequenceHighlighter::paints_data() {
    QTest::addColumn<int>("correct");
    QTest::addColumn<int>("wrong");
    QTest::addColumn<bool>("cursor");
    QTest::addColumn<QString>("letters");
    QTest::newRow("nothing typed") << 0 << 0 << true << QStringLiteral("URRRRRRR");
    QTest::newRow("locked") << 0 << 0 << false << QStringLiteral("RRRRRRRR");
    QTest::newRow("typed") << 3 << 0 << true << QStringLiteral("CCCURRRR");
    QTest::newRow("a slip") << 3 << 2 << true << QStringLiteral("CCCWWURR");
    QTest::newRow("a slip, offline") << 3 << 2 << false << QStringLiteral("CCCWWRRR");
    QTest::newRow("all typed") << 8 << 0 << true << QStringLiteral("CCCCCCCC");
    QTest::newRow("a slip at the end") << 7 << 1 << true << QStringLiteral("CCCCCCCW");
    QTest::newRow("more than there is") << 7 << 9 << true << QStringLiteral("CCCCCCCW");
    QTest::newRow("far too much") << 90 << 9 << true << QStringLiteral("CCCCCCCC");
}

void TestSequenceHighlighter::paints() {
    QFETCH(int, correct);
    QFETCH(int, wrong);
    QFETCH(bool, cursor);
    paint().setCorrect(correct);
    paint().setWrong(wrong);
    paint().setCursorVisible(cursor);
    paint().rehighlight();
    QTEST(painted(), "letters");
}

void TestSequenceHighlighter::paintsWhatIsMarkedLater() {
    paint().setCorrect(5);
    paint().setWrong(1);
    QCOMPARE(painted(), QStringLiteral("CCCCCWUR"));
    paint().setWrong(0);
    QCOMPARE(painted(), QStringLiteral("CCCCCURR"));
    m_document->setPlainText(QStringLiteral("ls -la"));
    paint().setCorrect(0);
    QCOMPARE(painted(), QStringLiteral("URRRRR"));
}

/// Where formats differ, no ligature joins what is typed one by one.
void TestSequenceHighlighter::paintsEachCharacterByItself() {
    paint().setCorrect(8);
    for (int place = 1; place < 8; ++place)
        QVERIFY(formatAt(*m_document, place) != formatAt(*m_document, place - 1));
}

void TestSequenceHighlighter::paintsTheColoursOfANewTheme() {
    paint().setCorrect(1);
    paint().setCorrectColor(kRest);
    QCOMPARE(painted(), QStringLiteral("RURRRRRR"));
}

void TestSequenceHighlighter::tellsOnlyWhatDiffers() {
    QSignalSpy changed(&paint(), &SequenceHighlighter::changed);
    paint().setCorrect(2);
    paint().setCorrect(2);
    paint().setCursorVisible(true);
    paint().setRestColor(kRest);
    QCOMPARE(changed.size(), 1);
}

void TestSequenceHighlighter::takesTheDocumentOfAText() {
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQuick\nTextEdit { text: \"nmap -sS\" }", QUrl());
    const std::unique_ptr<QObject> text(component.create());
    QVERIFY2(text, qPrintable(component.errorString()));
    auto* const document = text->property("textDocument").value<QQuickTextDocument*>();
    QSignalSpy changed(&paint(), &SequenceHighlighter::documentChanged);
    paint().setTextDocument(document);
    paint().setTextDocument(document);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(paint().textDocument(), document);
    paint().setCorrect(4);
    QCOMPARE(letterOf(formatAt(*document->textDocument(), 0)), QChar(u'C'));
    paint().setTextDocument(nullptr);
    QCOMPARE(paint().document(), static_cast<QTextDocument*>(nullptr));
}

#include "tst_sequence_highlighter.moc"
