// Goal: how the coordinator starts and how it refuses to: exit codes, all faults at once, and a
// configuration that it prints and reads again.

#include "tests/e2e/coordinator_process.h"
#include "tests/e2e/http.h"
#include "tests/e2e/program_run.h"

#include "shared/vocabulary/version.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

using namespace arcade;
using e2e::CoordinatorProcess;
using e2e::ProgramRun;

namespace {

ProgramRun run(const QStringList& arguments, const QStringList& environment = {}) {
    return e2e::runProgram(e2e::programPath(QStringLiteral("arcade-coordinator")), arguments,
                           environment);
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLineTellsWhereItListens();
    void aFolderHasOneServer();
    void aPortHasOneServer();
    void wrongSettingsAreAllNamed();
    void helpNamesEverySetting();
    void version();
    void printedConfigurationIsReadAgain();
    void secretsAreTheOwnersAlone();
    void logsAsJson();
};

void TestCommandLine::oneLineTellsWhereItListens() {
    CoordinatorProcess server({QStringLiteral("server.name=Friday night")});
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const auto status = e2e::fetch<StatusReply>(server, QStringLiteral("/api/status"));
    QVERIFY2(status.ok(), status.ok() ? "" : status.error().message.c_str());
    QCOMPARE(QString::fromStdString(status.value().name), QStringLiteral("Friday night"));
    QCOMPARE(QString::fromStdString(status.value().version),
             QString::fromLatin1(std::string(kVersion).c_str()));
    QCOMPARE(server.stop(), 0);
}

void TestCommandLine::aFolderHasOneServer() {
    CoordinatorProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const ProgramRun second = run({QStringLiteral("--port"), QStringLiteral("0"),
                                   QStringLiteral("--data"), server.dataFolder()});
    QCOMPARE(second.exitCode, 4);
    QVERIFY(second.out.isEmpty());
    QVERIFY2(second.err.contains(server.dataFolder()), qPrintable(second.err));
    QCOMPARE(e2e::httpGet(server, QStringLiteral("/healthz")).status, 200);
}

void TestCommandLine::aPortHasOneServer() {
    CoordinatorProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QTemporaryDir other;
    const ProgramRun second = run({QStringLiteral("--port"), QString::number(server.port()),
                                   QStringLiteral("--data"), other.path()});
    QCOMPARE(second.exitCode, 3);
    QVERIFY(second.out.isEmpty());
    QVERIFY2(second.err.contains(QString::number(server.port())), qPrintable(second.err));
}

/// Each on a line of its own, with where it was set and to what; and nothing is begun.
void TestCommandLine::wrongSettingsAreAllNamed() {
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    QFile file(folder.filePath(QStringLiteral("arcade.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[match]\ncountdown_s = 2\n[nothing]\nat_all = 1\n");
    file.close();
    const ProgramRun outcome = run(
        {QStringLiteral("--port"), QStringLiteral("99999"), QStringLiteral("--discovery.enabled"),
         QStringLiteral("maybe"), QStringLiteral("--set"), QStringLiteral("game.untyped=perhaps"),
         QStringLiteral("--frobnicate"), QStringLiteral("--data"), data, QStringLiteral("--config"),
         file.fileName()},
        {QStringLiteral("ARCADE_MATCH_DUEL_S=never"), QStringLiteral("ARCADE_MATCH_DEUL_S=9")});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!QFileInfo::exists(data));
    QStringList faults = outcome.err.trimmed().split(u'\n');
    for (const QStringList& named :
         {QStringList{QStringLiteral("flag --port"), QStringLiteral("99999")},
          {QStringLiteral("flag --discovery.enabled"), QStringLiteral("maybe")},
          {QStringLiteral("flag --set game.untyped"), QStringLiteral("perhaps")},
          {QStringLiteral("flag --frobnicate"), QStringLiteral("no such setting")},
          {file.fileName(), QStringLiteral("match.countdown_s: \"2\"")},
          {file.fileName(), QStringLiteral("nothing.at_all")},
          {QStringLiteral("environment ARCADE_MATCH_DUEL_S"), QStringLiteral("never")},
          {QStringLiteral("environment ARCADE_MATCH_DEUL_S"),
           QStringLiteral("did you mean ARCADE_MATCH_DUEL_S?")}}) {
        const auto found = std::find_if(faults.begin(), faults.end(), [&](const QString& fault) {
            return fault.contains(named[0]) && fault.contains(named[1]);
        });
        QVERIFY2(found != faults.end(), outcome.text().constData());
        faults.erase(found);
    }
    QVERIFY2(faults.isEmpty(), outcome.text().constData());
}

void TestCommandLine::helpNamesEverySetting() {
    const ProgramRun outcome = run({QStringLiteral("--help"), QStringLiteral("--port=wrong")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.err.isEmpty());
    for (const char* named :
         {"--host", "--port", "--data", "--config", "--name", "--log-format", "--print-config",
          "matching.anti_sniping_max_ms", "ARCADE_MATCHING_ANTI_SNIPING_MAX_MS"})
        QVERIFY2(outcome.out.contains(QLatin1String(named)), named);
}

void TestCommandLine::version() {
    const ProgramRun outcome = run({QStringLiteral("--version")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out, QStringLiteral("arcade-coordinator ") +
                              QString::fromLatin1(std::string(kVersion).c_str()) +
                              QStringLiteral("\n"));
}

void TestCommandLine::printedConfigurationIsReadAgain() {
    const ProgramRun printed =
        run({QStringLiteral("--port"), QStringLiteral("5999"), QStringLiteral("--name"),
             QStringLiteral("\"Quoted\" \\ name"), QStringLiteral("--set"),
             QStringLiteral("match.duel_s=90"), QStringLiteral("--print-config")},
            {QStringLiteral("ARCADE_GAME_UNTYPED=on")});
    QCOMPARE(printed.exitCode, 0);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("arcade.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(printed.out.toUtf8());
    file.close();
    const ProgramRun again =
        run({QStringLiteral("--config"), file.fileName(), QStringLiteral("--print-config")});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.out, printed.out);
    for (const char* line : {"port = 5999", "duel_s = 90", "untyped = true"})
        QVERIFY2(again.out.contains(QLatin1String(line)), line);
}

void TestCommandLine::secretsAreTheOwnersAlone() {
    CoordinatorProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const char* name : {"auth.secret", "admin.token", "game-server.token", "arcade.sqlite"}) {
        const QFileInfo file(server.dataFolder() + u'/' + QLatin1String(name));
        QVERIFY2(file.exists(), name);
        QVERIFY2(!(file.permissions() & others), name);
    }
    const QByteArray token = e2e::adminToken(server);
    QVERIFY(token.size() >= 32);
    QVERIFY(e2e::verifyLedger(server).ok());
    QVERIFY(!server.log().contains(token));
}

void TestCommandLine::logsAsJson() {
    CoordinatorProcess server;
    QVERIFY2(server.start({QStringLiteral("--log-format"), QStringLiteral("json")}),
             qPrintable(server.failure()));
    QCOMPARE(server.stop(), 0);
    const QList<QByteArray> lines = server.log().trimmed().split('\n');
    QVERIFY(lines.size() > 1);
    for (const QByteArray& line : lines)
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
