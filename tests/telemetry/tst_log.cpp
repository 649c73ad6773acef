// A log line is one line, whatever values it carries, and says what was given to it.
#include "server/telemetry/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace arcade;
using namespace arcade::telemetry;

namespace {

constexpr auto kTime = instantFromMs(1'795'226'400'123);

QByteArray lineOf(LogFormat format, const std::string& value) {
    const std::array<LogField, 1> fields{LogField{"name", LogValue(value)}};
    return QByteArray::fromStdString(
        logLine(format, LogRecord{kTime, LogLevel::Info, "arcade.host", "match created", fields}));
}

/// Collects what the process logs while it lives.
class LogPipe {
public:
    LogPipe(LogFormat format, LogLevel level) {
        if (::pipe(m_ends.data()) != 0)
            qFatal("no pipe");
        configureLog(format, level, m_ends[1]);
    }
    ~LogPipe() {
        configureLog(LogFormat::Text, LogLevel::Info);
        ::close(m_ends[0]);
        if (m_ends[1] >= 0)
            ::close(m_ends[1]);
    }
    QList<QByteArray> lines() {
        configureLog(LogFormat::Text, LogLevel::Info);
        ::close(std::exchange(m_ends[1], -1));
        QByteArray all;
        std::array<char, 4096> buffer{};
        for (;;) {
            const auto count = ::read(m_ends[0], buffer.data(), buffer.size());
            if (count <= 0)
                break;
            all.append(buffer.data(), count);
        }
        auto lines = all.split('\n');
        lines.removeLast();
        return lines;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace

class TestLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textEscapes_data();
    void textEscapes();
    void jsonCarriesTheValue_data();
    void jsonCarriesTheValue();
    void typedValues();
    void levelFilter_data();
    void levelFilter();
    void qtMessagesComeThrough();
    void threadsDoNotMixLines();
};

void TestLog::textEscapes_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << QByteArray("code_duel/gold") << QByteArray("name=code_duel/gold");
    QTest::newRow("space") << QByteArray("two words") << QByteArray("name=\"two words\"");
    QTest::newRow("empty") << QByteArray() << QByteArray("name=\"\"");
    QTest::newRow("equals") << QByteArray("a=b") << QByteArray("name=\"a=b\"");
    QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("name=\"a\\\"b\"");
    QTest::newRow("backslash") << QByteArray("a\\b") << QByteArray("name=\"a\\\\b\"");
    QTest::newRow("line feed") << QByteArray("a\nb") << QByteArray("name=\"a\\nb\"");
    QTest::newRow("return") << QByteArray("a\rb") << QByteArray("name=\"a\\rb\"");
    QTest::newRow("nul") << QByteArray("a\0b", 3) << QByteArray("name=\"a\\u0000b\"");
    QTest::newRow("escape") << QByteArray("\x1b[2J") << QByteArray("name=\"\\u001b[2J\"");
    QTest::newRow("delete") << QByteArray("\x7f") << QByteArray("name=\"\\u007f\"");
    QTest::newRow("next line") << QByteArray("\xc2\x85") << QByteArray("name=\"\\u0085\"");
    QTest::newRow("separator") << QByteArray("\xe2\x80\xa8") << QByteArray("name=\"\\u2028\"");
    QTest::newRow("override") << QByteArray("\xe2\x80\xae") << QByteArray("name=\"\\u202e\"");
    QTest::newRow("letter") << QByteArray("J\xc3\xbcrgen") << QByteArray("name=\"J\xc3\xbcrgen\"");
    QTest::newRow("no utf-8") << QByteArray("a\xff") << QByteArray("name=\"a\xef\xbf\xbd\"");
    QTest::newRow("tag") << QByteArray("\xf3\xa0\x80\x81") << QByteArray("name=\"\\udb40\\udc01\"");
}

void TestLog::textEscapes() {
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, written);
    QCOMPARE(lineOf(LogFormat::Text, value.toStdString()),
             "2026-11-21T02:00:00.123Z INFO arcade.host match created " + written + "\n");
}

