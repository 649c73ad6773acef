#include "tools/arcadectl/table.h"

#include <algorithm>
#include <utility>

namespace arcade::arcadectl {
namespace {

/// Characters rather than bytes, so that columns stay straight.
std::size_t widthOf(const std::string& cell) {
    const auto isFirstByte = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    };
    return static_cast<std::size_t>(std::ranges::count_if(cell, isFirstByte));
}

void makeHarmless(std::string& cell) {
    const auto isControl = [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
    };
    std::ranges::replace_if(cell, isControl, '?');
}

} // namespace

Table::Table(Row heading) {
    if (!heading.empty())
        m_rows.push_back(std::move(heading));
}

void Table::add(Row row) {
    std::ranges::for_each(row, makeHarmless);
    m_rows.push_back(std::move(row));
}

std::string Table::text() const {
    std::vector<std::size_t> widths;
    for (const Row& row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], widthOf(row[column]));
    }
    std::string text;
    for (const Row& row : m_rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            text.append(row[column]);
            if (column + 1 < row.size())
                text.append(widths[column] - widthOf(row[column]) + 2, ' ');
        }
        text.push_back('\n');
    }
    return text;
}

} // namespace arcade::arcadectl
