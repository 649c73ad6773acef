// Goal: a self-signed host is known by its certificate from the first visit on; another certificate
// is a question to the player before anything is told to the server.
#include "tests/client/session/certificates.h"
#include "tests/client/session/seat.h"

using namespace arcade;
using namespace arcade::client;

class TestCertificatePins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void pinsOnFirstUse();
    void asksAboutAnotherCertificate();
    void decides();

private:
    ServerAddress address(const e2e::CoordinatorProcess& server) const;

    const QString m_first = QStringLiteral("first");
    const QString m_second = QStringLiteral("second");
    Certificates m_certificates;
};

void TestCertificatePins::initTestCase() {
    QVERIFY(m_certificates.make(m_first));
    QVERIFY(m_certificates.make(m_second));
}

ServerAddress TestCertificatePins::address(const e2e::CoordinatorProcess& server) const {
    return *ServerAddress::parse(QStringLiteral("https://127.0.0.1:%1").arg(server.port()));
}

void TestCertificatePins::pinsOnFirstUse() {
    e2e::CoordinatorProcess server(m_certificates.settings(m_first));
    QVERIFY2(server.start(), qPrintable(server.failure()));
    Seat ann(QStringLiteral("ann"));
    ann.session.open(address(server), ann.callsign);
    ONLINE(ann);
    QCOMPARE(ann.credentials.of(address(server).text()).certificatePin,
             m_certificates.fingerprint(m_first));
    QVERIFY(ann.session.connection().offeredCertificate.isEmpty());
}

void TestCertificatePins::asksAboutAnotherCertificate() {
    e2e::CoordinatorProcess server(m_certificates.settings(m_second));
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QString key = address(server).text();
    Seat ann(QStringLiteral("ann"));
    Credentials kept;
    kept.certificatePin = m_certificates.fingerprint(m_first);
    ann.credentials.save(key, kept);
    Session session(ann.credentials, ann.log);
    session.open(address(server), ann.callsign);
    UNTIL(session.connection().phase == SessionPhase::Stopped);
    QCOMPARE(session.connection().stop, StopReason::CertificateChanged);
    const QByteArray offered = m_certificates.fingerprint(m_second);
    QCOMPARE(session.connection().offeredCertificate.toLatin1(), offered);
    QVERIFY(ann.credentials.of(key).token.isEmpty());
    // Trying again changes nothing; the player's word does.
    session.retryNow();
    UNTIL(session.connection().phase == SessionPhase::Stopped);
    session.trustCertificate();
    UNTIL(session.isOnline());
    QCOMPARE(ann.credentials.of(key).certificatePin, offered);
}

void TestCertificatePins::decides() {
    const QString server = QStringLiteral("https://host:5000");
    const QSslCertificate first = m_certificates.certificate(m_first);
    const QSslCertificate second = m_certificates.certificate(m_second);
    const QList<QSslError> selfSigned{QSslError(QSslError::SelfSignedCertificate, first)};
    const QList<QSslError> expired{QSslError(QSslError::CertificateExpired, first)};

    CertificatePins pins;
    QSignalSpy pinned(&pins, &CertificatePins::pinned);
    QVERIFY(pins.admits(server, first));
    QVERIFY(pinned.isEmpty());
    QVERIFY(!pins.admits(server, first, expired));
    QCOMPARE(pins.offered(server), CertificatePins::fingerprintOf(first));
    pins.forgetOffer(server);
    QVERIFY(pins.offered(server).isEmpty());

    QVERIFY(pins.admits(server, first, selfSigned));
    QCOMPARE(pinned.size(), 1);
    QCOMPARE(pinned.front().at(0).toString(), server);
    QCOMPARE(pinned.front().at(1).toByteArray(), CertificatePins::fingerprintOf(first));
    QVERIFY(pins.admits(server, first, expired));
    // Even one that an authority vouches for is not the one that is known.
    QVERIFY(!pins.admits(server, second));
    QVERIFY(pins.admits(QStringLiteral("https://other:5000"), second, selfSigned));

    pins.forget(server);
    QVERIFY(pins.offered(server).isEmpty());
    QVERIFY(pins.admits(server, second, selfSigned));
    QVERIFY(!pins.admits(server, first, selfSigned));
}

QTEST_GUILESS_MAIN(TestCertificatePins)
#include "tst_certificate_pins.moc"
