// Goal: what we sign an independent library accepts, and the other way round; where it knows no
// EdDSA, the published example of RFC 8037 stands in for it.
#include "server/host/base64url.h"
#include "server/host/token.h"
#include "tests/host/key_texts.h"

#include <jwt/jwt.hpp>

#include <QtTest>

#include <chrono>

using namespace arcade;
using namespace arcade::host;

namespace {

const std::string kSecret(32, 'k');

/// The oracle asks the machine's clock whether a token has expired.
Instant machineTime() {
    return std::chrono::floor<std::chrono::seconds>(instantFromMs(
        std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())
            .count()));
}

std::int64_t seconds(Instant instant) {
    return toMs(instant) / 1000;
}

struct Keys {
    std::string signing;
    std::string verifying;
};

Keys keysOf(const QString& algorithm) {
    static const test::KeyTexts ec = test::newEcKey();
    static const test::KeyTexts rsa = test::newRsaKey();
    static const test::KeyTexts ed = test::newEd25519Key();
    if (algorithm == QLatin1String("ES256"))
        return {ec.privatePem, ec.publicPem};
    if (algorithm == QLatin1String("RS256"))
        return {rsa.privatePem, rsa.publicPem};
    if (algorithm == QLatin1String("EdDSA"))
        return {ed.privatePem, ed.publicPem};
    return {kSecret, kSecret};
}

SigningKey signingKey(const QString& algorithm) {
    const Keys keys = keysOf(algorithm);
    auto key = algorithm == QLatin1String("HS256") ? SigningKey::fromSecret(keys.signing, "k1")
                                                   : SigningKey::fromPem(keys.signing, "k1");
    return std::move(key).value();
}

VerificationKey verificationKey(const QString& algorithm) {
    const Keys keys = keysOf(algorithm);
    auto key = algorithm == QLatin1String("HS256") ? VerificationKey::fromSecret(keys.verifying)
                                                   : VerificationKey::fromPem(keys.verifying);
    return std::move(key).value();
}

void algorithmRows(std::initializer_list<const char*> names) {
    QTest::addColumn<QString>("algorithm");
    for (const char* name : names)
        QTest::newRow(name) << QString::fromLatin1(name);
}

} // namespace

class TokenOracleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oursIsAcceptedThere_data() { algorithmRows({"HS256", "ES256", "RS256"}); }
    void oursIsAcceptedThere();
    void theirsIsAcceptedHere_data() { algorithmRows({"HS256", "ES256", "RS256"}); }
    void theirsIsAcceptedHere();
    void ourOwnRoundTrip_data() { algorithmRows({"HS256", "ES256", "RS256", "EdDSA"}); }
    void ourOwnRoundTrip();
    void publishedEdDsaExample();
};

void TokenOracleTest::oursIsAcceptedThere() {
    QFETCH(QString, algorithm);
    const Instant now = machineTime();
    const KeySet keys(signingKey(algorithm));
    const auto address = Address::parse("0x00112233445566778899aabbccddeeff00112233");
    const Claims claims{"player-1", address, "neo_1", now, now + std::chrono::hours(1), {}};
    // Often, as about one ECDSA signature in 128 has a number with a leading zero byte.
    for (int round = 0; round < 300; ++round) {
        const std::string token = keys.signToken(claims).value();
        std::error_code fault;
        const auto decoded =
            jwt::decode(token, jwt::params::algorithms({algorithm.toStdString()}), fault,
                        jwt::params::secret(keysOf(algorithm).verifying), jwt::params::verify(true),
                        jwt::params::issuer(std::string(kOwnIssuer)));
        QVERIFY2(!fault, fault.message().c_str());
        const auto& payload = decoded.payload();
        QCOMPARE(payload.get_claim_value<std::string>("sub"), claims.subject);
        QCOMPARE(payload.get_claim_value<std::string>("address"), address->toString());
        QCOMPARE(payload.get_claim_value<std::string>("callsign"), *claims.callsign);
        QCOMPARE(payload.get_claim_value<std::int64_t>("iat"), seconds(claims.issuedAt));
        QCOMPARE(payload.get_claim_value<std::int64_t>("exp"), seconds(claims.expiresAt));
    }
}

void TokenOracleTest::theirsIsAcceptedHere() {
    QFETCH(QString, algorithm);
    const Instant now = machineTime();
    KeySet keys(SigningKey::fromSecret(std::string(32, 'o')).value());
    keys.addExternal(verificationKey(algorithm), {"elsewhere", "arcade"});
    for (int round = 0; round < 300; ++round) {
        jwt::jwt_object object{jwt::params::algorithm(algorithm.toStdString()),
                               jwt::params::secret(keysOf(algorithm).signing)};
        object.add_claim("sub", "user/7")
            .add_claim("iss", "elsewhere")
            .add_claim("aud", "arcade")
            .add_claim("round", round)
            .add_claim("iat", seconds(now))
            .add_claim("exp", seconds(now) + 60);
        const auto verified = keys.verifyUnexpired(object.signature(), now);
        QVERIFY(verified.ok());
        QVERIFY(verified.value().origin == TokenOrigin::External);
        const Claims& claims = verified.value().claims;
        QCOMPARE(claims.subject, std::string("user/7"));
        QCOMPARE(claims.issuer, std::string("elsewhere"));
        QVERIFY(claims.issuedAt == now);
        QVERIFY(claims.expiresAt == now + std::chrono::seconds(60));
        QVERIFY(!claims.address && !claims.callsign);
    }
}

void TokenOracleTest::ourOwnRoundTrip() {
    QFETCH(QString, algorithm);
    const Instant now = instantFromMs(1'790'000'000'000);
    const KeySet keys(signingKey(algorithm), "issuer");
    const Claims claims{"p",
                        Address::parse("0x00112233445566778899aabbccddeeff00112233"),
                        "a\"\\\xC3\xA9",
                        now,
                        now + std::chrono::hours(24),
                        "issuer"};
    const auto verified = keys.verifyUnexpired(keys.signToken(claims).value(), now);
    QVERIFY(verified.ok());
    QVERIFY(verified.value().claims == claims);
    QVERIFY(verified.value().origin == TokenOrigin::Own);
}

void TokenOracleTest::publishedEdDsaExample() {
    const auto raw = base64UrlDecoded("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
    const test::KeyTexts texts = test::ed25519Key(raw.value());
    const std::string text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    const std::string expected = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5B"
                                 "hVsPt9g7sVvpAr_MuM0KAg";
    const auto key = SigningKey::fromPem(texts.privatePem).value();
    QVERIFY(key.algorithm() == TokenAlgorithm::EdDsa);
    QCOMPARE(base64UrlEncoded(key.sign(text).value()), expected);
    const auto publicKey = VerificationKey::fromPem(texts.publicPem).value();
    QVERIFY(publicKey.verifies(text, base64UrlDecoded(expected).value()));
    QVERIFY(!publicKey.verifies(text + "x", base64UrlDecoded(expected).value()));
}

QTEST_APPLESS_MAIN(TokenOracleTest)
#include "tst_token_oracle.moc"
