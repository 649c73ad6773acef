// Goal: what is written about the protocol is what the declarations say, and the AsyncAPI document
// hangs together: every reference leads somewhere, every example fits its schema.
#include "tools/protocol_docs/async_api.h"
#include "tools/protocol_docs/protocol_page.h"
#include "tools/protocol_docs/seeds.h"

#include "shared/codec/describe.h"
#include "shared/codec/envelope.h"

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

std::string exampleOf(const QJsonObject& messages, const codec::MessageDescription& message) {
    const std::string_view name = message.data->name;
    const QJsonObject found =
        messages[QLatin1String(name.data(), static_cast<qsizetype>(name.size()))].toObject();
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
        forEachMessageIn<ClientMessage, Contract::Arcade>(check);
        forEachMessageIn<ServerMessage, Contract::Arcade>(check);
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
        says("| 4001 | ");
    }

    void asyncApiHangsTogether() {
        const QJsonObject root = document();
        QCOMPARE(root[QLatin1String("asyncapi")].toString(), QStringLiteral("3.0.0"));
        QCOMPARE(at(root, QStringLiteral("channels/arcade"))[QLatin1String("address")].toString(),
                 QStringLiteral("/ws"));
        std::set<QString> references;
        collectReferences(root, references);
        QVERIFY(references.size() > 100);
        for (const QString& reference : references) {
            QVERIFY2(reference.startsWith(QLatin1String("#/")), qPrintable(reference));
            QVERIFY2(!at(root, reference.mid(2)).isEmpty(), qPrintable(reference));
        }
    }

    void operationsNameEveryMessage() {
        const QJsonObject root = document();
        const auto count = [&](const char* operation) {
            const QJsonObject found =
                at(root, QLatin1String("operations/") + QLatin1String(operation));
            return static_cast<std::size_t>(found[QLatin1String("messages")].toArray().size());
        };
        QCOMPARE(count("receive"), kClientMessages);
        QCOMPARE(count("send"), kServerMessages);
        const auto messages = at(root, QStringLiteral("channels/arcade/messages"));
        QCOMPARE(static_cast<std::size_t>(messages.size()), count("receive") + count("send"));
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
