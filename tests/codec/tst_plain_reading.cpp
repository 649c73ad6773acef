// Goal: which way a frame was read cannot be told from what came of it: what is read without a
// tree is what the tree gives, and what has a fault is never read without one. Method: every
// message from its declaration, whole, and damaged at each of its bytes; and by hand what two
// readers of JSON might see differently.
#include "shared/codec/envelope.h"
#include "shared/codec/envelope_paths.h"
#include "shared/codec/samples.h"

#include <QTest>

using namespace arcade;
using namespace arcade::codec;

namespace {

constexpr std::array kKinds{SampleKind::Minimal, SampleKind::Typical, SampleKind::Maximal};
const std::string kMatch = "\"match_id\":\"000000000000000100000000000000ab\"";

template <class Family>
bool agree(const std::string& frame) {
    const std::optional<Decoded<Family>> plain = decodePlain<Family>(frame);
    if (!plain)
        return true;
    const Decoded<Family> tree = decodeByTree<Family>(frame);
    const bool isSame = tree.message.ok() && plain->message.value() == tree.message.value() &&
                        plain->id == tree.id && plain->ts == tree.ts;
    if (!isSame)
        qWarning("%s", frame.c_str());
    return isSame;
}

/// At each byte: cut off there, left out, given twice, and replaced by what JSON is made of.
template <class Family>
bool agreeOnDamaged(const std::string& frame) {
    bool isFine = true;
    for (std::size_t at = 0; at < frame.size(); ++at) {
        std::string damaged = frame;
        isFine = agree<Family>(frame.substr(0, at)) && isFine;
        isFine = agree<Family>(damaged.erase(at, 1)) && isFine;
        isFine = agree<Family>(frame.substr(0, at + 1) + frame.substr(at)) && isFine;
        for (const char byte : std::string_view{"\"\\{}[]:,-.0e \n\x01\xc3"}) {
            damaged = frame;
            damaged[at] = byte;
            isFine = agree<Family>(damaged) && isFine;
        }
    }
    return isFine;
}

template <class Family, class Message>
std::string frameOf(SampleKind kind) {
    return encode(Family{sample<Message>(kind)}, "request-7", instantFromMs(1234567890123));
}

/// Long ones are damaged in their first part only: what follows is more of the same.
constexpr std::size_t kLongest = 512;

template <class Family>
void allAgree() {
    forEachMessageIn<Family, Contract::Arcade>([]<class Message>() {
        for (const SampleKind kind : kKinds) {
            const std::string frame = frameOf<Family, Message>(kind);
            QVERIFY(agree<Family>(frame));
            QVERIFY(frame.size() > kLongest || agreeOnDamaged<Family>(frame));
        }
    });
}

void row(const char* name, const std::string& frame, bool isPlain) {
    QTest::newRow(name) << QByteArray::fromStdString(frame) << isPlain;
}

/// Game progress with these members beside the match.
std::string progress(const std::string& members) {
    return "{\"type\":\"game.progress\",\"data\":{" + kMatch + "," + members + "}}";
}

} // namespace

class PlainReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientMessages() { allAgree<ClientMessage>(); }
    void serverMessages() { allAgree<ServerMessage>(); }

    void whatClientsSendIsReadWithoutATree() {
        forEachMessageIn<ClientMessage, Contract::Arcade>([]<class Message>() {
            const std::string frame = frameOf<ClientMessage, Message>(SampleKind::Typical);
            QVERIFY2(decodePlain<ClientMessage>(frame), frame.c_str());
        });
    }

    void byHand_data();
    void byHand() {
        QFETCH(QByteArray, frame);
        QFETCH(bool, isPlain);
        QCOMPARE(decodePlain<ClientMessage>(frame.toStdString()).has_value(), isPlain);
        QVERIFY(agree<ClientMessage>(frame.toStdString()));
        QVERIFY(agreeOnDamaged<ClientMessage>(frame.toStdString()));
    }

    void typedTextIsUnescaped() {
        const auto decoded =
            decodePlain<ClientMessage>(progress(R"("typed":"a\b\"\\\/\n\t\r\fé")"));
        QVERIFY(decoded.has_value());
        QCOMPARE(std::get<GameProgress>(decoded->message.value()).typed.value_or(""),
                 std::string{"a\b\"\\/\n\t\r\fé"});
    }
};

void PlainReadingTest::byHand_data() {
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<bool>("isPlain");
    row("type alone", R"({"type":"pong"})", true);
    row("white space", " \t\r\n{ \"type\" : \"pong\" , \"data\" : { } } \n", true);
    row("nulls", R"({"type":"pong","id":null,"ts":null})", true);
    row("null as data", R"({"type":"pong","data":null})", false);
    row("data last but one", R"({"type":"pong","data":{},"id":"a","ts":5})", true);
    row("data before type", R"({"data":{},"type":"pong"})", false);
    row("two types", R"({"type":"pong","type":"auth"})", false);
    row("two datas", R"({"type":"pong","data":{},"data":{}})", false);
    row("unknown member", R"({"type":"pong","v":2})", false);
    row("unknown field", progress(R"("v":2)"), false);
    row("escaped name", R"({"\u0074ype":"pong"})", false);
    row("white space at the end of a name", "{\"type\t\":\"pong\"}", false);
    row("escaped type", R"({"type":"p\u006fng"})", false);
    row("no type", R"({"id":"a"})", false);
    row("unknown type", R"({"type":"queue.jump"})", false);
    row("required field missing", R"({"type":"match.ready","data":{)" + kMatch + "}}", false);
    row("data left out", R"({"type":"match.ready"})", false);
    row("decimals", progress(R"("progress":0.425,"wpm":72.5,"accuracy":1)"), true);
    row("exponent", progress(R"("wpm":7.25e1)"), false);
    row("minus nought", progress(R"("wpm":-0.0,"keys_before":-0)"), true);
    row("leading nought", progress(R"("keys_before":01)"), false);
    row("whole number beyond bounds", progress(R"("keys_before":-1)"), false);
    row("whole number of 64 bits", R"({"type":"pong","ts":9223372036854775807})", true);
    row("whole number of 65 bits", R"({"type":"pong","ts":18446744073709551616})", false);
    row("natural number of 64 bits", R"({"type":"pong","ts":18446744073709551615})", false);
    row("many decimals", progress(R"("wpm":0.33333333333333333333333)"), false);
    row("typed in two fields", progress(R"("typed":"a","typed":"b")"), false);
    row("typed Unicode", progress(R"("typed":"\u0041")"), false);
    row("typed beyond ASCII", progress(R"("typed":"é€😀")"), true);
    row("typed control character", progress("\"typed\":\"a\nb\""), false);
    row("long typed with escapes", progress("\"typed\":\"" + std::string(300, 'x') + "\\b\""),
        false);
    row("long id", "{\"type\":\"pong\",\"id\":\"" + std::string(65, 'i') + "\"}", false);
    row("list as data", R"({"type":"pong","data":[]})", false);
    row("nested",
        R"({"type":"queue.enter","data":{"game_type":"code_duel","stake_tier":"gold",)"
        R"("preferences":{"expand_search":true,"min_opponent_rating":null}}})",
        true);
    row("nested fault",
        R"({"type":"queue.enter","data":{"game_type":"code_duel",)"
        R"("preferences":{"min_opponent_rating":-1}}})",
        false);
}

QTEST_APPLESS_MAIN(PlainReadingTest)
#include "tst_plain_reading.moc"
