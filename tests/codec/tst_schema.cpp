// Goal: descriptions and schemas say what the declarations say.
#include "shared/codec/describe.h"
#include "shared/codec/json_schema.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace arcade;
using namespace arcade::codec;

namespace {

QByteArray schemaOf(const ObjectDescription& object) {
    return QByteArray::fromStdString(
        writeToString([&](JsonWriter& writer) { writeSchema(writer, object); }));
}

} // namespace

class SchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesComeFromTheStructs() {
        QCOMPARE(describe<QueueEnter>().name, std::string_view{"QueueEnter"});
        QCOMPARE(typeName<ErrorCode>(), std::string_view{"ErrorCode"});
        QCOMPARE(typeName<int>(), std::string_view{"int"});
    }

    void embeddedFieldsStandAmongTheOthers() {
        const ObjectDescription& joined = describe<SpectateJoined>();
        QCOMPARE(joined.fields.front().name, std::string_view{"match_id"});
        QCOMPARE(joined.fields.back().name, std::string_view{"bets"});
        QCOMPARE(joined.fields.size(), describe<SpectateUpdate>().fields.size() + 6);
    }

    void fieldNamesAreUniqueInEveryMessage() {
        const auto check = [](const std::vector<MessageDescription>& messages) {
            for (const MessageDescription& message : messages) {
                std::vector<std::string_view> names;
                for (const FieldDescription& field : message.data->fields)
                    names.push_back(field.name);
                std::ranges::sort(names);
                QVERIFY(std::ranges::adjacent_find(names) == names.end());
            }
        };
        check(describeMessages<ClientMessage>());
        check(describeMessages<ServerMessage>());
    }

    /// They are written as they are.
    void namesAndChoicesNeedNoEscapes() {
        const auto isPlain = [](std::string_view text) {
            return !text.empty() && std::ranges::all_of(text, [](char c) {
                return c >= ' ' && c <= '~' && c != '"' && c != '\\';
            });
        };
        std::vector<const ObjectDescription*> objects;
        const auto add = [&](const std::vector<MessageDescription>& messages) {
            for (const MessageDescription& message : messages) {
                QVERIFY(isPlain(message.info->wireName));
                objects.push_back(message.data);
            }
        };
        add(describeMessages<ClientMessage>());
        add(describeMessages<ServerMessage>());
        const auto nested = nestedObjects(objects);
        objects.insert(objects.end(), nested.begin(), nested.end());
        for (const ObjectDescription* object : objects) {
            for (const FieldDescription& field : object->fields) {
                QVERIFY(isPlain(field.name));
                QVERIFY(std::ranges::all_of(field.value.choices, isPlain));
            }
        }
    }

    void nestedObjectsOnce() {
        const auto nested = nestedObjects({&describe<SessionState>(), &describe<GameResult>()});
        std::vector<std::string_view> names;
        for (const ObjectDescription* object : nested)
            names.push_back(object->name);
        QCOMPARE(std::ranges::count(names, "PlayerCard"), 1);
        QCOMPARE(std::ranges::count(names, "MatchView"), 1);
        QVERIFY(std::ranges::adjacent_find(names) == names.end());
    }

    void schemaOfAMessage() {
        QCOMPARE(schemaOf(describe<QueueEnter>()),
                 QByteArray{"{\"type\":\"object\",\"properties\":{"
                            "\"game_type\":{\"type\":\"string\",\"enum\":"
                            "[\"code_duel\",\"proxy_war\",\"bounty_hunt\",\"direct\"]},"
                            "\"stake_tier\":{\"type\":\"string\",\"enum\":"
                            "[\"bronze\",\"silver\",\"gold\",\"diamond\"]},"
                            "\"preferences\":{\"$ref\":\"#/components/schemas/QueuePreferences\"},"
                            "\"territory\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":32},"
                            "\"crew_stake\":{\"description\":\"Base units of $DATA, below 2^256.\","
                            "\"type\":\"string\",\"pattern\":\"^(0|[1-9][0-9]{0,77})$\"}},"
                            "\"required\":[\"game_type\"]}"});
    }

    void nullsListsAndBounds() {
        const QJsonObject properties = QJsonDocument::fromJson(schemaOf(describe<QueueUpdate>()))
                                           .object()[QLatin1String("properties")]
                                           .toObject();
        const auto compact = [&](const char* name) {
            return QJsonDocument(properties[QLatin1String(name)].toObject())
                .toJson(QJsonDocument::Compact);
        };
        QCOMPARE(compact("estimated_wait_secs"),
                 QByteArray{"{\"oneOf\":[{\"description\":\"Seconds.\",\"format\":\"int64\","
                            "\"type\":\"integer\"},{\"type\":\"null\"}]}"});
        QCOMPARE(compact("wait_interval_secs"),
                 QByteArray{"{\"items\":{\"description\":\"Seconds.\",\"format\":\"int64\","
                            "\"type\":\"integer\"},\"maxItems\":2,\"type\":\"array\"}"});
        QCOMPARE(compact("position"), QByteArray{"{\"format\":\"int32\",\"type\":\"integer\"}"});
    }

    void prettyJsonChangesNothingButSpaces() {
        const QByteArray compact = schemaOf(describe<SessionState>());
        const std::string pretty = prettyJson(compact.toStdString());
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(pretty)),
                 QJsonDocument::fromJson(compact));
        QCOMPARE(prettyJson("{\"a\":[0.333333,{}]}"),
                 std::string{"{\n  \"a\": [\n    0.333333,\n    {}\n  ]\n}"});
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "tst_schema.moc"
