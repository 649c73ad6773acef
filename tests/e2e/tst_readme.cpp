// Goal: whatever the documents tell a reader to type or to look at is there: commands, flags,
// settings, metrics, addresses, files.

#include "tests/e2e/http.h"
#include "tests/e2e/program_run.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace arcade;
using e2e::ProgramRun;

namespace {

const QString kSources = QStringLiteral(ARCADE_SOURCES);

QString contentOf(const QString& document) {
    QFile file(kSources + u'/' + document);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList documents() {
    return {QStringLiteral("README.md"), QStringLiteral("docs/operating.md"),
            QStringLiteral("docs/contributing.md"), QStringLiteral("docs/performance.md")};
}

QStringList allMatches(const QString& text, const QString& pattern) {
    QStringList found;
    auto matches = QRegularExpression(pattern, QRegularExpression::MultilineOption |
                                                   QRegularExpression::DotMatchesEverythingOption)
                       .globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured(1);
    return found;
}

/// The lines of the shell blocks, without comments.
QStringList commandsIn(const QString& document) {
    QStringList commands;
    for (const QString& block :
         allMatches(contentOf(document), QStringLiteral("^```sh\\n(.*?)^```"))) {
        for (const QString& line : block.split(u'\n', Qt::SkipEmptyParts)) {
            const QString command = line.section(QStringLiteral(" #"), 0, 0).trimmed();
            if (!command.isEmpty())
                commands << command;
        }
    }
    return commands;
}

/// What stands in backticks, outside of code blocks.
QStringList quotedIn(const QString& document) {
    QString text = contentOf(document);
    text.remove(QRegularExpression(QStringLiteral("^```.*?^```"),
                                   QRegularExpression::MultilineOption |
                                       QRegularExpression::DotMatchesEverythingOption));
    return allMatches(text, QStringLiteral("`([^`\\n]+)`"));
}

} // namespace

class TestReadme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commands_data();
    void commands();
    void names_data();
    void names();
    void links_data();
    void links();

private:
    /// What the program says of itself; for commands of a program, of the command too.
    QString helpOf(const QString& program, const QString& command);
    bool isKnown(const QString& name);

    e2e::CoordinatorProcess m_server;
    QString m_settings;
    QString m_metrics;
};

void TestReadme::initTestCase() {
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
    m_metrics = QString::fromUtf8(e2e::httpGet(m_server, QStringLiteral("/metrics")).body);
    m_settings = helpOf(QStringLiteral("arcade-coordinator"), {});
    QVERIFY(!m_metrics.isEmpty());
    QVERIFY(!m_settings.isEmpty());
}

QString TestReadme::helpOf(const QString& program, const QString& command) {
    if (program == QStringLiteral("./arcade"))
        return e2e::runProgram(kSources + QStringLiteral("/arcade"), {QStringLiteral("help")}).out;
    QStringList arguments{QStringLiteral("--help")};
    if (program == QStringLiteral("arcade-bench") && !command.isEmpty())
        arguments.prepend(command);
    return e2e::runProgram(e2e::programPath(program), arguments).out;
}

void TestReadme::commands_data() {
    QTest::addColumn<QString>("command");
    for (const QString& document : documents()) {
        for (const QString& command : commandsIn(document))
            QTest::newRow(qPrintable(document + u' ' + command)) << command;
    }
}

void TestReadme::commands() {
    QFETCH(QString, command);
    const QStringList words = command.split(u' ', Qt::SkipEmptyParts);
    const QString program = words.first().startsWith(QStringLiteral("build/"))
                                ? words.first().section(u'/', -1)
                                : words.first();
    if (program == QStringLiteral("cmake") || program == QStringLiteral("ninja")) {
        QVERIFY2(command.contains(QStringLiteral("build/dev")) ||
                     command.contains(QStringLiteral("--preset dev")),
                 "a build folder that no preset makes");
        return;
    }
    const QString verb = words.value(1).startsWith(u'-') ? QString() : words.value(1);
    QString help = helpOf(program, verb);
    QVERIFY2(!help.isEmpty(), qPrintable(program + QStringLiteral(" does not explain itself")));
    if (!verb.isEmpty() && program != QStringLiteral("arcade-bench"))
        QVERIFY2(QRegularExpression(QStringLiteral("^  %1\\b").arg(verb),
                                    QRegularExpression::MultilineOption)
                     .match(help)
                     .hasMatch(),
                 qPrintable(verb));
    // These hand their options on.
    if (verb == QStringLiteral("serve") || verb == QStringLiteral("play"))
        help += m_settings;
    if (verb == QStringLiteral("bench"))
        help += helpOf(QStringLiteral("arcade-bench"), QStringLiteral("node"));
    if (verb == QStringLiteral("duo"))
        help += helpOf(QStringLiteral("arcade-duo"), {});
    for (const QString& word : words) {
        if (word.startsWith(QStringLiteral("--")))
            QVERIFY2(help.contains(QRegularExpression(word + QStringLiteral("\\b"))),
                     qPrintable(word));
    }
    if (words.last() == QStringLiteral("--help") ||
        words.last() == QStringLiteral("--print-config"))
        QCOMPARE(e2e::runProgram(e2e::programPath(program), words.mid(1)).exitCode, 0);
}

void TestReadme::names_data() {
    QTest::addColumn<QString>("name");
    QSet<QString> seen;
    const QRegularExpression pattern(QStringLiteral("^(/[a-z.]+|ARCADE_[A-Z_]+|"
                                                    "[a-z]+(_[a-z]+)+|[a-z]+\\.[a-z_]+)$"));
    for (const QString& document : {documents()[0], documents()[1]}) {
        for (const QString& quoted : quotedIn(document)) {
            const QString name = quoted.section(QStringLiteral(" = "), 0, 0);
            if (pattern.match(name).hasMatch() && !seen.contains(name)) {
                seen.insert(name);
                QTest::newRow(qPrintable(name)) << name;
            }
        }
    }
    QVERIFY(seen.size() > 10);
}

bool TestReadme::isKnown(const QString& name) {
    if (name.startsWith(u'/'))
        return e2e::httpGet(m_server, name).status == 200;
    const QRegularExpression word(
        QStringLiteral("\\b%1(_bucket)?\\b").arg(QRegularExpression::escape(name)));
    return m_settings.contains(word) || m_metrics.contains(word) ||
           QFileInfo::exists(m_server.dataFolder() + u'/' + name);
}

void TestReadme::names() {
    QFETCH(QString, name);
    QVERIFY2(isKnown(name), "neither a setting, nor a metric, nor a file of the data folder, nor "
                            "an address that answers");
}

void TestReadme::links_data() {
    QTest::addColumn<QString>("path");
    for (const QString& document : documents()) {
        for (const QString& target :
             allMatches(contentOf(document), QStringLiteral("\\]\\(([^)#:]+)\\)")))
            QTest::newRow(qPrintable(document + u' ' + target))
                << QFileInfo(kSources + u'/' + document).path() + u'/' + target;
    }
}

void TestReadme::links() {
    QFETCH(QString, path);
    QVERIFY(QFileInfo::exists(path));
}

QTEST_GUILESS_MAIN(TestReadme)
#include "tst_readme.moc"
