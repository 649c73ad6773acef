// Goal: secrets are written whole, for their owner alone, and a file that others may read is
// neither used nor overwritten.
#include "client/session/credential_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace arcade::client;

class TestCredentialStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsServersApart();
    void isForTheOwnerAlone();
    void doesNotUseWhatOthersMayRead();
    void doesNotOverwriteWhatItCannotRead();
    void tellsWhenItCannotWrite();
    void keepsInMemoryWithoutAFile();

private:
    QString file() const { return m_folder.filePath(QStringLiteral("credentials.json")); }
    QTemporaryDir m_folder;
};

namespace {
const QString kServer = QStringLiteral("http://10.0.0.1:5000");
const Credentials kOne{QStringLiteral("nyx_"), QStringLiteral("token"), 1'700'000'000'123,
                       QStringLiteral("key"), QByteArrayLiteral("abcd")};
constexpr QFileDevice::Permissions kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                             QFileDevice::ReadOther | QFileDevice::WriteOther;
} // namespace

void TestCredentialStore::keepsServersApart() {
    Credentials other = kOne;
    other.callsign = QStringLiteral("other");
    {
        CredentialStore store(file());
        QVERIFY(store.save(kServer, kOne));
        QVERIFY(store.save(QStringLiteral("http://b:5000"), other));
    }
    CredentialStore store(file());
    QVERIFY(store.fault().isEmpty());
    QCOMPARE(store.of(kServer), kOne);
    QCOMPARE(store.of(QStringLiteral("http://b:5000")), other);
    QCOMPARE(store.of(QStringLiteral("http://c:5000")), Credentials{});
    QCOMPARE(store.servers().size(), 2);
    QVERIFY(store.remove(kServer));
    QCOMPARE(CredentialStore(file()).servers().size(), 1);
}

void TestCredentialStore::isForTheOwnerAlone() {
    CredentialStore store(file());
    QVERIFY(store.save(kServer, kOne));
    QVERIFY(!(QFile::permissions(file()) & kOthers));
}

void TestCredentialStore::doesNotUseWhatOthersMayRead() {
    QVERIFY(CredentialStore(file()).save(kServer, kOne));
    QVERIFY(QFile::setPermissions(file(), kOwner | QFileDevice::ReadOther));
    CredentialStore store(file());
    QVERIFY(store.fault().contains(QLatin1String("may be read by others")));
    QVERIFY(store.servers().isEmpty());
    QVERIFY(!store.save(kServer, kOne));
    QVERIFY(QFile::setPermissions(file(), kOwner));
    QCOMPARE(CredentialStore(file()).of(kServer), kOne);
}

void TestCredentialStore::doesNotOverwriteWhatItCannotRead() {
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"http://");
    damaged.close();
    QVERIFY(damaged.setPermissions(kOwner));
    CredentialStore store(file());
    QVERIFY(!store.fault().isEmpty());
    QVERIFY(!store.save(kServer, kOne));
    QVERIFY(damaged.open(QIODevice::ReadOnly));
    QCOMPARE(damaged.readAll(), QByteArrayLiteral("{\"http://"));
    damaged.close();
    QVERIFY(damaged.remove());
}

void TestCredentialStore::tellsWhenItCannotWrite() {
    CredentialStore store(m_folder.filePath(QStringLiteral("missing/credentials.json")));
    QVERIFY(!store.save(kServer, kOne));
    QVERIFY(store.fault().contains(QLatin1String("credentials.json")));
    QCOMPARE(store.of(kServer), kOne);
}

void TestCredentialStore::keepsInMemoryWithoutAFile() {
    CredentialStore store;
    QVERIFY(store.save(kServer, kOne));
    QCOMPARE(store.of(kServer), kOne);
}

QTEST_GUILESS_MAIN(TestCredentialStore)
#include "tst_credential_store.moc"
