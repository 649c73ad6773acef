// Goal: the program says what its flags are and what is wrong with them without a display, shows
// its window, stands alone in its profile, and ends cleanly. Method: the real program, offscreen.
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int kPatienceMs = 60'000;

struct Ended {
    int code = -1;
    QString output;
    QString errors;
};

} // namespace

class ClientProgramTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_home;

    std::unique_ptr<QProcess> started(const QStringList& arguments, const char* platform) {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QString::fromLatin1(platform));
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(CLIENT), arguments);
        return process;
    }
    Ended ended(const QStringList& arguments, const char* platform = "nowhere") {
        const auto process = started(arguments, platform);
        if (!process->waitForFinished(kPatienceMs) || process->exitStatus() != QProcess::NormalExit)
            return {};
        return {process->exitCode(), QString::fromUtf8(process->readAllStandardOutput()),
                QString::fromUtf8(process->readAllStandardError())};
    }

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay() {
        const Ended help = ended({QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.output.contains(QStringLiteral("--profile NAME")));
        QVERIFY(help.errors.isEmpty());
        const Ended version = ended({QStringLiteral("--version")});
        QCOMPARE(version.code, 0);
        QVERIFY(QRegularExpression(QStringLiteral("\\Aghostnet-arcade \\d+\\.\\d+\\.\\d+\\n\\z"))
                    .match(version.output)
                    .hasMatch());
    }

    void wrongFlagsAreAllNamed() {
        const Ended wrong = ended({QStringLiteral("--prt"), QStringLiteral("--geometry=9"),
                                   QStringLiteral("--callsign"), QStringLiteral("a b")});
        QCOMPARE(wrong.code, 2);
        for (const char* named : {"--prt", "--geometry '9'", "--callsign 'a b'"})
            QVERIFY2(wrong.errors.contains(QString::fromLatin1(named)), qPrintable(wrong.errors));
        QCOMPARE(wrong.errors.count(u'\n'), 3);
    }

    void standsAloneInItsProfileAndEndsWhenAsked() {
        const QStringList arguments{QStringLiteral("--profile"), QStringLiteral("one"),
                                    QStringLiteral("--inspect"),
                                    m_home.filePath(QStringLiteral("inspect"))};
        const auto first = started(arguments, "offscreen");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home.filePath(QStringLiteral("inspect"))),
                                 kPatienceMs);
        const Ended second = ended(arguments, "offscreen");
        QCOMPARE(second.code, 1);
        QVERIFY(second.errors.contains(QStringLiteral("'one' is in use")));
        first->terminate();
        QVERIFY(first->waitForFinished(kPatienceMs));
        QCOMPARE(first->exitStatus(), QProcess::NormalExit);
        QCOMPARE(first->exitCode(), 0);
        QCOMPARE(QString::fromUtf8(first->readAllStandardError()), QString());
    }

    void saysWhichFileCannotBeWritten() {
        const Ended refused =
            ended({QStringLiteral("--log-protocol"), QStringLiteral("/nowhere/log")}, "offscreen");
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.errors.contains(QStringLiteral("/nowhere/log")));
    }
};

QTEST_GUILESS_MAIN(ClientProgramTest)
#include "tst_client_program.moc"
