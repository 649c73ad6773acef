// Goal: every way a value can be wrong is refused with the code of its declaration and a message
// that names the field, what is wrong and what is allowed; and nothing that is right is refused.
#include "shared/codec/record_json.h"
#include "shared/vocabulary/game.h"

#include <QTest>

using namespace arcade;
using namespace arcade::codec;

namespace {

struct Item {
    std::string name;
    static constexpr auto fields() { return std::tuple{field("name", &Item::name, between(1, 4))}; }
};

struct Subject {
    std::optional<bool> flag;
    std::optional<int> number;
    std::optional<int> bounded;
    std::optional<int> capped;
    std::optional<std::int64_t> large;
    std::optional<std::uint64_t> natural;
    std::optional<std::string> text;
    std::optional<std::string> name;
    std::optional<StakeTier> tier;
    std::optional<MatchId> id;
    std::optional<Address> address;
    std::optional<Amount> amount;
    std::optional<Ratio> ratio;
    std::optional<Instant> at;
    std::optional<std::chrono::seconds> wait;
    std::optional<std::vector<int>> list;
    std::optional<std::vector<Item>> items;

    static constexpr auto fields() {
        return std::tuple{field("flag", &Subject::flag),
                          field("number", &Subject::number),
                          field("bounded", &Subject::bounded, between(-3, 20)),
                          field("capped", &Subject::capped, atMost(5)),
                          field("large", &Subject::large),
                          field("natural", &Subject::natural),
                          field("text", &Subject::text),
                          field("name", &Subject::name, between(3, 5)),
                          field("tier", &Subject::tier, answeredWith(ErrorCode::InvalidTier)),
                          field("id", &Subject::id),
                          field("address", &Subject::address),
                          field("amount", &Subject::amount),
                          field("ratio", &Subject::ratio),
                          field("at", &Subject::at),
                          field("wait", &Subject::wait),
                          field("list", &Subject::list, atMost(2)),
                          field("items", &Subject::items)};
    }
};

struct Maybe {
    Nullable<int> value;
    static constexpr auto fields() { return std::tuple{field("value", &Maybe::value)}; }
};

void wrong(const char* json, const char* message, ErrorCode code = ErrorCode::BadMessage) {
    QTest::newRow(json) << QByteArray{json} << QByteArray{message} << static_cast<int>(code);
}

void right(const char* json, const char* written) {
    QTest::newRow(json) << QByteArray{json} << QByteArray{written};
}

} // namespace

class JsonReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults() {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, message);
        QFETCH(int, code);
        const Result<Subject> read = fromJson<Subject>(json.toStdString());
        QVERIFY(!read.ok());
        QCOMPARE(QByteArray::fromStdString(read.error().message), message);
        QCOMPARE(static_cast<int>(read.error().code), code);
    }

    void taken_data();
    void taken() {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, written);
        const Result<Subject> read = fromJson<Subject>(json.toStdString());
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(toJson(read.value())), written);
    }

    void nullableMustBeThere() {
        QVERIFY(fromJson<Maybe>("{\"value\":null}").value().value.value == std::nullopt);
        QVERIFY(fromJson<Maybe>("{\"value\":7}").value().value.value == 7);
        QCOMPARE(fromJson<Maybe>("{}").error().message, std::string{"value: is missing"});
        QCOMPARE(fromJson<Maybe>("{\"value\":\"7\"}").error().message,
                 std::string{"value: must be a whole number from -2147483648 to 2147483647"});
    }

    void everyMillionthComesBack() {
        for (std::int64_t millionths = 0; millionths <= 2'000'000; millionths += 7)
            ratioComesBack(millionths);
        for (std::int64_t millionths = 1; millionths < 1'000'000'000'000;
             millionths = millionths * 3 + 1)
            ratioComesBack(millionths);
    }

private:
    static void ratioComesBack(std::int64_t millionths) {
        Subject subject;
        subject.ratio = Ratio{millionths};
        const Result<Subject> read = fromJson<Subject>(toJson(subject));
        QVERIFY(read.ok());
        QCOMPARE(read.value().ratio->millionths, millionths);
    }
};

