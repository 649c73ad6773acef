// Goal: what is written about the protocol is what the declarations say, and the AsyncAPI document
// hangs together: every reference leads somewhere, every example fits its schema.
#include "tools/protocol_docs/async_api.h"
#include "tools/protocol_docs/protocol_page.h"
#include "tools/protocol_docs/seeds.h"

#include "shared/codec/describe.h"
#include "shared/codec/envelope.h"
#include "shared/codec/flat.h"
#include "shared/codec/record_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace arcade;

namespace {

constexpr std::size_t kClientMessages = countMessagesIn<ClientMessage, Contract::Arcade>();
constexpr std::size_t kServerMessages = countMessagesIn<ServerMessage, Contract::Arcade>();

std::string fileText(const char* name) {
    QFile file(QStringLiteral(ARCADE_DOCS "/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("cannot read %s", name);
    return file.readAll().toStdString();
}

QJsonObject document() {
    return QJsonDocument::fromJson(QByteArray::fromStdString(docs::asyncApiDocument())).object();
}

QJsonObject at(const QJsonObject& root, const QString& path) {
    QJsonObject object = root;
    for (const QString& name : path.split(QLatin1Char('/'), Qt::SkipEmptyParts))
        object = object[name].toObject();
    return object;
}

void collectReferences(const QJsonValue& value, std::set<QString>& found) {
    for (const QJsonValue element : value.toArray())
        collectReferences(element, found);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == QLatin1String("$ref"))
            found.insert(member.value().toString());
        collectReferences(member.value(), found);
    }
}

QString text(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string exampleOf(const QJsonObject& messages, const codec::MessageDescription& message,
                      const char* form = "") {
    const QJsonObject found = messages[QLatin1String(form) + text(message.data->name)].toObject();
    const QJsonValue example = found[QLatin1String("examples")].toArray().first();
    const QJsonObject payload = example[QLatin1String("payload")].toObject();
    return QJsonDocument(payload).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

class ProtocolDocsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageIsUpToDate() {
        const std::string page = fileText("protocol.md");
        const auto fresh = docs::withTables(page, docs::protocolTables());
        QVERIFY2(fresh.ok(), "docs/protocol.md lacks the markers of its generated part");
        QVERIFY2(fresh.value() == page, "run arcade-protocol-docs --write");
    }

    void asyncApiIsUpToDate() {
        QVERIFY2(fileText("asyncapi.json") == docs::asyncApiDocument(),
                 "run arcade-protocol-docs --write");
    }

    void tablesReplaceWhatIsBetweenTheMarkers() {
        const auto first = docs::withTables(fileText("protocol.md"), "first\n");
        QVERIFY(first.ok());
        const auto second = docs::withTables(first.value(), "second\n");
        QVERIFY(second.value().find("first\n") == std::string::npos);
        QVERIFY(second.value().find("\nsecond\n") != std::string::npos);
        QVERIFY(!docs::withTables("no markers", "tables").ok());
    }

    void everyMessageHasASection() {
        const std::string tables = docs::protocolTables();
        const auto check = [&]<class Message>() {
            const std::string title = "### `" + std::string{Message::info.wireName} + "`\n";
            QVERIFY(tables.find(title) != std::string::npos);
        };
        forEachMessage<ClientMessage>(check);
        forEachMessage<ServerMessage>(check);
        for (const std::string_view code : EnumText<ErrorCode>::texts)
            QVERIFY(tables.find("| `" + std::string{code} + "` |") != std::string::npos);
    }

    void tablesSayWhatIsDeclared() {
        const std::string tables = docs::protocolTables();
        const auto says = [&](const char* line) {
            QVERIFY2(tables.find(line) != std::string::npos, line);
        };
        says("| `stake_tier` | choice | may be left out | `bronze` `silver` `gold` `diamond`, else "
             "`INVALID_TIER` |\n");
        says("| `winner` | text | value or null | up to 64 bytes |\n");
        says("| `range` | [RatingRange](#ratingrange) | always | |\n");
        says("| `players` | list of [PlayerStats](#playerstats) | always | up to 64 elements |\n");
        says("| `duration_secs` | seconds | always | |\n");
        says("### RatingRange\n\n| field | type | presence | allowed |\n");
        says("| `amount` | positive number | always | |\n");
        says(
            "| `players` | object of [DirectPresence](#directpresence), by name | always | up to 2 "
            "members |\n");
        says("### DirectPresence\n\n| field | type | presence | allowed |\n");
        says("| 4001 | ");
    }

    void asyncApiHangsTogether() {
        const QJsonObject root = document();
        QCOMPARE(root[QLatin1String("asyncapi")].toString(), QStringLiteral("3.0.0"));
        const auto address = [&](const char* channel) {
            return at(root,
                      QLatin1String("channels/") + QLatin1String(channel))[QLatin1String("address")]
                .toString();
        };
        QCOMPARE(address("arcade"), QStringLiteral("/ws"));
        QCOMPARE(address("direct"), QStringLiteral("/"));
        QCOMPARE(address("directSocketIo"), QStringLiteral("/socket.io/"));
        std::set<QString> references;
        collectReferences(root, references);
        QVERIFY(references.size() > 100);
        for (const QString& reference : references) {
            QVERIFY2(reference.startsWith(QLatin1String("#/")), qPrintable(reference));
            QVERIFY2(!at(root, reference.mid(2)).isEmpty(), qPrintable(reference));
        }
    }

    void operationsNameEveryMessage_data() {
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<std::size_t>("client");
        QTest::addColumn<std::size_t>("server");
        constexpr std::size_t client = countMessagesIn<ClientMessage, Contract::Direct>();
        constexpr std::size_t server = countMessagesIn<ServerMessage, Contract::Direct>();
        const auto row = [](const char* channel, const char* operation, std::size_t received,
                            std::size_t sent) {
            QTest::newRow(channel) << QString::fromLatin1(channel) << QString::fromLatin1(operation)
                                   << received << sent;
        };
        row("arcade", "", kClientMessages, kServerMessages);
        row("direct", "Direct", client, server);
        row("directSocketIo", "DirectEvents", client, server);
    }

    void operationsNameEveryMessage() {
        QFETCH(QString, channel);
        QFETCH(QString, operation);
        QFETCH(std::size_t, client);
        QFETCH(std::size_t, server);
        const QJsonObject root = document();
        const auto count = [&](const char* action) {
            const QJsonObject found =
                at(root, QLatin1String("operations/") + QLatin1String(action) + operation);
            return static_cast<std::size_t>(found[QLatin1String("messages")].toArray().size());
        };
        QCOMPARE(count("receive"), client);
        QCOMPARE(count("send"), server);
        const auto messages = at(root, QStringLiteral("channels/%1/messages").arg(channel));
        QCOMPARE(static_cast<std::size_t>(messages.size()), client + server);
    }

    void examplesAreReadByTheCodec() {
        const QJsonObject messages = at(document(), QStringLiteral("components/messages"));
        for (const auto& message : codec::describeMessages<ClientMessage>()) {
            const auto decoded = codec::decodeClient(exampleOf(messages, message));
            QVERIFY2(decoded.message.ok(), message.info->wireName.data());
        }
        for (const auto& message : codec::describeMessages<ServerMessage>()) {
            const auto decoded = codec::decodeServer(exampleOf(messages, message));
            QVERIFY2(decoded.message.ok(), message.info->wireName.data());
        }
    }

    void directExamplesAreReadByTheCodec() {
        const QJsonObject messages = at(document(), QStringLiteral("components/messages"));
        for (const auto& message : codec::describeMessages<ClientMessage, Contract::Direct>())
            QVERIFY2(codec::decodeFlatClient(exampleOf(messages, message, "flat.")).ok(),
                     message.info->wireName.data());
        for (const auto& message : codec::describeMessages<ServerMessage, Contract::Direct>())
            QVERIFY2(codec::decodeFlatServer(exampleOf(messages, message, "flat.")).ok(),
                     message.info->wireName.data());
        const auto isArgument = [&]<class Message>() {
            const codec::MessageDescription message{&Message::info, &codec::describe<Message>()};
            const std::string argument = exampleOf(messages, message, "event.");
            QVERIFY2(codec::fromJson<Message>(argument).ok(), argument.c_str());
        };
        forEachMessageIn<ClientMessage, Contract::Direct>(isArgument);
        forEachMessageIn<ServerMessage, Contract::Direct>(isArgument);
    }

    void eventsAreNamedForSocketIo() {
        const QJsonObject messages = at(document(), QStringLiteral("components/messages"));
        const auto name = [&](const char* message) {
            return messages[QLatin1String(message)].toObject()[QLatin1String("name")].toString();
        };
        QCOMPARE(name("event.DirectJoin"), QStringLiteral("join_match"));
        QCOMPARE(name("event.ErrorReply"), QStringLiteral("error_message"));
        QCOMPARE(name("flat.ErrorReply"), QStringLiteral("error"));
    }

    void requiredMembersAreListed() {
        const QJsonObject schemas = at(document(), QStringLiteral("components/schemas"));
        const QJsonObject ready = at(schemas, QStringLiteral("MatchReady"));
        QCOMPARE(ready[QLatin1String("required")].toArray(),
                 (QJsonArray{QStringLiteral("match_id"), QStringLiteral("response")}));
        const QJsonObject result = at(schemas, QStringLiteral("GameResult"));
        const QJsonArray required = result[QLatin1String("required")].toArray();
        QVERIFY(required.contains(QStringLiteral("winner")));
        QVERIFY(!required.contains(QStringLiteral("stake_tier")));
    }

    void seedsHoldBothKinds() {
        std::size_t fine = 0;
        const auto seeds = docs::envelopeSeeds();
        for (const docs::Seed& seed : seeds)
            fine += codec::decodeClient(seed.frame).message.ok() ||
                    codec::decodeServer(seed.frame).message.ok();
        QVERIFY(fine >= 3 * (kClientMessages + kServerMessages));
        QVERIFY(fine < seeds.size());
    }
};

QTEST_APPLESS_MAIN(ProtocolDocsTest)
#include "tst_protocol_docs.moc"
