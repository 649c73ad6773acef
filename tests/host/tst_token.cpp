// Goal: no token is believed that a trusted key did not sign in its own algorithm, for us, for
// now; and an expired one is told apart from a wrong one.
#include "server/host/base64url.h"
#include "server/host/token.h"
#include "tests/host/key_texts.h"

#include <QtTest>

#include <functional>

using namespace arcade;
using namespace arcade::host;
using namespace std::chrono_literals;

namespace {

const Instant kNow = instantFromMs(1'790'000'000'000);
const std::string kSecret(32, 'k');
const std::string kHsHeader = R"({"alg":"HS256","typ":"JWT"})";

SigningKey secretKey(const std::string& secret = kSecret, std::string keyId = {}) {
    return SigningKey::fromSecret(secret, std::move(keyId)).value();
}

std::string signedWith(const SigningKey& key, std::string_view header, std::string_view payload) {
    const std::string text = base64UrlEncoded(header) + "." + base64UrlEncoded(payload);
    return text + "." + base64UrlEncoded(key.sign(text).value());
}

std::string payloadWith(std::string_view members, std::string_view issuer = kOwnIssuer) {
    std::string text = R"({"sub":"p","exp":1790000060,"iss":")";
    text.append(issuer).append("\"").append(members);
    return text + "}";
}

Claims goodClaims() {
    return {"p", {}, {}, kNow, kNow + 60s, std::string(kOwnIssuer)};
}

bool isInvalid(const Result<Verified>& result) {
    return !result && result.error().code == ErrorCode::TokenInvalid;
}

QByteArray toBytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

} // namespace

class TokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesForgeries_data();
    void refusesForgeries();
    void refusesEveryFlippedCharacter();
    void payloads_data();
    void payloads();
    void headers_data();
    void headers();
    void refusesAlgorithmConfusion();
    void times_data();
    void times();
    void expiredKeepsItsClaims();
    void trustIsPerKey();
    void keyIdIsHonoured();
    void boundsWhatItSigns();
    void refusesWeakKeys_data();
    void refusesWeakKeys();
};

void TokenTest::refusesForgeries_data() {
    QTest::addColumn<QByteArray>("token");
    const auto row = [](const char* name, const std::string& token) {
        QTest::newRow(name) << toBytes(token);
    };
    const std::string good = signedWith(secretKey(), kHsHeader, payloadWith(""));
    const std::string other = signedWith(secretKey(), kHsHeader, payloadWith(R"(,"a":1)"));
    const std::string body = good.substr(0, good.rfind('.'));
    const std::string signature = good.substr(good.rfind('.'));
    const std::string header = good.substr(0, good.find('.'));
    const std::string none =
        base64UrlEncoded(R"({"alg":"none"})") + "." + base64UrlEncoded(payloadWith(""));
    row("empty", "");
    row("dots alone", "..");
    row("two parts", body);
    row("no signature", body + ".");
    row("four parts", good + ".abcd");
    row("part put in between", header + "." + good);
    row("padding", good + "=");
    row("blank behind", good + " ");
    row("line break", body + "\n" + signature);
    row("blank in the signature", body + "." + " " + signature.substr(1));
    row("other alphabet", body + "." + std::string(42, '+') + "A");
    // 43 digits hold 258 bits: the last digit is a multiple of four, so its successor is a digit.
    row("spare bits set", good.substr(0, good.size() - 1) + static_cast<char>(good.back() + 1));
    row("signature cut short", good.substr(0, good.size() - 4));
    row("signature extended", good + "AAAA");
    row("signature of another token", body + other.substr(other.rfind('.')));
    row("other secret", signedWith(secretKey(std::string(32, 'x')), kHsHeader, payloadWith("")));
    row("algorithm none", none + ".");
    row("algorithm none with a signature", none + signature);
    row("algorithm none signed by our key",
        signedWith(secretKey(), R"({"alg":"none"})", payloadWith("")));
    row("oversized", signedWith(secretKey(), kHsHeader,
                                payloadWith(",\"x\":\"" + std::string(4000, 'x') + "\"")));
    row("NUL", std::string(100, '\0'));
}

void TokenTest::refusesForgeries() {
    QFETCH(QByteArray, token);
    const KeySet keys(secretKey());
    QVERIFY(isInvalid(keys.verifyToken(token.toStdString(), kNow)));
    QVERIFY(isInvalid(keys.verifyUnexpired(token.toStdString(), kNow)));
}

