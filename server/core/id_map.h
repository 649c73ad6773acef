#pragma once

#include "server/core/segments.h"
#include "shared/vocabulary/expect.h"
#include "shared/vocabulary/fetch.h"
#include "shared/vocabulary/ids.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory_resource>
#include <optional>
#include <utility>
#include <vector>

namespace arcade::core {

/// Values by ids. A value stays where it is until it is erased. Finding, inserting and erasing take
/// the same time however many there are; one insertion in so many moves the table to one of twice
/// the size. Where others than the server have a say in the ids, a secret key keeps them from
/// choosing ids that come to lie together.
template <class Id, class Value>
class IdMap {
public:
    explicit IdMap(std::uint64_t key = 0)
        : m_key(key)
        , m_cells(kCellsAtFirst) {}
    IdMap(const IdMap&) = delete;
    IdMap& operator=(const IdMap&) = delete;

    /// Null when it is not there.
    Value* find(Id id) {
        std::optional<Value>* const value = m_cells[cellOf(id)].value;
        return value == nullptr ? nullptr : &**value;
    }
    const Value* find(Id id) const {
        const std::optional<Value>* const value = m_cells[cellOf(id)].value;
        return value == nullptr ? nullptr : &**value;
    }
    /// Asks for the memory that finding or inserting the id looks at first.
    void fetchFor(Id id) const { fetchAt(&m_cells[homeOf(id)]); }
    bool contains(Id id) const { return find(id) != nullptr; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    /// The id is new.
    template <class... Given>
    Value& insert(Id id, Given&&... given) {
        if ((m_size + 1) * 2 > m_cells.size())
            grow();
        Cell& cell = m_cells[cellOf(id)];
        ARCADE_EXPECT(cell.value == nullptr);
        cell = {id, place()};
        ++m_size;
        return cell.value->emplace(std::forward<Given>(given)...);
    }

    template <class Given>
    void insert_or_assign(Id id, Given&& given) {
        if (Value* const known = find(id))
            *known = std::forward<Given>(given);
        else
            insert(id, std::forward<Given>(given));
    }

    /// How many there were: 1 or 0.
    std::size_t erase(Id id) {
        const std::size_t at = cellOf(id);
        std::optional<Value>* const value = m_cells[at].value;
        if (value == nullptr)
            return 0;
        value->reset();
        m_free.push_back(value);
        close(at);
        --m_size;
        return 1;
    }

    /// In the order of the ids, which is sought anew each time: visitor(id, value).
    template <class Visitor>
    void visit(Visitor&& visitor) {
        for (const Cell& cell : inOrder())
            visitor(cell.id, **cell.value);
    }
    template <class Visitor>
    void visit(Visitor&& visitor) const {
        for (const Cell& cell : inOrder())
            visitor(cell.id, std::as_const(**cell.value));
    }

private:
    static constexpr std::size_t kCellsAtFirst = 16;

    /// Empty without a value.
    struct Cell {
        Id id;
        std::optional<Value>* value = nullptr;
    };

    std::size_t after(std::size_t at) const { return (at + 1) & (m_cells.size() - 1); }
    std::size_t homeOf(Id id) const {
        // Each bit of either half changes the upper ones, and no multiple of one half cancels the
        // other.
        std::uint64_t mixed = (id.high ^ m_key ^ 0x9E37'79B9'7F4A'7C15) * 0xD6E8'FEB8'6659'FD93;
        mixed = ((mixed ^ (mixed >> 32U)) + id.low) * 0xBF58'476D'1CE4'E5B9;
        return static_cast<std::size_t>(mixed >> 32U) & (m_cells.size() - 1);
    }

    /// Where the id is, or would be: linear probing (Knuth, The Art of Computer Programming 3,
    /// 6.4, algorithm L). At least half of the cells are empty.
    std::size_t cellOf(Id id) const {
        std::size_t at = homeOf(id);
        while (m_cells[at].value != nullptr && m_cells[at].id != id)
            at = after(at);
        return at;
    }

    /// Empties a cell and moves up whatever could not be found any more (the same, algorithm R).
    void close(std::size_t hole) {
        const std::size_t mask = m_cells.size() - 1;
        for (std::size_t at = after(hole); m_cells[at].value != nullptr; at = after(at)) {
            const std::size_t home = homeOf(m_cells[at].id);
            if (((at - home) & mask) < ((at - hole) & mask))
                continue;
            m_cells[hole] = m_cells[at];
            hole = at;
        }
        m_cells[hole] = {};
    }

    void grow() {
        std::pmr::vector<Cell> before(m_cells.size() * 2);
        before.swap(m_cells);
        for (const Cell& cell : before) {
            if (cell.value != nullptr)
                m_cells[cellOf(cell.id)] = cell;
        }
    }

    std::optional<Value>* place() {
        if (m_free.empty())
            return &m_values.emplace_back();
        std::optional<Value>* const free = m_free.back();
        m_free.pop_back();
        return free;
    }

    std::vector<Cell> inOrder() const {
        std::vector<Cell> all;
        std::copy_if(m_cells.begin(), m_cells.end(), std::back_inserter(all),
                     [](const Cell& cell) { return cell.value != nullptr; });
        std::sort(all.begin(), all.end(), [](const Cell& a, const Cell& b) { return a.id < b.id; });
        return all;
    }

    std::uint64_t m_key;
    /// A power of two of them.
    std::pmr::vector<Cell> m_cells;
    std::size_t m_size = 0;
    Segments<std::optional<Value>> m_values;
    std::vector<std::optional<Value>*> m_free;
};

} // namespace arcade::core
