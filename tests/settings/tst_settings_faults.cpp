// All faults are reported at once, each with its source, its value and what is allowed, and none
// gives a secret away or breaks a line.
#include "server/settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <string>
#include <vector>

using namespace arcade;
using namespace arcade::settings;

namespace {

using Arguments = std::vector<std::string>;

QByteArray faultsOf(const LoadOutcome& outcome) {
    QByteArray all;
    for (const Fault& fault : outcome.faults)
        all += QByteArray::fromStdString(fault.toString()) + '\n';
    return all;
}

} // namespace

class TestSettingsFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandLine_data();
    void commandLine();
    void environment_data();
    void environment();
    void file_data();
    void file();
    void unreadableFiles();
    void allAtOnce();
    void bounds_data();
    void bounds();
    void contradictions_data();
    void contradictions();
    void secretsStayOut();
    void valuesCannotForgeALine();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    std::string writeFile(const QByteArray& text);
    QTemporaryDir m_folder;
};

std::string TestSettingsFaults::writeFile(const QByteArray& text) {
    QFile file(path(QStringLiteral("arcade.toml")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("cannot write");
    file.write(text);
    return file.fileName().toStdString();
}

void TestSettingsFaults::commandLine_data() {
    QTest::addColumn<Arguments>("arguments");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const Arguments& arguments, const char* fault) {
        QTest::newRow(fault) << arguments << QByteArray(fault);
    };
    row({"--port", "70000"}, "flag --port: \"70000\": allowed is a whole number from 0 to 65535");
    row({"--port="}, "flag --port: \"\": allowed is a whole number from 0 to 65535");
    row({"--port", "5000x"}, "flag --port: \"5000x\": allowed is a whole number from 0 to 65535");
    row({"--port", "-1"}, "flag --port: \"-1\": allowed is a whole number from 0 to 65535");
    row({"--port"}, "flag --port: needs a value");
    row({"--port", "--help"}, "flag --port: needs a value");
    row({"--config"}, "flag --config: needs a value");
    row({"--help=yes"}, "flag --help=yes: takes no value");
    row({"start"}, "argument start: only flags are understood");
    row({"-p"}, "argument -p: only flags are understood");
    row({"--"}, "argument --: only flags are understood");
    row({"--prot", "1"}, "flag --prot: there is no such setting; did you mean port?");
    row({"--accept_s=1"},
        "flag --accept_s: there is no such setting; did you mean match.accept_s?");
    row({"--fdhgdfjhgjd=1"}, "flag --fdhgdfjhgjd: there is no such setting");
    row({"--x"}, "flag --x: there is no such setting");
    row({"--set", "server.port"}, "flag --set: takes key=value");
    row({"--set", "server.prot=1"},
        "flag --set server.prot: there is no such setting; did you mean server.port?");
    row({"--set", "server.port=x"},
        "flag --set server.port: \"x\": allowed is a whole number from 0 to 65535");
    row({"--host", "example.org"},
        "flag --host: \"example.org\": allowed is an IPv4 or IPv6 address, or localhost");
    row({"--log-format", "xml"}, "flag --log-format: \"xml\": allowed is text or json");
    row({"--log.level", "loud"},
        "flag --log.level: \"loud\": allowed is debug, info, warning or error");
    row({"--game.untyped", "maybe"}, "flag --game.untyped: \"maybe\": allowed is on or off");
    row({"--name", " "}, "flag --name: \" \": allowed is 1 to 64 printable characters");
    row({"--data="}, "flag --data: \"\": allowed is the path of a folder");
    row({"--match.countdown_s", "2"},
        "flag --match.countdown_s: \"2\": allowed is a whole number from 3 to 60 (seconds)");
    row({"--auth.keys", "/no/such/file"},
        "flag --auth.keys: \"/no/such/file\": allowed is a list of files that can be read");
    row({"--http.cors_origins", "https://a.example/path"},
        "flag --http.cors_origins: \"https://a.example/path\": allowed is a list of origins such "
        "as https://arcade.example, or *");
}

void TestSettingsFaults::commandLine() {
    QFETCH(Arguments, arguments);
    QFETCH(QByteArray, fault);
    QCOMPARE(faultsOf(loadSettings(arguments, {})), fault + '\n');
}

void TestSettingsFaults::environment_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const char* name, const char* value, const char* fault) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(value) << QByteArray(fault);
    };
    row("ARCADE_SERVER_PORT", "many",
        "environment ARCADE_SERVER_PORT: \"many\": allowed is a whole number from 0 to 65535");
    row("ARCADE_SERVER_PROT", "1",
        "environment ARCADE_SERVER_PROT: there is no such setting; did you mean "
        "ARCADE_SERVER_PORT?");
    row("ARCADE_CONFIG", "/no/such/file",
        "file /no/such/file: cannot be read: No such file or directory");
    row("ARCADE_XYZZY", "1", "environment ARCADE_XYZZY: there is no such setting");
}