void TokenTest::refusesEveryFlippedCharacter() {
    const KeySet keys(secretKey());
    const std::string good = keys.signToken(goodClaims()).value();
    QVERIFY(keys.verifyToken(good, kNow).ok());
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char other : {'A', 'Q', '_', '.', '='}) {
            std::string changed = good;
            changed[at] = other;
            if (changed != good)
                QVERIFY(isInvalid(keys.verifyToken(changed, kNow)));
        }
    }
}

void TokenTest::payloads_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* name, bool accepted, const std::string& payload) {
        QTest::newRow(name) << toBytes(payload) << accepted;
    };
    const auto with = [](const char* members) { return payloadWith(members); };
    row("least", true, with(""));
    row("unknown members", true, with(R"(,"x":[{"y":null}],"admin":true)"));
    row("fractional time", true, with(R"(,"iat":1789999999.25)"));
    row("good address", true, with(R"(,"address":"0x00112233445566778899aabbccddeeff00112233")"));
    row("subject of 128", true,
        R"({"iss":"ghostnet-arcade","exp":1790000060,"sub":")" + std::string(128, 's') + "\"}");
    row("subject of 129", false,
        R"({"iss":"ghostnet-arcade","exp":1790000060,"sub":")" + std::string(129, 's') + "\"}");
    row("no subject", false, R"({"iss":"ghostnet-arcade","exp":1790000060})");
    row("empty subject", false, R"({"iss":"ghostnet-arcade","exp":1790000060,"sub":""})");
    row("number as subject", false, R"({"iss":"ghostnet-arcade","exp":1790000060,"sub":7})");
    row("NUL in the subject", false,
        R"({"iss":"ghostnet-arcade","exp":1790000060,"sub":"a\u0000b"})");
    row("no expiry", false, R"({"iss":"ghostnet-arcade","sub":"p"})");
    row("expiry as text", false, R"({"iss":"ghostnet-arcade","sub":"p","exp":"1790000060"})");
    row("expiry null", false, R"({"iss":"ghostnet-arcade","sub":"p","exp":null})");
    row("expiry with a boundless exponent", false,
        R"({"iss":"ghostnet-arcade","sub":"p","exp":1.0000000000000000e-2147483639})");
    row("expiry beyond all times", false, R"({"iss":"ghostnet-arcade","sub":"p","exp":1e300})");
    row("expiry negative", false, R"({"iss":"ghostnet-arcade","sub":"p","exp":-1})");
    row("two expiries", false, with(R"(,"exp":1790000061)"));
    row("two subjects", false, with(R"(,"sub":"q")"));
    row("no issuer", false, R"({"sub":"p","exp":1790000060})");
    row("other issuer", false, payloadWith("", "elsewhere"));
    row("bad address", false, with(R"(,"address":"0x12")"));
    row("callsign not text", false, with(R"(,"callsign":1)"));
    row("audience not text", false, with(R"(,"aud":[1])"));
    row("not before as text", false, with(R"(,"nbf":"1")"));
    row("array", false, "[]");
    row("text", false, "\"p\"");
    row("nothing", false, "");
    row("not closed", false, with("").substr(0, 20));
    row("something behind", false, with("") + "{}");
    row("NUL behind", false, with("") + std::string("\0x", 2));
    row("not UTF-8", false, with(",\"x\":\"\xFF\""));
    row("deep", false, std::string(2900, '['));
    row("deep and closed", false, std::string(1400, '[') + std::string(1400, ']'));
}

void TokenTest::payloads() {
    QFETCH(QByteArray, payload);
    QFETCH(bool, accepted);
    const KeySet keys(secretKey());
    const auto verified =
        keys.verifyToken(signedWith(secretKey(), kHsHeader, payload.toStdString()), kNow);
    QCOMPARE(verified.ok(), accepted);
    QVERIFY(accepted || isInvalid(verified));
}

void TokenTest::headers_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* name, bool accepted, const char* header) {
        QTest::newRow(name) << QByteArray(header) << accepted;
    };
    row("least", true, R"({"alg":"HS256"})");
    row("others ignored", true, R"({"alg":"HS256","cty":"x","jku":"https://evil.example/"})");
    row("no algorithm", false, R"({"typ":"JWT"})");
    row("algorithm in small letters", false, R"({"alg":"hs256"})");
    row("other length", false, R"({"alg":"HS512"})");
    row("other kind", false, R"({"alg":"RS256"})");
    row("two algorithms", false, R"({"alg":"none","alg":"HS256"})");
    row("algorithm not text", false, R"({"alg":["HS256"]})");
    row("critical extension", false, R"({"alg":"HS256","crit":["b64"],"b64":false})");
    row("key id not text", false, R"({"alg":"HS256","kid":1})");
    row("not an object", false, R"("HS256")");
}

