// Goal: the log of frames has one line a frame, and no secret in it.
#include "client/link/frame_log.h"

#include <QTemporaryDir>
#include <QTest>

using namespace arcade::client;

class TestFrameLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesALineAFrame();
    void leavesSecretsOut_data();
    void leavesSecretsOut();
    void tellsWhenItCannotWrite();
};

void TestFrameLog::writesALineAFrame() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("frames"));
    FrameLog log;
    QVERIFY(log.open(path));
    log.write(FrameLog::Way::ToServer, R"({"type":"auth","data":{"token":"abc"}})");
    log.write(FrameLog::Way::ToClient, "{\"type\":\n\"ok\"}");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].contains(" > {\"type\":\"auth\""));
    QVERIFY(!lines[0].contains("abc"));
    QVERIFY(lines[1].contains(" < {\"type\": \"ok\"}"));
    QVERIFY(lines[2].isEmpty());
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestFrameLog::leavesSecretsOut_data() {
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("token") << QByteArray(R"({"token":"SECRET"})");
    QTest::newRow("spaces") << QByteArray(R"({"token" : "SECRET"})");
    QTest::newRow("key") << QByteArray(R"({"a":1,"recovery_key":"SECRET","b":2})");
    QTest::newRow("escapes") << QByteArray(R"({"token":"x\"SECRET\\"})");
    QTest::newRow("both") << QByteArray(R"({"token":"SECRET","recovery_key":"SECRET"})");
}

void TestFrameLog::leavesSecretsOut() {
    QFETCH(QByteArray, frame);
    const QByteArray told = withoutSecrets(frame.toStdString());
    QVERIFY(!told.contains("SECRET"));
    QVERIFY(told.startsWith('{') && told.endsWith('}'));
    QCOMPARE(withoutSecrets(R"({"message":"a token is \"x\""})"),
             QByteArray(R"({"message":"a token is \"x\""})"));
}

void TestFrameLog::tellsWhenItCannotWrite() {
    FrameLog log;
    QString fault;
    QVERIFY(log.open(QString(), &fault));
    QVERIFY(fault.isEmpty());
    QVERIFY(!log.open(QStringLiteral("/nowhere/frames"), &fault));
    QVERIFY(!fault.isEmpty());
}

QTEST_GUILESS_MAIN(TestFrameLog)
#include "tst_frame_log.moc"
