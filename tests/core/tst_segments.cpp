// Goal: values are found by their numbers and stay where they are, however many follow, and all
// memory is of the default resource.
#include "server/core/segments.h"

#include <QTest>

#include <string>

using namespace arcade::core;

namespace {

class CountedMemory : public std::pmr::memory_resource {
public:
    std::size_t bytes = 0;

private:
    void* do_allocate(std::size_t size, std::size_t alignment) override {
        bytes += size;
        return std::pmr::new_delete_resource()->allocate(size, alignment);
    }
    void do_deallocate(void* memory, std::size_t size, std::size_t alignment) override {
        bytes -= size;
        std::pmr::new_delete_resource()->deallocate(memory, size, alignment);
    }
    bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }
};

} // namespace

class TestSegments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesStay();
    void memoryIsAskedOfTheDefault();
};

void TestSegments::valuesStay() {
    constexpr std::size_t most = 1'000;
    Segments<std::string> segments;
    std::vector<const std::string*> places;
    for (std::size_t index = 0; index < most; ++index) {
        QCOMPARE(segments.size(), index);
        places.push_back(&segments.emplace_back(std::to_string(index)));
    }
    for (std::size_t index = 0; index < most; ++index) {
        QCOMPARE(std::as_const(segments)[index], std::to_string(index));
        QCOMPARE(&segments[index], places[index]);
    }
}

void TestSegments::memoryIsAskedOfTheDefault() {
    CountedMemory memory;
    std::pmr::memory_resource* const before = std::pmr::set_default_resource(&memory);
    {
        Segments<int> segments;
        for (int number = 0; number < 100; ++number)
            segments.emplace_back(number);
        QVERIFY(memory.bytes >= 100 * sizeof(int));
        // None is more than twice as large as what it holds.
        QVERIFY(memory.bytes <= 256 * sizeof(int));
    }
    QCOMPARE(memory.bytes, std::size_t{0});
    std::pmr::set_default_resource(before);
}

QTEST_APPLESS_MAIN(TestSegments)
#include "tst_segments.moc"
