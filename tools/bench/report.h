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

    /// What holds for all figures: where, when and how they were measured.
    void fact(std::string key, std::string label, std::string value);
    void section(std::string title);
    void text(std::string key, std::string label, std::string value);
    void figure(std::string key, std::string label, double value, std::string unit,
                const Goal& goal = {});
    /// The goal is for the 99th percentile. An empty histogram misses it.
    void latency(std::string key, std::string label, const Histogram& histogram,
                 std::optional<double> goalMs = {});
    void remark(std::string sentence);
    /// The figures of this section say nothing, and why.
    void voidSection(std::string reason);

    /// The same figures from several runs, each the median of those that are not void; a section
    /// is void when it is in all runs. What only some runs have is left out.
    static Report medianOf(const std::vector<Report>& runs);

    bool goalsMet() const;
    std::string asText() const;
    std::string asJson() const;
    /// A table a section.
    std::string asMarkdown() const;

private:
    /// In ms.
    struct Spread {
        double count = 0;
        double p50 = 0;
        double p95 = 0;
        double p99 = 0;
        double max = 0;
    };
    struct Row {
        std::string key;
        std::string label;
        std::string text;
        std::string unit;
        std::optional<double> value;
        std::optional<Spread> spread;
        Goal goal;
    };
    struct Section {
        std::string title;
        std::vector<Row> rows;
        std::vector<std::string> remarks;
        /// Why it is void.
        std::string fault;
    };

    const Section* sectionOf(const std::string& title) const;
    static const Row* rowOf(const Section* section, const std::string& key);
    static Row medianRow(const Row& like, const std::vector<const Section*>& runs);
    static double measured(const Row& row);
    static bool isMet(const Row& row);
    static std::string valueText(const Row& row);
    static std::string goalText(const Row& row);
    static std::string shortGoal(const Row& row);
    static QJsonObject jsonOf(const Row& row);

    std::string m_title;
    std::vector<Row> m_facts;
    std::vector<Section> m_sections;
};

} // namespace arcade::bench
