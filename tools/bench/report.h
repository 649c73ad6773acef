#pragma once

#include "tools/bench/histogram.h"

#include <QJsonObject>

#include <optional>
#include <string>
#include <vector>

namespace arcade::bench {

/// What a figure should reach; nothing set is no goal.
struct Goal {
    std::optional<double> atLeast{};
    std::optional<double> atMost{};
};

/// Figures with the goals they are held against, to be read by people or by programs.
class Report {
public:
    explicit Report(std::string title);

    void section(std::string title);
    void text(std::string key, std::string label, std::string value);
    void figure(std::string key, std::string label, double value, std::string unit,
                const Goal& goal = {});
    /// The goal is for the 99th percentile. An empty histogram misses it.
    void latency(std::string key, std::string label, const Histogram& histogram,
                 std::optional<double> goalMs = {});
    void remark(std::string sentence);

    bool goalsMet() const;
    std::string asText() const;
    std::string asJson() const;

private:
    struct Row {
        std::string key;
        std::string label;
        std::string text;
        std::string unit;
        std::optional<double> value;
        std::optional<Histogram> histogram;
        Goal goal;
    };
    struct Section {
        std::string title;
        std::vector<Row> rows;
        std::vector<std::string> remarks;
    };

    static double measured(const Row& row);
    static bool isMet(const Row& row);
    static std::string valueText(const Row& row);
    static std::string goalText(const Row& row);
    static QJsonObject jsonOf(const Row& row);

    std::string m_title;
    std::vector<Section> m_sections;
};

} // namespace arcade::bench