void TestSettingsFaults::environment() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, fault);
    const auto outcome = loadSettings({}, {{name.toStdString(), value.toStdString()}});
    QCOMPARE(faultsOf(outcome), fault + '\n');
}

void TestSettingsFaults::file_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const char* text, const char* fault) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(fault);
    };
    row("\n[server]\nport = 70000",
        " line 3, server.port: \"70000\": allowed is a whole number from 0 to 65535");
    row("server.port = '5000'",
        " line 1, server.port: \"5000\": allowed is a whole number from 0 to 65535");
    row("server.port = 1.5",
        " line 1, server.port: \"1.5\": allowed is a whole number from 0 to 65535");
    row("server.name = 5", " line 1, server.name: \"5\": allowed is 1 to 64 printable characters");
    row("game.untyped = 1", " line 1, game.untyped: \"1\": allowed is on or off");
    row("http.cors_origins = '*'",
        " line 1, http.cors_origins: \"*\": allowed is a list of origins such as "
        "https://arcade.example, or *");
    row("http.cors_origins = [1]",
        " line 1, http.cors_origins: \"[ 1 ]\": allowed is a list of origins such as "
        "https://arcade.example, or *");
    row("[server]\nprot = 1",
        " line 2, server.prot: there is no such setting; did you mean server.port?");
    row("port = 1", " line 1, port: there is no such setting; did you mean server.port?");
    row("server = 1", " line 1, server: there is no such setting");
    row("[serber]", " line 1, serber: there is no such setting");
    row("[serber]\nport = 1",
        " line 2, serber.port: there is no such setting; did you mean server.port?");
    row("[[server]]\nport = 1", " line 1, server: there is no such setting");
    row("server.port = 5000\nserver.port = 5001", " is not TOML: ");
    row("port 5000", " line 1: is not TOML: ");
}

void TestSettingsFaults::file() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, fault);
    const std::string name = writeFile(text);
    const auto outcome = loadSettings(Arguments{"--config", name}, {});
    QCOMPARE(outcome.faults.size(), 1U);
    const QByteArray said = faultsOf(outcome);
    const bool isParser = fault.endsWith("TOML: ");
    QVERIFY2(said.startsWith("file " + QByteArray::fromStdString(name)), said.constData());
    QVERIFY2(isParser ? said.contains(fault.trimmed()) : said.endsWith(fault + '\n'),
             said.constData());
}

void TestSettingsFaults::unreadableFiles() {
    const auto folder = loadSettings(Arguments{"--config", m_folder.path().toStdString()}, {});
    QVERIFY(faultsOf(folder).endsWith(": cannot be read: Is a directory\n"));
    const auto endless = loadSettings(Arguments{"--config", "/dev/zero"}, {});
    QCOMPARE(faultsOf(endless), QByteArray("file /dev/zero: is longer than 1 MiB\n"));
}

