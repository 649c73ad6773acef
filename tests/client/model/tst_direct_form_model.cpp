// Goal: what cannot be searched for is said while it is typed, in the numbers of the player's
// language, and what was filled in is there the next time.
#include "client/model/direct_form_model.h"
#include "tests/client/model/rig.h"

#include <QLocale>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestDirectFormModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isEmptyAtFirst();
    void readsNumbers_data();
    void readsNumbers();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void refusesNames();
    void boundsTheAsset();
    void remembers();
    void writesAsTheLanguageDoes();

private:
    DirectFormModel& form() { return *m_form; }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DirectFormModel> m_form;
};

namespace {
const TestClass<TestDirectFormModel> kDirectFormModel;
} // namespace

void TestDirectFormModel::init() {
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")),
                                             QSettings::IniFormat);
    m_settings->clear();
    m_form = std::make_unique<DirectFormModel>(m_settings.get());
}

void TestDirectFormModel::cleanup() {
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    m_form.reset();
}

void TestDirectFormModel::isEmptyAtFirst() {
    QVERIFY(!form().complete());
    QVERIFY(form().gameFault().isEmpty() && form().amountFault().isEmpty());
    QCOMPARE(form().assets(),
             (QStringList{QStringLiteral("USDT"), QStringLiteral("ETH"), QStringLiteral("TON")}));
}

void TestDirectFormModel::readsNumbers_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("number");
    QTest::newRow("whole") << QStringLiteral("en_US") << QStringLiteral("20") << 20.0;
    QTest::newRow("spaces") << QStringLiteral("en_US") << QStringLiteral(" 20 ") << 20.0;
    QTest::newRow("same number") << QStringLiteral("en_US") << QStringLiteral("20.0") << 20.0;
    QTest::newRow("point") << QStringLiteral("en_US") << QStringLiteral("0.5") << 0.5;
    QTest::newRow("comma") << QStringLiteral("de_DE") << QStringLiteral("0,5") << 0.5;
}

void TestDirectFormModel::readsNumbers() {
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(double, number);
    QLocale::setDefault(QLocale(language));
    form().setGame(QStringLiteral(" chess "));
    form().setAmount(typed);
    QVERIFY(form().complete());
    QCOMPARE(form().amountFault(), QString());
    QCOMPARE(form().amount(), typed);
    const DirectKey key = *form().key();
    QCOMPARE(key.game, std::string{"chess"});
    QCOMPARE(key.amount.number(), number);
}

void TestDirectFormModel::refusesWhatIsNoAmount_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("fault");
    const QString number = QStringLiteral("Type a number, such as 0.5.");
    const QString english = QStringLiteral("en_US");
    QTest::newRow("a word") << english << QStringLiteral("much") << number;
    QTest::newRow("two points") << english << QStringLiteral("1.2.3") << number;
    // 1500 for some, one and a half for others.
    QTest::newRow("groups") << english << QStringLiteral("1,500") << number;
    QTest::newRow("foreign groups") << QStringLiteral("de_DE") << QStringLiteral("1.500")
                                    << QStringLiteral("Type a number, such as 0,5.");
    QTest::newRow("nothing") << english << QStringLiteral("0")
                             << QStringLiteral("The amount has to be more than zero.");
    QTest::newRow("less than nothing") << english << QStringLiteral("-3")
                                       << QStringLiteral("The amount has to be more than zero.");
    QTest::newRow("too much") << english << QStringLiteral("2000000000000000")
                              << QStringLiteral("This amount is too large.");
}

void TestDirectFormModel::refusesWhatIsNoAmount() {
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QLocale::setDefault(QLocale(language));
    form().setGame(QStringLiteral("chess"));
    form().setAmount(typed);
    QTEST(form().amountFault(), "fault");
    QVERIFY(!form().complete());
}

void TestDirectFormModel::refusesNames() {
    form().setAmount(QStringLiteral("20"));
    form().setGame(QString(64, u'x'));
    QVERIFY(form().complete());
    form().setGame(QString(65, u'x'));
    QVERIFY(!form().complete());
    QCOMPARE(form().gameFault(), QStringLiteral("This name is too long. Use a shorter one."));
    // In bytes.
    form().setGame(QString(33, u'ä'));
    QVERIFY(!form().complete());
    form().setGame(QStringLiteral("   "));
    QCOMPARE(form().gameFault(), QStringLiteral("Type the name of a game."));
}

void TestDirectFormModel::boundsTheAsset() {
    form().setAsset(7);
    QCOMPARE(form().asset(), 2);
    form().setAsset(-1);
    QCOMPARE(form().asset(), 0);
}

void TestDirectFormModel::remembers() {
    form().setGame(QStringLiteral("chess"));
    form().setAsset(1);
    form().setAmount(QStringLiteral("0.5"));
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    const DirectFormModel again(m_settings.get());
    QCOMPARE(again.game(), QStringLiteral("chess"));
    QCOMPARE(again.asset(), 1);
    QCOMPARE(again.amount(), QStringLiteral("0,5"));
    QVERIFY(again.complete());
}

void TestDirectFormModel::writesAsTheLanguageDoes() {
    form().setAmount(QStringLiteral("1500.5"));
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    form().refresh();
    QCOMPARE(form().amount(), QStringLiteral("1500,5"));
    QCOMPARE(form().amountFault(), QString());
}

#include "tst_direct_form_model.moc"
