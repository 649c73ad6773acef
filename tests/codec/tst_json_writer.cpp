// Goal: every kind of member has one exact form on the wire.
#include "shared/codec/record_json.h"
#include "shared/vocabulary/game.h"

#include <QTest>

#include <limits>

using namespace arcade;
using namespace arcade::codec;

namespace {

struct Inner {
    int depth = 0;
    static constexpr auto fields() { return std::tuple{field("depth", &Inner::depth)}; }
};

struct Everything {
    bool flag = true;
    int small = -5;
    std::int64_t large = std::numeric_limits<std::int64_t>::min();
    std::uint64_t unsignedLarge = std::numeric_limits<std::uint64_t>::max();
    std::string text = "a\"\\\b\n\x01é";
    StakeTier tier = StakeTier::Gold;
    MatchId id{1, 0xab};
    Address address{};
    Amount amount = Amount::data(540);
    Ratio ratio{425'000};
    Instant at = instantFromMs(1'767'225'600'123);
    Duration left{1500};
    std::chrono::seconds wait{15};
    std::optional<int> absent;
    std::optional<int> present = 3;
    Nullable<std::string> null;
    Nullable<int> notNull{4};
    std::vector<StakeTier> list{StakeTier::Bronze, StakeTier::Diamond};
    std::vector<int> empty;
    Inner nested{1};
    Inner inlined{2};

    static constexpr auto fields() {
        return std::tuple{field("flag", &Everything::flag),
                          field("small", &Everything::small),
                          field("large", &Everything::large),
                          field("unsigned", &Everything::unsignedLarge),
                          field("text", &Everything::text),
                          field("tier", &Everything::tier),
                          field("id", &Everything::id),
                          field("address", &Everything::address),
                          field("amount", &Everything::amount),
                          field("ratio", &Everything::ratio),
                          field("at", &Everything::at),
                          field("left_ms", &Everything::left),
                          field("wait_secs", &Everything::wait),
                          field("absent", &Everything::absent),
                          field("present", &Everything::present),
                          field("null", &Everything::null),
                          field("not_null", &Everything::notNull),
                          field("list", &Everything::list),
                          field("empty", &Everything::empty),
                          field("nested", &Everything::nested),
                          embedded(&Everything::inlined)};
    }
};

struct OneRatio {
    Ratio ratio;
    static constexpr auto fields() { return std::tuple{field("r", &OneRatio::ratio)}; }
};

struct OneText {
    std::string text;
    static constexpr auto fields() { return std::tuple{field("t", &OneText::text)}; }
};

} // namespace

class JsonWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindInDeclaredOrder() {
        const std::string expected =
            "{\"flag\":true,\"small\":-5,\"large\":-9223372036854775808,"
            "\"unsigned\":18446744073709551615,\"text\":\"a\\\"\\\\\\b\\n\\u0001é\","
            "\"tier\":\"gold\",\"id\":\"000000000000000100000000000000ab\","
            "\"address\":\"0x0000000000000000000000000000000000000000\","
            "\"amount\":\"540000000000000000000\",\"ratio\":0.425,\"at\":1767225600123,"
            "\"left_ms\":1500,\"wait_secs\":15,\"present\":3,\"null\":null,\"not_null\":4,"
            "\"list\":[\"bronze\",\"diamond\"],\"empty\":[],\"nested\":{\"depth\":1},\"depth\":2}";
        QCOMPARE(toJson(Everything{}), expected);
        const Result<Everything> back = fromJson<Everything>(expected);
        QVERIFY(back.ok());
        QCOMPARE(toJson(back.value()), expected);
    }

    void everyCharacterComesBackFromEveryPlace() {
        const auto comesBack = [](const std::string& text) {
            const Result<OneText> back = fromJson<OneText>(toJson(OneText{text}));
            return back && back.value().text == text;
        };
        for (std::size_t size = 1; size <= 17; ++size) {
            for (std::size_t place = 0; place < size; ++place) {
                for (char c = 1; c < 0x7f; ++c) {
                    std::string text(size, 'x');
                    text[place] = c;
                    QVERIFY2(comesBack(text), text.c_str());
                }
            }
        }
    }

    void escapes() {
        const std::string written = toJson(OneText{std::string("\b\f\n\r\t\x1f\0/\x7f", 9)});
        QCOMPARE(written, std::string{"{\"t\":\"\\b\\f\\n\\r\\t\\u001F\\u0000/\x7f\"}"});
    }

    void ratios_data() {
        QTest::addColumn<qint64>("millionths");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](qint64 millionths, const char* text) {
            QTest::newRow(text) << millionths << QByteArray{text};
        };
        row(0, "0");
        row(1, "0.000001");
        row(333'333, "0.333333");
        row(500'000, "0.5");
        row(999'999, "0.999999");
        row(1'000'000, "1");
        row(1'425'000, "1.425");
        row(2'850'000, "2.85");
        row(10'000'010, "10.00001");
        row(999'999'999'999, "999999.999999");
        row(-1, "-0.000001");
        row(-1'500'000, "-1.5");
        row(std::numeric_limits<qint64>::min(), "-9223372036854.775808");
    }
    void ratios() {
        QFETCH(qint64, millionths);
        QFETCH(QByteArray, text);
        QCOMPARE(toJson(OneRatio{Ratio{millionths}}), "{\"r\":" + text.toStdString() + "}");
    }
};

QTEST_APPLESS_MAIN(JsonWriterTest)
#include "tst_json_writer.moc"
