// Every setting can be set from file, environment and flags, in that order of precedence, and
// --print-config gives a file that means the same.
#include "server/settings.h"
#include "server/settings_table.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace arcade;
using namespace arcade::settings;

namespace {

using Arguments = std::vector<std::string>;

std::string faultsOf(const LoadOutcome& outcome) {
    std::string all;
    for (const Fault& fault : outcome.faults)
        all += fault.toString() + '\n';
    return all;
}

std::string valueOf(const LoadOutcome& outcome, std::string_view key) {
    return tomlValue(*findSetting(key), outcome.settings);
}

/// A text for each setting that is allowed and not its default.
std::string otherText(const Setting& setting) {
    const Settings defaults = defaultSettings();
    const std::string_view key = setting.key;
    if (key == "server.host")
        return "::1";
    if (key == "server.name")
        return R"(J\ "the" Wörld = #1)";
    if (key == "http.cors_origins")
        return "https://a.example,http://b.example:8080";
    if (key.starts_with("tls.") || key == "auth.keys")
        return QCoreApplication::applicationFilePath().toStdString();
    if (const auto* const number = std::get_if<WholeNumber>(&setting.kind))
        return std::to_string(key == "limits.message_bytes" ? number->min : number->max);
    if (const auto* const span = std::get_if<Span>(&setting.kind))
        return std::to_string(key == "matching.long_wait_s"      ? 300
                              : key == "matching.ticket_limit_s" ? 4000
                              : key == "match.grace_s"           ? 61
                              : key == "session.pong_timeout_s"  ? 14
                                                                 : span->max);
    if (std::holds_alternative<Flag>(setting.kind))
        return tomlValue(setting, defaults) == "true" ? "off" : "on";
    if (const auto* const choice = std::get_if<Choice>(&setting.kind))
        return std::string(choice->texts.back());
    return "/other/ä text";
}

Arguments allOtherValues() {
    Arguments arguments;
    for (const Setting& setting : settingsTable()) {
        arguments.push_back("--" + std::string(setting.key));
        arguments.push_back(otherText(setting));
    }
    return arguments;
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void specifiedDefaults_data();
    void specifiedDefaults();
    void namesAreUnique();
    void everySettingFromEverySource_data();
    void everySettingFromEverySource();
    void precedence_data();
    void precedence();
    void flagForms_data();
    void flagForms();
    void actions_data();
    void actions();
    void tomlForms_data();
    void tomlForms();
    void printedConfigMeansTheSame_data();
    void printedConfigMeansTheSame();
    void helpNamesEverySetting();

private:
    std::string writeFile(const std::string& text);
    QTemporaryDir m_folder;
};

std::string TestSettings::writeFile(const std::string& text) {
    QFile file(m_folder.filePath(QStringLiteral("arcade.toml")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("cannot write");
    file.write(QByteArray::fromStdString(text));
    return file.fileName().toStdString();
}

void TestSettings::specifiedDefaults_data() {
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* key, const char* value) {
        QTest::newRow(key) << QByteArray(value);
    };
    row("server.host", "\"127.0.0.1\"");
    row("server.port", "5000");
    row("log.format", "\"text\"");
    row("log.level", "\"info\"");
    row("matching.anti_sniping_max_ms", "1500");
    row("matching.rematch_window_s", "180");
    row("matching.long_wait_s", "120");
    row("matching.ticket_limit_s", "300");
    row("match.accept_s", "15");
    row("match.countdown_s", "5");
    row("match.duel_s", "60");
    row("match.registration_s", "60");
    row("match.hunt_s", "360");
    row("match.grace_s", "30");
    row("match.grace_total_s", "60");
    row("match.queue_grace_s", "10");
    row("match.restart_grace_s", "60");
    row("game.untyped", "false");
    row("game.max_characters_per_s", "25");
    row("game.progress_interval_ms", "50");
    row("auth.token_hours", "24");
    row("auth.keys", "[]");
    row("server.transport", "\"auto\"");
    row("direct.auth", "\"auto\"");
    row("direct.result_token_file", "\"\"");
    row("money.grant_data", "10000");
    row("money.daily_top_up_data", "500");
    row("session.ping_interval_s", "15");
    row("session.pong_timeout_s", "5");
    row("socketio.ping_interval_ms", "25000");
    row("socketio.ping_timeout_ms", "20000");
    row("limits.head_bytes", "16384");
    row("limits.handshake_s", "5");
    row("limits.message_bytes", "16384");
    row("limits.messages_per_s", "50");
    row("limits.message_burst", "100");
    row("limits.apply_to_loopback", "false");
    row("overload.commit_wait_ms", "2000");
    row("overload.commits_pending", "10000");
    row("overload.loop_lag_ms", "500");
    row("http.cors_origins", "[]");
    row("discovery.enabled", "\"auto\"");
    row("discovery.port", "5000");
}

void TestSettings::specifiedDefaults() {
    QFETCH(QByteArray, value);
    const auto outcome = loadSettings({}, {});
    QCOMPARE(faultsOf(outcome), std::string());
    QCOMPARE(outcome.action, Action::Run);
    QCOMPARE(valueOf(outcome, QTest::currentDataTag()), value.toStdString());
    QVERIFY(QByteArray::fromStdString(outcome.settings.server.data)
                .endsWith("/ghostnet-arcade/coordinator"));
}

void TestSettings::namesAreUnique() {
    QSet<QByteArray> names;
    for (const Setting& setting : settingsTable()) {
        names.insert(QByteArray::fromStdString(environmentName(setting.key)));
        QVERIFY2(setting.description.ends_with('.'), setting.key.data());
        QCOMPARE(std::count(setting.key.begin(), setting.key.end(), '.'), 1);
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(settingsTable().size()));
    QCOMPARE(environmentName("matching.anti_sniping_max_ms"),
             std::string("ARCADE_MATCHING_ANTI_SNIPING_MAX_MS"));
}

void TestSettings::everySettingFromEverySource_data() {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Setting& setting : settingsTable())
        QTest::newRow(setting.key.data()) << index++;
}

void TestSettings::everySettingFromEverySource() {
    QFETCH(int, index);
    const Setting& setting = settingsTable()[static_cast<std::size_t>(index)];
    const std::string key(setting.key);
    const std::string text = otherText(setting);
    Settings expected;
    QVERIFY(assignText(setting, expected, text));
    const std::string value = tomlValue(setting, expected);
    QVERIFY(value != tomlValue(setting, defaultSettings()));

    // A certificate without its key is a fault of its own; here only this setting is looked at.
    QCOMPARE(valueOf(loadSettings(Arguments{"--" + key, text}, {}), key), value);
    QCOMPARE(valueOf(loadSettings(Arguments{"--set", key + '=' + text}, {}), key), value);
    QCOMPARE(valueOf(loadSettings({}, {{environmentName(key), text}}), key), value);
    const std::string file = writeFile(key + " = " + value + '\n');
    QCOMPARE(valueOf(loadSettings(Arguments{"--config", file}, {}), key), value);
}

void TestSettings::precedence_data() {
    QTest::addColumn<bool>("inFile");
    QTest::addColumn<bool>("inEnvironment");
    QTest::addColumn<bool>("asFlag");
    QTest::addColumn<int>("port");
    QTest::newRow("default") << false << false << false << 5000;
    QTest::newRow("file") << true << false << false << 1001;
    QTest::newRow("environment") << false << true << false << 1002;
    QTest::newRow("environment over file") << true << true << false << 1002;
    QTest::newRow("flag over all") << true << true << true << 1003;
    QTest::newRow("flag over file") << true << false << true << 1003;
}

void TestSettings::precedence() {
    QFETCH(bool, inFile);
    QFETCH(bool, inEnvironment);
    QFETCH(bool, asFlag);
    QFETCH(int, port);
    Environment environment{
        {"HOME", "/nowhere"}, {"ARCADE_SETUP", "off"}, {"ARCADE_COORDINATOR", "/a/b"}};
    Arguments arguments;
    // The flag stands before the file, which must not matter.
    if (asFlag)
        arguments.insert(arguments.end(), {"--port", "1003"});
    if (inFile)
        environment["ARCADE_CONFIG"] = writeFile("[server]\nport = 1001\n");
    if (inEnvironment)
        environment["ARCADE_SERVER_PORT"] = "1002";
    const auto outcome = loadSettings(arguments, environment);
    QCOMPARE(faultsOf(outcome), std::string());
    QCOMPARE(outcome.settings.server.port, port);
}

void TestSettings::flagForms_data() {
    QTest::addColumn<Arguments>("arguments");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const Arguments& arguments, const char* key,
                        const char* value) {
        QTest::newRow(name) << arguments << QByteArray(key) << QByteArray(value);
    };
    row("host", {"--host", "0.0.0.0"}, "server.host", "\"0.0.0.0\"");
    row("localhost", {"--host=localhost"}, "server.host", "\"127.0.0.1\"");
    row("port", {"--port=0"}, "server.port", "0");
    row("data", {"--data", "/srv/arcade"}, "server.data", "\"/srv/arcade\"");
    row("name", {"--name", "Ann's LAN"}, "server.name", "\"Ann's LAN\"");
    row("transport", {"--transport", "qt"}, "server.transport", "\"qt\"");
    row("log-format", {"--log-format", "json"}, "log.format", "\"json\"");
    row("last wins", {"--port", "1", "--server.port", "2"}, "server.port", "2");
    row("set with equals", {"--set=server.name=a=b"}, "server.name", "\"a=b\"");
    row("empty value", {"--events.file="}, "events.file", "\"\"");
    row("empty list", {"--auth.keys="}, "auth.keys", "[]");
    row("flag as yes", {"--game.untyped", "yes"}, "game.untyped", "true");
    row("flag as 0", {"--game.untyped", "0"}, "game.untyped", "false");
}

