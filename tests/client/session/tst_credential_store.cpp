// Goal: secrets are written whole, for their owner alone, and a file that others may read is
// neither used nor overwritten.
#include "client/session/credential_store.h"

#include <QDir>
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
    QCOMPARE(store.fault(), CredentialFault::None);
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
    QCOMPARE(store.fault(), CredentialFault::OpenToOthers);
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
    QCOMPARE(store.fault(), CredentialFault::Unreadable);
    QVERIFY(!store.save(kServer, kOne));
    QVERIFY(damaged.open(QIODevice::ReadOnly));
    QCOMPARE(damaged.readAll(), QByteArrayLiteral("{\"http://"));
    damaged.close();
    QVERIFY(damaged.remove());
}

void TestCredentialStore::tellsWhenItCannotWrite() {
    const QString file = m_folder.filePath(QStringLiteral("missing/credentials.json"));
    CredentialStore store(file);
    QVERIFY(!store.save(kServer, kOne));
    QCOMPARE(store.fault(), CredentialFault::NotWritten);
    QCOMPARE(store.of(kServer), kOne);
    // Kept in memory is not kept: the same is written as soon as it can be.
    QVERIFY(!store.save(kServer, kOne));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("missing")));
    QVERIFY(store.save(kServer, kOne));
    QCOMPARE(store.fault(), CredentialFault::None);
    QCOMPARE(CredentialStore(file).of(kServer), kOne);
}

void TestCredentialStore::keepsInMemoryWithoutAFile() {
    CredentialStore store;
    QVERIFY(store.save(kServer, kOne));
    QCOMPARE(store.of(kServer), kOne);
}

QTEST_GUILESS_MAIN(TestCredentialStore)
#include "tst_credential_store.moc"