void TokenTest::headers() {
    QFETCH(QByteArray, header);
    QFETCH(bool, accepted);
    const KeySet keys(secretKey());
    const auto verified =
        keys.verifyToken(signedWith(secretKey(), header.toStdString(), payloadWith("")), kNow);
    QCOMPARE(verified.ok(), accepted);
    QVERIFY(accepted || isInvalid(verified));
}

void TokenTest::refusesAlgorithmConfusion() {
    const test::KeyTexts ec = test::newEcKey();
    const test::KeyTexts ed = test::newEd25519Key();
    KeySet keys(secretKey());
    keys.addExternal(VerificationKey::fromPem(ec.publicPem).value());
    keys.addExternal(VerificationKey::fromPem(ed.publicPem).value());

    // The attack: the public key, which everybody may know, used as an HMAC secret. Our own
    // functions refuse to sign so; the MAC is made by hand.
    for (const std::string& publicPem : {ec.publicPem, ed.publicPem}) {
        const std::string text =
            base64UrlEncoded(kHsHeader) + "." + base64UrlEncoded(payloadWith("", "x"));
        std::string mac(32, '\0');
        EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, publicPem.data(), publicPem.size(),
                  reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                  reinterpret_cast<unsigned char*>(mac.data()), mac.size(), nullptr);
        QVERIFY(isInvalid(keys.verifyToken(text + "." + base64UrlEncoded(mac), kNow)));
        QVERIFY(!SigningKey::fromSecret(publicPem).ok());
    }

    const SigningKey ecKey = SigningKey::fromPem(ec.privatePem).value();
    const std::string payload = payloadWith("", "x");
    QVERIFY(keys.verifyToken(signedWith(ecKey, R"({"alg":"ES256"})", payload), kNow).ok());
    for (const char* header : {R"({"alg":"HS256"})", R"({"alg":"EdDSA"})", R"({"alg":"RS256"})"})
        QVERIFY(isInvalid(keys.verifyToken(signedWith(ecKey, header, payload), kNow)));

    const std::string text =
        base64UrlEncoded(R"({"alg":"ES256"})") + "." + base64UrlEncoded(payload);
    for (const std::string& words : {std::string(64, '\0'), std::string(64, '\xFF'),
                                     std::string(63, '\1'), std::string(65, '\1')})
        QVERIFY(isInvalid(keys.verifyToken(text + "." + base64UrlEncoded(words), kNow)));
}