void TestSettings::flagForms() {
    QFETCH(Arguments, arguments);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    const auto outcome = loadSettings(arguments, {});
    QCOMPARE(faultsOf(outcome), std::string());
    QCOMPARE(valueOf(outcome, key.toStdString()), value.toStdString());
}

void TestSettings::actions_data() {
    QTest::addColumn<Arguments>("arguments");
    QTest::addColumn<int>("action");
    const auto row = [](const char* name, const Arguments& arguments, Action action) {
        QTest::newRow(name) << arguments << static_cast<int>(action);
    };
    row("none", {"--port", "1"}, Action::Run);
    row("help", {"--help"}, Action::ShowHelp);
    row("short help", {"-h"}, Action::ShowHelp);
    row("version", {"--version"}, Action::ShowVersion);
    row("print", {"--print-config", "--port", "1"}, Action::PrintConfig);
    row("help in spite of faults", {"--port", "x", "--help"}, Action::ShowHelp);
    row("help over version", {"--version", "--help"}, Action::ShowHelp);
    row("version over print", {"--version", "--print-config"}, Action::ShowVersion);
}

void TestSettings::actions() {
    QFETCH(Arguments, arguments);
    QFETCH(int, action);
    QCOMPARE(static_cast<int>(loadSettings(arguments, {}).action), action);
}

