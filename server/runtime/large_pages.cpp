#include "server/runtime/large_pages.h"

#include <cstddef>
#include <memory_resource>
#include <new>

#include <sys/mman.h>

namespace arcade::runtime {
namespace {

constexpr std::size_t kPage = std::size_t{2} * 1024 * 1024;

class LargePages final : public std::pmr::memory_resource {
    void* do_allocate(std::size_t bytes, std::size_t alignment) override {
        if (bytes < kPage || alignment > kPage)
            return std::pmr::new_delete_resource()->allocate(bytes, alignment);
        void* const memory = ::operator new (bytes, std::align_val_t{kPage});
        // Whole pages only; where the system has none, all is as it would be without.
        ::madvise(memory, bytes / kPage * kPage, MADV_HUGEPAGE);
        return memory;
    }

    void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override {
        if (bytes < kPage || alignment > kPage)
            std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
        else
            ::operator delete (memory, std::align_val_t{kPage});
    }

    bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }
};

} // namespace

void useLargePages() {
    static LargePages pages;
    std::pmr::set_default_resource(&pages);
}

} // namespace arcade::runtime
