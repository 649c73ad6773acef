// Goal: what the player has set is set at once, told once, kept over a restart, and never out of
// bounds, whatever a file says.
#include "client/model/preferences_model.h"
#include "tests/client/model/rig.h"

#include <QDesktopServices>
#include <QMetaProperty>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace arcade::client;

class TestPreferencesModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void hasDefaults();
    void keepsWhatIsSet_data();
    void keepsWhatIsSet();
    void keepsBounds_data();
    void keepsBounds();
    void distrustsTheFile();
    void offersLanguages();
    void listsServers();
    void showsTheRecoveryKey();
    void opensTheDataFolder();
    void keepsNothingWithoutSettings();

public:
    /// What a file manager gets to open.
    Q_INVOKABLE void open(const QUrl& url) { m_opened.append(url); }

private:
    AppParts parts();

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<PreferencesModel> m_preferences;
    QList<QUrl> m_opened;
};

namespace {
const TestClass<TestPreferencesModel> kPreferencesModel;
} // namespace

void TestPreferencesModel::init() {
    m_rig = std::make_unique<Rig>();
    m_preferences = std::make_unique<PreferencesModel>(parts());
}

void TestPreferencesModel::cleanup() {
    m_preferences.reset();
    m_rig.reset();
}

AppParts TestPreferencesModel::parts() {
    AppParts parts;
    parts.session = &m_rig->session();
    parts.settings = &m_rig->settings();
    parts.credentials = &m_rig->credentials();
    parts.profile = QStringLiteral("second");
    parts.dataFolder = QStringLiteral("/nowhere");
    return parts;
}

void TestPreferencesModel::hasDefaults() {
    QVERIFY(m_preferences->sound());
    QCOMPARE(m_preferences->volume(), 0.6);
    QVERIFY(m_preferences->notifications());
    QVERIFY(!m_preferences->reduceMotion());
    QVERIFY(!m_preferences->scanLines());
    QCOMPARE(m_preferences->themeMode(), ThemeMode::Dark);
    QCOMPARE(m_preferences->textScale(), 1.0);
    QCOMPARE(m_preferences->language(), QString());
    QCOMPARE(m_preferences->profile(), QStringLiteral("second"));
    QCOMPARE(m_preferences->dataFolder(), QStringLiteral("/nowhere"));
    QVERIFY(!m_preferences->version().isEmpty());
}

void TestPreferencesModel::keepsWhatIsSet_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("sound") << QByteArray("sound") << QVariant(false);
    QTest::newRow("volume") << QByteArray("volume") << QVariant(0.25);
    QTest::newRow("notifications") << QByteArray("notifications") << QVariant(false);
    QTest::newRow("reduceMotion") << QByteArray("reduceMotion") << QVariant(true);
    QTest::newRow("scanLines") << QByteArray("scanLines") << QVariant(true);
    QTest::newRow("themeMode") << QByteArray("themeMode") << QVariant::fromValue(ThemeMode::Light);
    QTest::newRow("textScale") << QByteArray("textScale") << QVariant(1.25);
    QTest::newRow("language") << QByteArray("language") << QVariant(QStringLiteral("de"));
}

void TestPreferencesModel::keepsWhatIsSet() {
    QFETCH(QByteArray, name);
    QFETCH(QVariant, value);
    const QMetaObject& meta = PreferencesModel::staticMetaObject;
    const QMetaProperty property = meta.property(meta.indexOfProperty(name.constData()));
    QSignalSpy changed(m_preferences.get(), property.notifySignal());
    const QVariant before = property.read(m_preferences.get());
    QVERIFY(before != value);
    QVERIFY(property.write(m_preferences.get(), before));
    QCOMPARE(changed.size(), 0);
    QVERIFY(property.write(m_preferences.get(), value));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(property.read(m_preferences.get()), value);
    QVERIFY(property.write(m_preferences.get(), value));
    QCOMPARE(changed.size(), 1);

    // As the next start finds it, in the file.
    m_rig->settings().sync();
    QSettings file(m_rig->settings().fileName(), QSettings::IniFormat);
    AppParts again = parts();
    again.settings = &file;
    PreferencesModel next(again);
    QCOMPARE(property.read(&next), value);
    QSignalSpy changedAgain(&next, property.notifySignal());
    QVERIFY(property.write(&next, value));
    QCOMPARE(changedAgain.size(), 0);
}