void TestSettings::tomlForms_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* text, const char* key, const char* value) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(key) << QByteArray(value);
    };
    row("game.untyped = true", "game.untyped", "true");
    row("game.untyped = \"on\"", "game.untyped", "true");
    row("game = { untyped = true }", "game.untyped", "true");
    row("server.port = 0x10", "server.port", "16");
    row("server.name = 'x'", "server.name", "\"x\"");
    row("[server]", "server.port", "5000");
    row("", "server.port", "5000");
    row("http.cors_origins = ['*']", "http.cors_origins", "[\"*\"]");
}

void TestSettings::tomlForms() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    const auto outcome = loadSettings(Arguments{"--config", writeFile(text.toStdString())}, {});
    QCOMPARE(faultsOf(outcome), std::string());
    QCOMPARE(valueOf(outcome, key.toStdString()), value.toStdString());
}

void TestSettings::printedConfigMeansTheSame_data() {
    QTest::addColumn<Arguments>("arguments");
    QTest::newRow("defaults") << Arguments{};
    QTest::newRow("all others") << allOtherValues();
}

void TestSettings::printedConfigMeansTheSame() {
    QFETCH(Arguments, arguments);
    const auto first = loadSettings(arguments, {});
    QCOMPARE(faultsOf(first), std::string());
    const std::string file = writeFile(configText(first.settings));
    const auto second = loadSettings(Arguments{"--config", file}, {});
    QCOMPARE(faultsOf(second), std::string());
    QCOMPARE(configText(second.settings), configText(first.settings));
    for (const Setting& setting : settingsTable())
        QCOMPARE(tomlValue(setting, second.settings), tomlValue(setting, first.settings));
}

void TestSettings::helpNamesEverySetting() {
    const std::string help = helpText();
    for (const Setting& setting : settingsTable()) {
        QVERIFY2(help.find(setting.key) != std::string::npos, setting.key.data());
        QVERIFY2(help.find(environmentName(setting.key)) != std::string::npos, setting.key.data());
    }
    QVERIFY(versionText().starts_with("arcade-coordinator "));
    QVERIFY(versionText().ends_with('\n'));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
