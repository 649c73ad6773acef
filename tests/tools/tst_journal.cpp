// Goal: the journal finds a value where a window shows it, however it is set, and tells apart what
// is not the same.

#include "tools/duo/journal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using arcade::duo::Journal;

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void faultsAreKept();
    void fileHasAll();
};

void TestJournal::values_data() {
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char* shown, const char* said, bool isSame) {
        QTest::newRow(qPrintable(QString::fromUtf8(shown) + u' ' + QString::fromUtf8(said)))
            << QString::fromUtf8(shown) << QString::fromUtf8(said) << isSame;
    };
    row("Prize 180 $DATA", "180", true);
    row("Prize 1,800 $DATA", "1800", true);
    row("Prize 1 800", "1 800", true);
    row("1\u202F800\u00A0$DATA", "1800", true);
    row("+12", "12", true);
    row("\u221212", "-12", true);
    row("VICTORY", "Victory", true);
    row("Prize 1800", "180", false);
    row("Prize 18", "180", false);
    row("rating 1500.5", "1500", false);
    row("rating 1,500", "500", false);
    row("", "0", false);
    row("a (b) c", "(b)", true);
}

void TestJournal::values() {
    QFETCH(QString, shown);
    QFETCH(QString, said);
    QFETCH(bool, isSame);
    QCOMPARE(arcade::duo::shows(shown, said), isSame);
}

void TestJournal::faultsAreKept() {
    Journal journal;
    QVERIFY(journal.compare(QStringLiteral("prize"), QStringLiteral("180"), QStringLiteral("180")));
    QCOMPARE(journal.faults(), QStringList());
    QVERIFY(!journal.compare(QStringLiteral("prize"), QStringLiteral("18"), QStringLiteral("180")));
    QVERIFY(!journal.check(false, QStringLiteral("broken")));
    QCOMPARE(journal.faults().size(), 2);
    QCOMPARE(journal.faults().last(), QStringLiteral("broken"));
}

void TestJournal::fileHasAll() {
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("transcript.txt"));
    Journal journal(name);
    journal.note(QStringLiteral("one"));
    journal.check(false, QStringLiteral("two"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(QStringLiteral("one\n")) && text.contains(QStringLiteral("WRONG: two")));
    Journal nowhere(QStringLiteral("/nowhere/at/all"));
    QCOMPARE(nowhere.faults().size(), 1);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