void TestPreferencesModel::keepsBounds_data() {
    QTest::addColumn<double>("asked");
    QTest::addColumn<double>("volume");
    QTest::addColumn<double>("textScale");
    QTest::newRow("below") << -1.0 << 0.0 << 1.0;
    QTest::newRow("nothing") << 0.0 << 0.0 << 1.0;
    QTest::newRow("one") << 1.0 << 1.0 << 1.0;
    QTest::newRow("large") << 1.5 << 1.0 << 1.5;
    QTest::newRow("too large") << 3.0 << 1.0 << 1.5;
}

void TestPreferencesModel::keepsBounds() {
    QFETCH(double, asked);
    m_preferences->setVolume(asked);
    m_preferences->setTextScale(asked);
    QTEST(m_preferences->volume(), "volume");
    QTEST(m_preferences->textScale(), "textScale");
}

void TestPreferencesModel::distrustsTheFile() {
    QSettings& file = m_rig->settings();
    file.setValue(QStringLiteral("sound/volume"), QStringLiteral("loud"));
    file.setValue(QStringLiteral("look/textScale"), 40);
    file.setValue(QStringLiteral("look/theme"), 7);
    QCOMPARE(m_preferences->volume(), 0.0);
    QCOMPARE(m_preferences->textScale(), 1.5);
    QCOMPARE(m_preferences->themeMode(), ThemeMode::Dark);
}

void TestPreferencesModel::offersLanguages() {
    const RowListModel& languages = *m_preferences->languages();
    QStringList codes;
    for (int row = 0; row < languages.count(); ++row) {
        codes.append(languages.value(row, QStringLiteral("code")).toString());
        QVERIFY(!languages.value(row, QStringLiteral("name")).toString().isEmpty());
    }
    QCOMPARE(codes, (QStringList{QString(), QStringLiteral("en"), QStringLiteral("de")}));
}

void TestPreferencesModel::listsServers() {
    const RowListModel& servers = *m_preferences->servers();
    QCOMPARE(servers.count(), 0);
    m_rig->credentials().save(QStringLiteral("http://away:5000"),
                              {QStringLiteral("kim"), {}, 0, {}, {}});
    m_rig->goOnline();
    QCOMPARE(servers.count(), 2);
    QCOMPARE(servers.value(1, QStringLiteral("callsign")).toString(), QStringLiteral("kim"));
    m_preferences->removeServer(QStringLiteral("http://away:5000"));
    QCOMPARE(servers.count(), 1);
    QCOMPARE(m_rig->credentials().of(QStringLiteral("http://away:5000")), Credentials());
    QVERIFY(servers.value(0, QStringLiteral("url"))
                .toString()
                .contains(QString::number(m_rig->server().port())));
}

void TestPreferencesModel::showsTheRecoveryKey() {
    QCOMPARE(m_preferences->recoveryKey(), QString());
    QSignalSpy changed(m_preferences.get(), &PreferencesModel::recoveryKeyChanged);
    m_rig->goOnline();
    const QString key = m_preferences->recoveryKey();
    QVERIFY(!key.isEmpty());
    QVERIFY(changed.size() > 0);
    m_preferences->removeServer(m_rig->session().connection().server.text());
    QCOMPARE(m_preferences->recoveryKey(), QString());
    m_rig->session().close();
    QCOMPARE(m_preferences->recoveryKey(), QString());
}

void TestPreferencesModel::opensTheDataFolder() {
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
    m_preferences->openDataFolder();
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("file:///nowhere"))});
}

void TestPreferencesModel::keepsNothingWithoutSettings() {
    AppParts bare;
    bare.session = &m_rig->session();
    PreferencesModel preferences(bare);
    preferences.setSound(false);
    QVERIFY(preferences.sound());
    preferences.removeServer(QStringLiteral("http://away:5000"));
    QCOMPARE(preferences.servers()->count(), 0);
    QCOMPARE(preferences.recoveryKey(), QString());
}

#include "tst_preferences_model.moc"