void TestSettingsFaults::allAtOnce() {
    const std::string file = writeFile("[server]\nport = -1\nhost = 'x'\n[match]\nduel_s = 0\n");
    const auto outcome =
        loadSettings(Arguments{"--config", file, "--name=", "--bogus=1", "--port", "4000"},
                     {{"ARCADE_LOG_LEVEL", "x"}, {"ARCADE_NONE", "x"}});
    QCOMPARE(outcome.faults.size(), 7U);
    QCOMPARE(outcome.settings.server.port, 4000);
    QCOMPARE(outcome.settings.server.host, std::string("127.0.0.1"));
    QCOMPARE(outcome.settings.match.duel, Duration(60'000));
}

void TestSettingsFaults::bounds_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    const auto row = [](const char* key, int least, int most) {
        QTest::newRow(key) << QByteArray(key) << least << most;
    };
    row("server.port", 0, 65535);
    row("match.countdown_s", 3, 60);
    row("matching.anti_sniping_max_ms", 0, 10'000);
    row("limits.message_bytes", 1024, 16'384);
}

void TestSettingsFaults::bounds() {
    QFETCH(QByteArray, key);
    QFETCH(int, least);
    QFETCH(int, most);
    const auto isAllowed = [&key](qint64 value) {
        const std::string flag = "--" + key.toStdString();
        return loadSettings(Arguments{flag, std::to_string(value)}, {}).faults.empty();
    };
    QVERIFY(!isAllowed(least - 1));
    QVERIFY(isAllowed(least));
    QVERIFY(isAllowed(most));
    QVERIFY(!isAllowed(qint64{most} + 1));
    QVERIFY(!isAllowed(std::numeric_limits<qint64>::max()));
}

void TestSettingsFaults::contradictions_data() {
    QTest::addColumn<Arguments>("arguments");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const Arguments& arguments, const char* fault) {
        QTest::newRow(fault) << arguments << QByteArray(fault);
    };
    row({"--matching.long_wait_s=300"},
        "setting matching.long_wait_s: \"300\": must be less than matching.ticket_limit_s");
    row({"--match.grace_s", "61"},
        "setting match.grace_s: \"61\": must not be more than match.grace_total_s");
    row({"--session.ping_interval_s", "5"},
        "setting session.pong_timeout_s: \"5\": must be less than session.ping_interval_s");
    // What is wrong by itself is not held against another setting.
    row({"--session.ping_interval_s=5", "--session.pong_timeout_s=0"},
        "flag --session.pong_timeout_s: \"0\": allowed is a whole number from 1 to 60 (seconds)");
}

void TestSettingsFaults::contradictions() {
    QFETCH(Arguments, arguments);
    QFETCH(QByteArray, fault);
    QCOMPARE(faultsOf(loadSettings(arguments, {})), fault + '\n');
    const std::string readable = QCoreApplication::applicationFilePath().toStdString();
    const auto tls = loadSettings(Arguments{"--tls.certificate", readable}, {});
    QVERIFY(faultsOf(tls).contains("set both or none"));
    const Arguments both{"--tls.certificate", readable, "--tls.key", readable};
    for (const auto& [transport, isFaulty] :
         {std::pair{"auto", false}, std::pair{"plain", true}, std::pair{"qt", false}}) {
        Arguments all = both;
        all.insert(all.end(), {"--transport", transport});
        QCOMPARE(faultsOf(loadSettings(all, {})).contains("cannot be plain"), isFaulty);
    }
}

void TestSettingsFaults::secretsStayOut() {
    const std::string file = writeFile("admin.token = 'hunter2'");
    const auto outcome = loadSettings(
        Arguments{"--config", file, "--auth.secret=hunter2", "--set", "auth.token=hunter2"},
        {{"ARCADE_ADMIN_TOKEN", "hunter2"}});
    QCOMPARE(outcome.faults.size(), 4U);
    QVERIFY(!faultsOf(outcome).contains("hunter2"));
}

void TestSettingsFaults::valuesCannotForgeALine() {
    const auto outcome =
        loadSettings(Arguments{"--port", "1\nflag --host: fine\x1b[2J", "x\ny"}, {});
    QCOMPARE(outcome.faults.size(), 2U);
    QCOMPARE(faultsOf(outcome).count('\n'), 2);
    QVERIFY(!faultsOf(outcome).contains('\x1b'));
    const auto longValue = loadSettings(Arguments{"--port", std::string(5000, 'x')}, {});
    QVERIFY(faultsOf(longValue).size() < 300);
}

QTEST_GUILESS_MAIN(TestSettingsFaults)
#include "tst_settings_faults.moc"
