// Goal: whatever is done to the real server by those who do not behave, they are answered as they
// should be, its memory stays bounded, and whoever behaves plays on, is answered, and gets in. How
// fast that is, `arcade-bench abuse` says; here it is asked for at small size, and no time counts.

#include "tests/e2e/program_run.h"
#include "tools/bench/abuse_plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace arcade;

namespace {

constexpr std::chrono::minutes kRunLimit{5};
const QString kOverAll = QStringLiteral("Over all of it");

/// The figures of a section that are not as they should be; a sentence when it is not there.
QStringList missesIn(const QJsonArray& sections, const QString& begin) {
    for (const QJsonValue& section : sections) {
        if (!section[u"title"].toString().startsWith(begin))
            continue;
        QStringList misses;
        const QJsonObject figures = section[u"figures"].toObject();
        for (auto figure = figures.begin(); figure != figures.end(); ++figure) {
            if (!figure.value()[u"met"].toBool(true))
                misses << figure.value()[u"label"].toString() + QStringLiteral(": ") +
                              figure.value()[u"value"].toVariant().toString();
        }
        if (!misses.isEmpty())
            misses << QString::fromUtf8(QJsonDocument(section.toObject()).toJson());
        return misses;
    }
    return {QStringLiteral("nothing is told of ") + begin};
}

} // namespace

class TestAbuse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isSurvived_data();
    void isSurvived();
    void everyoneElsePlaysOn();
    void serverEndsWell();

private:
    e2e::ProgramRun m_run;
    QJsonArray m_sections;
};

void TestAbuse::initTestCase() {
    // What a sanitizer keeps of what was freed must not hide what the server keeps.
    m_run = e2e::runProgram(
        e2e::programPath(QStringLiteral("arcade-bench")),
        {QStringLiteral("abuse"), QStringLiteral("--small"), QStringLiteral("--json")},
        {QStringLiteral("ASAN_OPTIONS=quarantine_size_mb=16")}, kRunLimit);
    m_sections = QJsonDocument::fromJson(m_run.out.toUtf8())[u"sections"].toArray();
    QVERIFY2(!m_sections.isEmpty(), m_run.text().constData());
}

void TestAbuse::isSurvived_data() {
    QTest::addColumn<QString>("name");
    for (const QString& name : bench::abuseNames())
        QTest::newRow(name.toUtf8().constData()) << name;
}

void TestAbuse::isSurvived() {
    QFETCH(QString, name);
    const QStringList misses = missesIn(m_sections, name + u':');
    QVERIFY2(misses.isEmpty(), misses.join(u'\n').toUtf8().constData());
}

void TestAbuse::everyoneElsePlaysOn() {
    const QStringList misses = missesIn(m_sections, kOverAll);
    QVERIFY2(misses.isEmpty(), misses.join(u'\n').toUtf8().constData());
}

void TestAbuse::serverEndsWell() {
    QVERIFY2(!m_run.err.contains(QStringLiteral("ended badly")), m_run.err.toUtf8().constData());
    QCOMPARE(m_run.exitCode, 0);
}

QTEST_GUILESS_MAIN(TestAbuse)
#include "tst_abuse.moc"
