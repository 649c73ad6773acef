// Goal: a profile's folder is its owner's alone, one client's at a time, and apart from others.
#include "client/app/profile.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace arcade::client;

class ProfileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_home.path().toUtf8()); }

    void isForItsOwnerAlone() {
        QString fault;
        const auto profile = Profile::open(QStringLiteral("one"), &fault);
        QVERIFY2(profile, qPrintable(fault));
        QCOMPARE(profile->name(), QStringLiteral("one"));
        QVERIFY(profile->folder().startsWith(m_home.path()));
        const QFileInfo folder(profile->folder());
        QVERIFY(folder.isDir());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                            QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(folder.permissions() & others));
        QVERIFY(profile->settingsFile().startsWith(profile->folder()));
        QVERIFY(profile->credentialsFile().startsWith(profile->folder()));
    }

    void isUsedByOneAtATime() {
        QString fault;
        auto first = Profile::open(QStringLiteral("two"), &fault);
        QVERIFY(first);
        QVERIFY(!Profile::open(QStringLiteral("two"), &fault));
        QVERIFY(fault.contains(QStringLiteral("two")));
        QVERIFY(Profile::open(QStringLiteral("three"), &fault));
        first.reset();
        QVERIFY(Profile::open(QStringLiteral("two"), &fault));
    }

    void saysWhenThereIsNoFolder() {
        QFile file(m_home.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        qputenv("XDG_DATA_HOME", file.fileName().toUtf8());
        QString fault;
        QVERIFY(!Profile::open(QStringLiteral("one"), &fault));
        QVERIFY(fault.contains(file.fileName()));
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
