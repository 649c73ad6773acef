// Goal: a boxed value is used like a std::optional one, copies are their own, and it takes no more
// room than a pointer.
#include "shared/vocabulary/boxed.h"

#include <QTest>

#include <array>
#include <string>

using namespace arcade;

class BoxedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isSmall();
    void isEmptyAtFirst();
    void holdsWhatItIsGiven();
    void copyIsItsOwn();
    void movedFromIsEmpty();
    void isComparedByValue();
};

void BoxedTest::isSmall() {
    QCOMPARE(sizeof(Boxed<std::array<char, 4096>>), sizeof(void*));
}

void BoxedTest::isEmptyAtFirst() {
    const Boxed<std::string> plain;
    const Boxed<std::string> none = std::nullopt;
    const Boxed<std::string> fromNone = std::optional<std::string>{};
    QVERIFY(!plain.has_value() && !none.has_value() && !fromNone.has_value());
    QVERIFY(!plain);
}

void BoxedTest::holdsWhatItIsGiven() {
    Boxed<std::string> box = std::string("one");
    QCOMPARE(*box, std::string("one"));
    box = std::optional<std::string>("two");
    QCOMPARE(box->size(), std::size_t{3});
    QCOMPARE(*box, std::string("two"));
    box.emplace() = "three";
    QCOMPARE(*box, std::string("three"));
    QCOMPARE(box.value_or("none"), std::string("three"));
    box.reset();
    QCOMPARE(box.value_or("none"), std::string("none"));
    QVERIFY(!box);
    box = std::string("four");
    box = std::nullopt;
    QVERIFY(!box);
}

void BoxedTest::copyIsItsOwn() {
    Boxed<std::string> first = std::string("same");
    Boxed<std::string> second = first;
    *second += " no more";
    QCOMPARE(*first, std::string("same"));
    first = second;
    first->clear();
    QCOMPARE(*second, std::string("same no more"));
    const auto& same = second;
    second = same;
    QCOMPARE(*second, std::string("same no more"));
    second = Boxed<std::string>();
    QVERIFY(!second);
}

void BoxedTest::movedFromIsEmpty() {
    Boxed<std::string> first = std::string("value");
    const std::string* const at = &*first;
    const Boxed<std::string> second = std::move(first);
    QVERIFY(!first.has_value());
    QCOMPARE(&*second, at);
}

void BoxedTest::isComparedByValue() {
    const Boxed<std::string> none;
    QVERIFY(none == Boxed<std::string>());
    QVERIFY(none != std::string());
    QVERIFY(Boxed<std::string>(std::string("a")) == std::string("a"));
    QVERIFY(Boxed<std::string>(std::string("a")) != std::string("b"));
}

QTEST_APPLESS_MAIN(BoxedTest)
#include "tst_boxed.moc"
