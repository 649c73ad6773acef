// Goal: texts are printable, near the length asked for, always the same for the same draw and
// hardly ever the same for two.
// First, since moc cannot read <compare> as the very first header.
#include <QtTest>

#include "server/core/sequence.h"
#include "server/core/sequence_grammar.h"

#include <set>

using namespace arcade;
using namespace arcade::core;

namespace {

constexpr int kDraws = 10'000;

const Random& draws() {
    static const Random drawn({11, 22});
    return drawn;
}

MatchId match(int number) {
    return {5, static_cast<std::uint64_t>(number)};
}

QString faultOf(const std::string& text, int length) {
    const auto size = static_cast<int>(text.size());
    if (size * 100 < length * 85 || size * 100 > length * 115)
        return QStringLiteral("length");
    if (text.front() == ' ' || text.back() == ' ' || text.find("  ") != std::string::npos)
        return QStringLiteral("spaces");
    for (const char character : text) {
        if (character < ' ' || character > '~')
            return QStringLiteral("character");
    }
    if (text.find('{') != std::string::npos || text.find(";;") != std::string::npos)
        return QStringLiteral("grammar");
    return {};
}

} // namespace

class SequenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsOfTheGames_data();
    void lengthsOfTheGames();
    void everyTextIsFit_data();
    void everyTextIsFit();
    void isDrawnFromTheMatchAlone();
    void everyPartOfTheGrammarExpands();
    void hostsAreFictional();
};

void SequenceTest::lengthsOfTheGames_data() {
    QTest::addColumn<int>("game");
    QTest::addColumn<int>("tier");
    QTest::addColumn<int>("length");
    QTest::newRow("bronze duel") << 0 << 0 << 45;
    QTest::newRow("silver duel") << 0 << 1 << 60;
    QTest::newRow("gold duel") << 0 << 2 << 80;
    QTest::newRow("diamond duel") << 0 << 3 << 110;
    QTest::newRow("war") << 1 << -1 << 60;
    QTest::newRow("diamond hunt") << 2 << 3 << 60;
}

void SequenceTest::lengthsOfTheGames() {
    QFETCH(int, game);
    QFETCH(int, tier);
    QFETCH(int, length);
    QueueKey queue{static_cast<GameType>(game), {}, {}};
    if (tier >= 0)
        queue.tier = static_cast<StakeTier>(tier);
    QCOMPARE(sequenceLength(queue), length);
}

void SequenceTest::everyTextIsFit_data() {
    QTest::addColumn<int>("length");
    for (const int length : {45, 60, 80, 110})
        QTest::addRow("%d", length) << length;
}

void SequenceTest::everyTextIsFit() {
    QFETCH(int, length);
    std::set<std::string> distinct;
    for (int number = 0; number < kDraws; ++number) {
        const std::string text = makeSequence(draws(), match(number), 0, length);
        const QString fault = faultOf(text, length);
        QVERIFY2(fault.isEmpty(), qPrintable(fault + u' ' + QString::fromStdString(text)));
        distinct.insert(text);
    }
    QVERIFY2(distinct.size() > kDraws * 99 / 100, qPrintable(QString::number(distinct.size())));
}

void SequenceTest::isDrawnFromTheMatchAlone() {
    const std::string text = makeSequence(draws(), match(1), 0, 80);
    QCOMPARE(makeSequence(Random({11, 22}), match(1), 0, 80), text);
    QVERIFY(makeSequence(draws(), match(1), 1, 80) != text);
    QVERIFY(makeSequence(Random({11, 23}), match(1), 0, 80) != text);
}

void SequenceTest::everyPartOfTheGrammarExpands() {
    const std::set<std::string_view> numbers{"n", "octet", "digit", "port", "hex"};
    QVERIFY(!sequenceLines().empty() && !sequenceTails().empty());
    for (const auto list : {sequenceLines(), sequenceTails()}) {
        for (const std::string_view line : list) {
            for (std::size_t open = line.find('{'); open != std::string_view::npos;
                 open = line.find('{', open + 1)) {
                const auto name = line.substr(open + 1, line.find('}', open) - open - 1);
                QVERIFY2(numbers.contains(name) || !sequenceChoices(name).empty(),
                         std::string(line).c_str());
            }
        }
    }
}

void SequenceTest::hostsAreFictional() {
    for (const std::string_view host : sequenceChoices("host"))
        QVERIFY2(host.ends_with(".example"), std::string(host).c_str());
    for (const std::string_view address : sequenceChoices("address")) {
        QVERIFY(address == "192.0.2.{octet}" || address == "198.51.100.{octet}" ||
                address == "203.0.113.{octet}");
    }
}

QTEST_APPLESS_MAIN(SequenceTest)
#include "tst_sequence.moc"
