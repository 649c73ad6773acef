// Goal: every message comes back from the wire as it went, in either direction, whatever the
// values. Method: instances made from the declarations, at the lower bound, typical, and at the
// upper bound.
#include "shared/codec/describe.h"
#include "shared/codec/envelope.h"
#include "shared/codec/record_json.h"
#include "shared/codec/samples.h"

#include <QTest>

using namespace arcade;
using namespace arcade::codec;

namespace {

constexpr std::array kKinds{SampleKind::Minimal, SampleKind::Typical, SampleKind::Maximal};

Decoded<ClientMessage> decodeAs(const ClientMessage&, std::string_view frame) {
    return decodeClient(frame);
}
Decoded<ServerMessage> decodeAs(const ServerMessage&, std::string_view frame) {
    return decodeServer(frame);
}

template <class Family>
void comesBack(const Family& message) {
    const std::string frame = encode(message, "request-7", instantFromMs(1234567890123));
    const Decoded<Family> decoded = decodeAs(message, frame);
    if (!decoded.message)
        qWarning("%s: %s", frame.c_str(), decoded.message.error().message.c_str());
    QVERIFY(decoded.message.ok());
    QVERIFY(decoded.message.value() == message);
    QCOMPARE(decoded.id, std::string{"request-7"});
    QCOMPARE(decoded.ts, 1234567890123);
    QCOMPARE(encode(decoded.message.value(), "request-7", instantFromMs(1234567890123)), frame);
}

template <class Family>
void allComeBack() {
    forEachMessageIn<Family, Contract::Arcade>([]<class Message>() {
        for (const SampleKind kind : kKinds)
            comesBack<Family>(Family{sample<Message>(kind)});
    });
}

} // namespace

class RoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientMessages() { allComeBack<ClientMessage>(); }
    void serverMessages() { allComeBack<ServerMessage>(); }

    void dataWithoutRequiredFieldsMayBeLeftOut() {
        forEachMessageIn<ClientMessage, Contract::Arcade>([]<class Message>() {
            const std::string frame =
                "{\"type\":\"" + std::string{Message::info.wireName} + "\",\"id\":\"1\"}";
            const auto& fields = describe<Message>().fields;
            const bool needsData = std::ranges::any_of(fields, [](const FieldDescription& field) {
                return field.presence != Presence::Optional;
            });
            QCOMPARE(decodeClient(frame).message.ok(), !needsData);
        });
    }

    void everyRequiredFieldIsMissed() {
        forEachMessageIn<ClientMessage, Contract::Arcade>([]<class Message>() {
            for (const FieldDescription& field : describe<Message>().fields)
                missedWithout<Message>(field);
        });
    }

private:
    template <class Message>
    static void missedWithout(const FieldDescription& field) {
        std::string text = toJson(sample<Message>(SampleKind::Typical));
        const std::string name = '"' + std::string{field.name} + "\":";
        const auto at = text.find(name);
        QVERIFY(at != std::string::npos);
        text.replace(at, name.size(), "\"renamed\":");
        const Result<Message> read = fromJson<Message>(text);
        QCOMPARE(read.ok(), field.presence == Presence::Optional);
        if (!read)
            QCOMPARE(read.error().message, std::string{field.name} + ": is missing");
    }
};

QTEST_APPLESS_MAIN(RoundTripTest)
#include "tst_round_trip.moc"
