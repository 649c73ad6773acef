// Goal: the tree holds what a plain ordered set holds, sums up right whatever was put in and taken
// out, and positions in an order of seniority are those of counting.
#include "server/core/seniority_order.h"
#include "tests/core/dice.h"

#include <QTest>

#include <set>

using namespace arcade;
using namespace arcade::core;

class TestSummaryTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatASetHolds_data();
    void holdsWhatASetHolds();
    void lastNodesMayBeAlone();
    void countsPositions();
};

namespace {

struct Extent {
    int count = 1;
    int greatestRest = 0;

    static Extent of(int key) { return {1, key % 97}; }
    void add(const Extent& other) {
        count += other.count;
        greatestRest = std::max(greatestRest, other.greatestRest);
    }
    friend bool operator==(const Extent&, const Extent&) = default;
};
using Tree = SummaryTree<int, Extent>;

/// Of what is below, and whether every branch says so; empty keys are a fault.
Extent checkedSum(const Tree& tree, Tree::Index at, int height, bool& isRight) {
    std::optional<Extent> sum;
    const auto add = [&sum](const Extent& part) {
        if (sum)
            sum->add(part);
        else
            sum = part;
    };
    if (height == 0) {
        const Tree::Leaf& leaf = tree.leaf(at);
        for (std::size_t place = 0; place < leaf.size; ++place)
            add(Extent::of(leaf.keys[place]));
    } else {
        const Tree::Branch& branch = tree.branch(at);
        for (std::size_t place = 0; place < branch.size; ++place) {
            const Extent below = checkedSum(tree, branch.children[place], height - 1, isRight);
            isRight = isRight && below == branch.summaries[place];
            add(below);
        }
    }
    isRight = isRight && sum;
    return sum.value_or(Extent{});
}

/// What is wrong with the tree, compared with the set.
QString faultOf(const Tree& tree, const std::set<int>& plain) {
    std::vector<int> keys;
    tree.visit([&keys](int key) {
        keys.push_back(key);
        return true;
    });
    if (keys != std::vector<int>(plain.begin(), plain.end()) || tree.size() != plain.size())
        return QStringLiteral("holds other keys");
    bool isRight = true;
    if (!plain.empty() && checkedSum(tree, tree.root(), tree.height(), isRight).count !=
                              static_cast<int>(plain.size()))
        return QStringLiteral("counts wrongly");
    if (!plain.empty() && tree.first() != *plain.begin())
        return QStringLiteral("begins elsewhere");
    return isRight ? QString() : QStringLiteral("sums up wrongly");
}

} // namespace

void TestSummaryTree::holdsWhatASetHolds_data() {
    QTest::addColumn<int>("range");
    QTest::addColumn<int>("erases");
    QTest::newRow("few keys") << 40 << 50;
    QTest::newRow("growing") << 100'000 << 20;
    QTest::newRow("steady") << 3'000 << 50;
    QTest::newRow("shrinking") << 5'000 << 80;
}

void TestSummaryTree::holdsWhatASetHolds() {
    QFETCH(int, range);
    QFETCH(int, erases);
    Dice dice(static_cast<std::uint64_t>(range));
    Tree tree;
    std::set<int> plain;
    // In order first, as tickets come.
    for (int key = 0; key < std::min(range, 4'000); key += 2) {
        tree.insert(key);
        plain.insert(key);
    }
    for (int step = 0; step < 20'000; ++step) {
        const int key = dice.below(range);
        const bool isThere = plain.contains(key);
        QCOMPARE(tree.contains(key), isThere);
        if (isThere && dice.below(100) < erases) {
            tree.erase(key);
            plain.erase(key);
        } else if (!isThere && dice.below(100) >= erases) {
            tree.insert(key);
            plain.insert(key);
        }
        if (step % 500 == 0) {
            const QString fault = faultOf(tree, plain);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
    }
    while (!plain.empty()) {
        tree.erase(*plain.begin());
        plain.erase(plain.begin());
    }
    QVERIFY(tree.isEmpty());
    QCOMPARE(faultOf(tree, plain), QString());
    QCOMPARE(tree.height(), 0);
}

/// Keys in order leave the last node of each height with a single child or key for a while.
void TestSummaryTree::lastNodesMayBeAlone() {
    constexpr int width = tree::kWidth;
    for (const int full : {width, width * width, width * width * width}) {
        for (int more = 1; more <= width + 1; ++more) {
            Tree tree;
            std::set<int> plain;
            for (int key = 0; key < full + more; ++key) {
                tree.insert(key);
                plain.insert(key);
            }
            for (int key = full; plain.size() > static_cast<std::size_t>(full); ++key) {
                tree.erase(key);
                plain.erase(key);
                const bool isLooked = full <= width * width || key + 1 == full + more;
                const QString fault = isLooked ? faultOf(tree, plain) : QString();
                QVERIFY2(fault.isEmpty(), qPrintable(fault));
            }
            tree.insert(full);
            QVERIFY(tree.contains(full));
        }
    }
}

void TestSummaryTree::countsPositions() {
    SeniorityOrder order;
    std::set<Seniority> plain;
    Dice dice(5);
    for (int number = 0; number < 3'000; ++number) {
        const Seniority one{
            instantFromMs(dice.below(1'000)),
            {static_cast<std::uint64_t>(dice.below(50)), static_cast<std::uint64_t>(number)}};
        order.insert(one);
        plain.insert(one);
        if (dice.below(3) == 0) {
            order.erase(*plain.begin());
            plain.erase(plain.begin());
        }
    }
    int position = 0;
    for (const Seniority& one : plain)
        QCOMPARE(order.positionOf(one), ++position);
    QCOMPARE(order.size(), position);
    const std::vector<Seniority> oldest = order.oldest(50);
    QVERIFY(std::equal(oldest.begin(), oldest.end(), plain.begin()));
    QCOMPARE(oldest.size(), 50U);
}

QTEST_APPLESS_MAIN(TestSummaryTree)
#include "tst_summary_tree.moc"