void TestLog::jsonCarriesTheValue_data() {
    QTest::addColumn<QString>("value");
    for (const char16_t unit : {u'"', u'\\', u'\n', u'\r', u'\t', u'\0', u'\x1b', u'\x7f', u'\x85',
                                u'\u2028', u'\u202e', u'\u00fc', u' ', u'=', u'}'}) {
        const QString value = QStringLiteral("a") + QChar(unit) + QStringLiteral("b");
        QTest::addRow("U+%04x", static_cast<unsigned>(unit)) << value;
    }
    QTest::newRow("beyond 16 bits") << QString::fromUcs4(U"\U0001F600\U000E0001", 2);
}

void TestLog::jsonCarriesTheValue() {
    QFETCH(QString, value);
    const QByteArray line = lineOf(LogFormat::Json, value.toStdString());
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
    QJsonParseError error;
    const auto object = QJsonDocument::fromJson(line, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(object.value(QStringLiteral("name")).toString(), value);
    QCOMPARE(object.value(QStringLiteral("message")).toString(), QStringLiteral("match created"));
    QCOMPARE(object.value(QStringLiteral("level")).toString(), QStringLiteral("info"));
    QCOMPARE(object.value(QStringLiteral("category")).toString(), QStringLiteral("arcade.host"));
    QCOMPARE(object.value(QStringLiteral("time")).toString(),
             QStringLiteral("2026-11-21T02:00:00.123Z"));
}

void TestLog::typedValues() {
    const std::array<LogField, 7> fields{LogField{"match", MatchId{0, 0xab}},
                                         LogField{"wait_ms", Duration{1500}},
                                         LogField{"again", true},
                                         LogField{"count", 3U},
                                         LogField{"share", 0.25},
                                         LogField{"format", LogFormat::Json},
                                         LogField{"text", QStringLiteral("x y")}};
    const LogRecord record{kTime, LogLevel::Error, "arcade.host", "done", fields};
    QCOMPARE(QByteArray::fromStdString(logLine(LogFormat::Text, record)),
             QByteArray("2026-11-21T02:00:00.123Z ERROR arcade.host done "
                        "match=000000000000000000000000000000ab wait_ms=1500 again=true count=3 "
                        "share=0.25 format=json text=\"x y\"\n"));
    const auto object =
        QJsonDocument::fromJson(QByteArray::fromStdString(logLine(LogFormat::Json, record)))
            .object();
    QVERIFY(object.value(QStringLiteral("wait_ms")).isDouble());
    QVERIFY(object.value(QStringLiteral("again")).isBool());
    QVERIFY(object.value(QStringLiteral("match")).isString());
}

void TestLog::levelFilter_data() {
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("expected");
    QTest::newRow("info") << static_cast<int>(LogLevel::Info) << 3;
    QTest::newRow("warning") << static_cast<int>(LogLevel::Warning) << 2;
    QTest::newRow("error") << static_cast<int>(LogLevel::Error) << 1;
}

void TestLog::levelFilter() {
    QFETCH(int, level);
    QFETCH(int, expected);
    LogPipe pipe(LogFormat::Text, static_cast<LogLevel>(level));
    logEvent(hostLog(), "one");
    logWarning(hostLog(), "two");
    logError(hostLog(), "three");
    QCOMPARE(isLogged(hostLog(), LogLevel::Warning), level <= static_cast<int>(LogLevel::Warning));
    QCOMPARE(pipe.lines().size(), expected);
}

void TestLog::qtMessagesComeThrough() {
    LogPipe pipe(LogFormat::Text, LogLevel::Info);
    qWarning("a\nb");
    qCInfo(storeLog) << "plain";
    qCDebug(storeLog) << "hidden";
    const auto lines = pipe.lines();
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].endsWith("Z WARNING default a\\nb"));
    QVERIFY(lines[1].endsWith("Z INFO arcade.store plain"));
}

void TestLog::threadsDoNotMixLines() {
    LogPipe pipe(LogFormat::Json, LogLevel::Info);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([thread] {
            for (int line = 0; line < 50; ++line)
                logEvent(gatewayLog(), "line", {{"thread", thread}, {"line", line}});
        });
    }
    for (auto& thread : threads)
        thread.join();
    const auto lines = pipe.lines();
    QCOMPARE(lines.size(), 200);
    for (const QByteArray& line : lines)
        QVERIFY2(!QJsonDocument::fromJson(line).isNull(), line.constData());
}

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
