// Goal: the command line means what UX.md says, and all that is wrong with it is named.
#include "client/app/options.h"

#include <QTest>

using namespace arcade::client;

namespace {

QStringList words(const char* line) {
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class OptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesEveryFlag() {
        const auto parsed = parseCommandLine(
            words("--profile two --server http://10.0.0.1:5001 --callsign=nyx_7 --geometry "
                  "960x640+10+-20 --log-protocol /tmp/a --inspect=/tmp/b"));
        const auto* options = std::get_if<AppOptions>(&parsed);
        QVERIFY(options);
        const AppOptions expected{QStringLiteral("two"),   QStringLiteral("http://10.0.0.1:5001"),
                                  QStringLiteral("nyx_7"), QSize(960, 640),
                                  QPoint(10, -20),         QStringLiteral("/tmp/a"),
                                  QStringLiteral("/tmp/b")};
        QVERIFY(*options == expected);
    }

    void needsNone() {
        const auto parsed = parseCommandLine({});
        QVERIFY(std::get<AppOptions>(parsed) == AppOptions{});
        QCOMPARE(std::get<AppOptions>(parsed).profile, QStringLiteral("default"));
    }

    void geometryMayBeASizeAlone() {
        const auto parsed = parseCommandLine(words("--geometry 1200x760"));
        QCOMPARE(std::get<AppOptions>(parsed).size, std::optional(QSize(1200, 760)));
        QVERIFY(!std::get<AppOptions>(parsed).place);
    }

    void helpAndVersionWin() {
        QVERIFY(std::holds_alternative<HelpWanted>(parseCommandLine(words("--nonsense --help"))));
        QVERIFY(std::holds_alternative<HelpWanted>(parseCommandLine(words("-h"))));
        QVERIFY(std::holds_alternative<VersionWanted>(parseCommandLine(words("x --version"))));
        for (const char* flag : {"--profile", "--server", "--callsign", "--geometry",
                                 "--log-protocol", "--inspect", "--help", "--version"})
            QVERIFY2(helpText().contains(QString::fromLatin1(flag)), flag);
        QVERIFY(versionText().startsWith(QStringLiteral("ghostnet-arcade ")));
    }

    void namesEveryFault_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("named");
        const auto row = [](const char* line, const char* named) {
            QTest::newRow(line) << words(line) << words(named);
        };
        row("--prt --profil=x stray", "--prt --profil 'stray'");
        row("--server", "--server");
        row("--profile --server x", "--profile");
        row("--profile ../up --profile .hidden", "'../up' '.hidden'");
        row("--profile 123456789012345678901234567890123", "'123456789012345678901234567890123'");
        row("--server http:// --server ftp://a", "'http://' 'ftp://a'");
        row("--callsign no --callsign a_very_long_callsign_", "'no' 'a_very_long_callsign_'");
        row("--geometry 0x5 --geometry 9x --geometry 5x5+1 --geometry 20000x5 --geometry=",
            "'0x5' '9x' '5x5+1' '20000x5' ''");
        row("--log-protocol= --inspect=", "--log-protocol --inspect");
    }

    void namesEveryFault() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, named);
        const auto parsed = parseCommandLine(arguments);
        const auto* wrong = std::get_if<WrongUsage>(&parsed);
        QVERIFY(wrong);
        QCOMPARE(wrong->faults.size(), named.size());
        for (qsizetype index = 0; index < named.size(); ++index)
            QVERIFY2(wrong->faults.at(index).contains(named.at(index)),
                     qPrintable(wrong->faults.at(index)));
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "tst_options.moc"
