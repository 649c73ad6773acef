#pragma once

#include <string>
#include <vector>

namespace arcade::arcadectl {

/// Rows of text in columns as wide as their widest cell, two blanks apart. Control characters of
/// a server's text never reach the terminal.
class Table {
public:
    using Row = std::vector<std::string>;

    /// Without a heading row when empty.
    explicit Table(Row heading = {});
    /// Not wider than the rows before.
    void add(Row row);
    std::string text() const;

private:
    std::vector<Row> m_rows;
};

} // namespace arcade::arcadectl