void TokenTest::times_data() {
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<qint64>("offsetMs");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<bool>("expired");
    const auto row = [](const char* name, const char* members, qint64 offsetMs, bool valid,
                        bool expired) {
        QTest::newRow(name) << QByteArray(members) << offsetMs << valid << expired;
    };
    row("last moment", "", 59'999, true, false);
    row("at expiry", "", 60'000, true, true);
    row("long after", "", 86'400'000, true, true);
    row("issued ahead within the leeway", R"(,"iat":1790000005)", 0, true, false);
    row("issued ahead beyond the leeway", R"(,"iat":1790000005)", -1, false, false);
    row("not before within the leeway", R"(,"nbf":1790000005)", 0, true, false);
    row("not before beyond the leeway", R"(,"nbf":1790000006)", 0, false, false);
    row("not before reached", R"(,"nbf":1790000006)", 1'000, true, false);
}

void TokenTest::times() {
    QFETCH(QByteArray, members);
    QFETCH(qint64, offsetMs);
    QFETCH(bool, valid);
    QFETCH(bool, expired);
    const KeySet keys(secretKey());
    const std::string token =
        signedWith(secretKey(), kHsHeader, payloadWith(members.toStdString()));
    const auto verified = keys.verifyToken(token, kNow + Duration{offsetMs});
    QCOMPARE(verified.ok(), valid);
    QCOMPARE(verified.ok() && verified.value().expired, expired);
}

void TokenTest::expiredKeepsItsClaims() {
    const KeySet keys(secretKey());
    const std::string token = keys.signToken(goodClaims()).value();
    const auto late = keys.verifyToken(token, kNow + 1h);
    QVERIFY(late.ok() && late.value().expired);
    QVERIFY(late.value().claims == goodClaims());
    const auto refused = keys.verifyUnexpired(token, kNow + 1h);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().code == ErrorCode::TokenExpired);
    QVERIFY(keys.verifyUnexpired(token, kNow).ok());
}

void TokenTest::trustIsPerKey() {
    const std::string otherSecret(40, 'o');
    KeySet keys(secretKey());
    keys.addExternal(VerificationKey::fromSecret(otherSecret).value(), {"club", "arcade"});
    const SigningKey other = secretKey(otherSecret);
    const auto verify = [&](const SigningKey& key, const std::string& payload) {
        return keys.verifyToken(signedWith(key, kHsHeader, payload), kNow);
    };
    const auto accepted = verify(other, payloadWith(R"(,"aud":["x","arcade"])", "club"));
    QVERIFY(accepted.ok());
    QVERIFY(accepted.value().origin == TokenOrigin::External);
    QVERIFY(verify(other, payloadWith(R"(,"aud":"arcade")", "club")).ok());
    QVERIFY(isInvalid(verify(other, payloadWith(R"(,"aud":"x")", "club"))));
    QVERIFY(isInvalid(verify(other, payloadWith("", "club"))));
    QVERIFY(isInvalid(verify(other, payloadWith(R"(,"aud":"arcade")", "pub"))));
    // An external key must not be able to speak in our own name.
    QVERIFY(isInvalid(verify(other, payloadWith(R"(,"aud":"arcade")"))));
    QVERIFY(isInvalid(verify(secretKey(), payloadWith(R"(,"aud":"arcade")", "club"))));
}

void TokenTest::keyIdIsHonoured() {
    const std::string otherSecret(40, 'o');
    const SigningKey other = secretKey(otherSecret);
    KeySet keys(secretKey(kSecret, "own"));
    keys.addExternal(VerificationKey::fromSecret(otherSecret, "theirs").value());
    const auto accepts = [&](const SigningKey& key, const char* header, std::string_view issuer) {
        return keys.verifyToken(signedWith(key, header, payloadWith("", issuer)), kNow).ok();
    };
    QVERIFY(keys.verifyToken(keys.signToken(goodClaims()).value(), kNow).ok());
    QVERIFY(accepts(other, R"({"alg":"HS256","kid":"theirs"})", "x"));
    QVERIFY(accepts(other, R"({"alg":"HS256"})", "x"));
    QVERIFY(!accepts(other, R"({"alg":"HS256","kid":"own"})", "x"));
    QVERIFY(!accepts(other, R"({"alg":"HS256","kid":"unknown"})", "x"));
    QVERIFY(!accepts(secretKey(), R"({"alg":"HS256","kid":"theirs"})", kOwnIssuer));

    keys.addExternal(VerificationKey::fromSecret(otherSecret).value());
    QVERIFY(accepts(other, R"({"alg":"HS256","kid":"unknown"})", "x"));
}

void TokenTest::boundsWhatItSigns() {
    const KeySet keys(secretKey());
    Claims claims = goodClaims();
    claims.subject = std::string(kMaxSubjectBytes, 's');
    const auto longest = keys.signToken(claims);
    QVERIFY(longest.ok());
    QVERIFY(keys.verifyToken(longest.value(), kNow).ok());
    claims.subject += 's';
    QVERIFY(keys.signToken(claims).error().code == ErrorCode::TooLarge);
    claims.subject = "p";
    claims.callsign = std::string(kMaxTokenBytes, 'c');
    QVERIFY(keys.signToken(claims).error().code == ErrorCode::TooLarge);
}

void TokenTest::refusesWeakKeys_data() {
    QTest::addColumn<QByteArray>("publicText");
    QTest::addColumn<QByteArray>("privateText");
    const auto row = [](const char* name, const test::KeyTexts& texts) {
        QTest::newRow(name) << toBytes(texts.publicPem) << toBytes(texts.privatePem);
    };
    row("short RSA", test::newRsaKey(1024));
    row("other curve", test::newEcKey("P-384"));
    row("exchange key", test::keyTexts(EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519")));
    row("empty", {});
    row("noise", {"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                  "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"});
    const test::KeyTexts good = test::newEcKey();
    row("the wrong half", {good.publicPem, good.privatePem});
}

void TokenTest::refusesWeakKeys() {
    QFETCH(QByteArray, publicText);
    QFETCH(QByteArray, privateText);
    const auto verifying = VerificationKey::fromPem(publicText.toStdString());
    const auto signing = SigningKey::fromPem(privateText.toStdString());
    QVERIFY(!verifying.ok() && !verifying.error().message.empty());
    QVERIFY(!signing.ok() && !signing.error().message.empty());
    QVERIFY(!VerificationKey::fromSecret(std::string(31, 's')).ok());
    QVERIFY(VerificationKey::fromSecret(std::string(32, 's')).ok());
}

QTEST_APPLESS_MAIN(TokenTest)
#include "tst_token.moc"