void JsonReaderTest::faults_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<int>("code");
    const auto* int32 = "number: must be a whole number from -2147483648 to 2147483647";
    const auto* ratio = "ratio: must be a number from 0 to less than 1000000";
    const auto* amount = "amount: must be a text of decimal digits, without leading zeros, below "
                         "2^256";
    wrong("[]", "must be an object");
    wrong("7", "must be an object");
    wrong("null", "must be an object");
    wrong("{\"flag\":1}", "flag: must be true or false");
    wrong("{\"flag\":\"true\"}", "flag: must be true or false");
    wrong("{\"number\":20.0}", int32);
    wrong("{\"number\":1e2}", int32);
    wrong("{\"number\":\"20\"}", int32);
    wrong("{\"number\":2147483648}", int32);
    wrong("{\"number\":-2147483649}", int32);
    wrong("{\"number\":{}}", int32);
    wrong("{\"bounded\":-4}", "bounded: must be a whole number from -3 to 20");
    wrong("{\"bounded\":21}", "bounded: must be a whole number from -3 to 20");
    wrong("{\"capped\":-1}", "capped: must be a whole number from 0 to 5");
    wrong("{\"large\":9223372036854775808}", "large: must be a whole number");
    wrong("{\"large\":1.5}", "large: must be a whole number");
    wrong("{\"natural\":-1}", "natural: must be a whole number from 0 on");
    wrong("{\"text\":1}", "text: must be a text");
    wrong("{\"text\":\"a\\u0000b\"}", "text: must be valid Unicode without NUL");
    wrong("{\"text\":\"\\udc00\"}", "text: must be valid Unicode without NUL");
    wrong("{\"name\":\"ab\"}", "name: must be a text of 3 to 5 bytes");
    wrong("{\"name\":\"abcdef\"}", "name: must be a text of 3 to 5 bytes");
    wrong("{\"name\":\"ééé\"}", "name: must be a text of 3 to 5 bytes");
    wrong("{\"tier\":\"Gold\"}", "tier: must be one of bronze, silver, gold, diamond",
          ErrorCode::InvalidTier);
    wrong("{\"tier\":2}", "tier: must be one of bronze, silver, gold, diamond",
          ErrorCode::InvalidTier);
    wrong("{\"id\":\"1\"}", "id: must be 32 lower-case hexadecimal digits");
    wrong("{\"id\":\"0000000000000000000000000000000A\"}",
          "id: must be 32 lower-case hexadecimal digits");
    wrong("{\"address\":\"0x12\"}", "address: must be \"0x\" and 40 hexadecimal digits");
    wrong("{\"amount\":50}", amount);
    wrong("{\"amount\":\"\"}", amount);
    wrong("{\"amount\":\"010\"}", amount);
    wrong("{\"amount\":\"-1\"}", amount);
    wrong("{\"amount\":\"1.0\"}", amount);
    wrong("{\"ratio\":-0.000001}", ratio);
    wrong("{\"ratio\":1000000}", ratio);
    wrong("{\"ratio\":\"0.5\"}", ratio);
    wrong("{\"ratio\":1e-400}", ratio);
    wrong("{\"large\":18446744073709551616}", "large: must be a whole number");
    wrong("{\"natural\":18446744073709551616}", "natural: must be a whole number from 0 on");
    wrong("{\"number\":-0.0}", int32);
    wrong("{\"number\":1.0e-2147483639}", int32);
    wrong("{\"at\":1.5}", "at: must be a whole number");
    wrong("{\"wait\":\"15\"}", "wait: must be a whole number");
    wrong("{\"list\":{}}", "list: must be a list of up to 2 elements");
    wrong("{\"list\":[1,2,3]}", "list: must be a list of up to 2 elements");
    wrong("{\"list\":[1,null]}", "list[1]: must be a whole number from -2147483648 to 2147483647");
    wrong("{\"items\":[{\"name\":\"a\"},{}]}", "items[1].name: is missing");
    wrong("{\"items\":[{\"name\":\"\"}]}", "items[0].name: must be a text of 1 to 4 bytes");
    wrong("{\"items\":[[]]}", "items[0]: must be an object");
    wrong("{\"number\":1e400}", "not JSON at byte 10: Number too big to be stored in double.");
    wrong("{\"number\":01}", "not JSON at byte 11: Missing a comma or '}' after an object member.");
    wrong("{\"number\":NaN}", "not JSON at byte 10: Invalid value.");
}

void JsonReaderTest::taken_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("written");
    right("{}", "{}");
    right(" {\t} \n", "{}");
    right("{\"unknown\":[{\"deep\":{}}],\"\":1}", "{}");
    right("{\"flag\":null,\"tier\":null,\"items\":null}", "{}");
    right("{\"number\":1,\"number\":2}", "{\"number\":1}");
    right("{\"number\":-2147483648}", "{\"number\":-2147483648}");
    right("{\"bounded\":-3}", "{\"bounded\":-3}");
    right("{\"bounded\":20}", "{\"bounded\":20}");
    right("{\"large\":-9223372036854775808}", "{\"large\":-9223372036854775808}");
    right("{\"natural\":18446744073709551615}", "{\"natural\":18446744073709551615}");
    right("{\"text\":\"\"}", "{\"text\":\"\"}");
    right("{\"text\":\"\\u00e9\\ud83d\\ude00\\/\\u001f\"}", "{\"text\":\"é😀/\\u001F\"}");
    right("{\"name\":\"éa\"}", "{\"name\":\"éa\"}");
    right("{\"address\":\"0xABCDEFabcdef0000000000000000000000000000\"}",
          "{\"address\":\"0xabcdefabcdef0000000000000000000000000000\"}");
    right("{\"ratio\":0}", "{\"ratio\":0}");
    right("{\"ratio\":-0.0}", "{\"ratio\":0}");
    right("{\"ratio\":1.0}", "{\"ratio\":1}");
    right("{\"ratio\":5e-1}", "{\"ratio\":0.5}");
    right("{\"ratio\":0.3333339}", "{\"ratio\":0.333333}");
    right("{\"ratio\":0.0000009}", "{\"ratio\":0}");
    right("{\"ratio\":1e-300}", "{\"ratio\":0}");
    right("{\"ratio\":0.25000000000000000000000000000000}", "{\"ratio\":0.25}");
    right("{\"ratio\":0e154}", "{\"ratio\":0}");
    right("{\"number\":-0}", "{\"number\":0}");
    right("{\"unknown\":1.0e-2147483639}", "{}");
    right("{\"unknown\":1.0000000000000000e-99999999999}", "{}");
    right("{\"ratio\":999999.9999999}", "{\"ratio\":999999.999999}");
    right("{\"list\":[1,2]}", "{\"list\":[1,2]}");
    right("{\"items\":[{\"name\":\"a\",\"more\":1}]}", "{\"items\":[{\"name\":\"a\"}]}");
}

QTEST_APPLESS_MAIN(JsonReaderTest)
#include "tst_json_reader.moc"
