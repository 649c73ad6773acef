// Goal: small and large pieces of memory are handed out as asked for and taken back, and large ones
// begin where a large page does.
#include "server/runtime/large_pages.h"

#include <QTest>

#include <cstdint>
#include <cstring>
#include <memory_resource>

namespace {

constexpr quint64 kPage = quint64{2} * 1024 * 1024;

} // namespace

class TestLargePages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryIsUsable_data();
    void memoryIsUsable();
};

void TestLargePages::memoryIsUsable_data() {
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<quint64>("alignment");
    QTest::newRow("small") << quint64{100} << quint64{8};
    QTest::newRow("small, aligned") << quint64{4'096} << quint64{4'096};
    QTest::newRow("one page") << kPage << quint64{16};
    QTest::newRow("no whole pages") << quint64{5'000'001} << quint64{64};
}

void TestLargePages::memoryIsUsable() {
    QFETCH(quint64, bytes);
    QFETCH(quint64, alignment);
    arcade::runtime::useLargePages();
    std::pmr::memory_resource* const memory = std::pmr::get_default_resource();
    QVERIFY(memory != std::pmr::new_delete_resource());
    void* const given = memory->allocate(bytes, alignment);
    const quint64 begin = reinterpret_cast<std::uintptr_t>(given);
    QCOMPARE(begin % (bytes < kPage ? alignment : kPage), quint64{0});
    std::memset(given, 1, bytes);
    memory->deallocate(given, bytes, alignment);
}

QTEST_APPLESS_MAIN(TestLargePages)
#include "tst_large_pages.moc"
