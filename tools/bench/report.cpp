#include "tools/bench/report.h"

#include "tools/bench/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace arcade::bench {
namespace {

void addOnce(std::vector<std::string>& remarks, const std::string& remark) {
    if (std::ranges::find(remarks, remark) == remarks.end())
        remarks.push_back(remark);
}

} // namespace

Report::Report(std::string title)
    : m_title(std::move(title)) {}

void Report::fact(std::string key, std::string label, std::string value) {
    m_facts.push_back({std::move(key), std::move(label), std::move(value), {}, {}, {}, {}});
}

void Report::section(std::string title) {
    m_sections.push_back({std::move(title), {}, {}, {}});
}

void Report::text(std::string key, std::string label, std::string value) {
    m_sections.back().rows.push_back(
        {std::move(key), std::move(label), std::move(value), {}, {}, {}, {}});
}

void Report::figure(std::string key, std::string label, double value, std::string unit,
                    const Goal& goal) {
    m_sections.back().rows.push_back(
        {std::move(key), std::move(label), {}, std::move(unit), value, {}, goal});
}

void Report::latency(std::string key, std::string label, const Histogram& histogram,
                     std::optional<double> goalMs) {
    const Spread spread{static_cast<double>(histogram.count()),
                        milliseconds(histogram.percentile(50)),
                        milliseconds(histogram.percentile(95)),
                        milliseconds(histogram.percentile(99)), milliseconds(histogram.max())};
    m_sections.back().rows.push_back(
        {std::move(key), std::move(label), {}, "ms", {}, spread, Goal{{}, goalMs}});
}

void Report::remark(std::string sentence) {
    m_sections.back().remarks.push_back(std::move(sentence));
}

void Report::voidSection(std::string reason) {
    m_sections.back().fault = std::move(reason);
}

const Report::Section* Report::sectionOf(const std::string& title) const {
    const auto found = std::ranges::find(m_sections, title, &Section::title);
    return found == m_sections.end() ? nullptr : &*found;
}

const Report::Row* Report::rowOf(const Section* section, const std::string& key) {
    const auto found = std::ranges::find(section->rows, key, &Row::key);
    return found == section->rows.end() ? nullptr : &*found;
}

Report::Row Report::medianRow(const Row& like, const std::vector<const Section*>& runs) {
    std::vector<double> values;
    std::vector<Spread> spreads;
    for (const Section* const section : runs) {
        const Row* const row = rowOf(section, like.key);
        if (row && row->value)
            values.push_back(*row->value);
        if (row && row->spread)
            spreads.push_back(*row->spread);
    }
    const auto medianOfAll = [&](double Spread::*part) {
        std::vector<double> parts;
        for (const Spread& spread : spreads)
            parts.push_back(spread.*part);
        return median(std::move(parts));
    };
    Row row = like;
    if (row.value)
        row.value = median(std::move(values));
    if (row.spread)
        row.spread =
            Spread{medianOfAll(&Spread::count), medianOfAll(&Spread::p50),
                   medianOfAll(&Spread::p95), medianOfAll(&Spread::p99), medianOfAll(&Spread::max)};
    return row;
}

Report Report::medianOf(const std::vector<Report>& runs) {
    Report whole = runs.front();
    if (runs.size() == 1)
        return whole;
    for (Section& section : whole.m_sections) {
        std::vector<const Section*> valid;
        std::vector<std::string> remarks;
        std::map<std::string, int> faults;
        for (const Report& run : runs) {
            const Section* const same = run.sectionOf(section.title);
            if (!same)
                continue;
            for (const std::string& remark : same->remarks)
                addOnce(remarks, remark);
            if (same->fault.empty())
                valid.push_back(same);
            else
                ++faults[same->fault];
        }
        for (const auto& [fault, count] : faults)
            remarks.push_back(std::to_string(count) + " of " + std::to_string(runs.size()) +
                              " runs do not count: " + fault);
        section.remarks = std::move(remarks);
        if (valid.empty())
            continue;
        section.fault.clear();
        section.rows = valid.front()->rows;
        std::erase_if(section.rows, [&](const Row& row) {
            return !std::ranges::all_of(
                valid, [&](const Section* same) { return rowOf(same, row.key) != nullptr; });
        });
        for (Row& row : section.rows)
            row = medianRow(row, valid);
    }
    return whole;
}

double Report::measured(const Row& row) {
    if (!row.spread)
        return row.value.value_or(0);
    return row.spread->count == 0 ? std::numeric_limits<double>::infinity() : row.spread->p99;
}

bool Report::isMet(const Row& row) {
    const double value = measured(row);
    return value >= row.goal.atLeast.value_or(value) && value <= row.goal.atMost.value_or(value);
}

bool Report::goalsMet() const {
    return std::ranges::all_of(m_sections, [](const Section& section) {
        return section.fault.empty() && std::ranges::all_of(section.rows, &Report::isMet);
    });
}

std::string Report::valueText(const Row& row) {
    if (row.value)
        return numberText(*row.value) + (row.unit.empty() ? "" : ' ' + row.unit);
    if (!row.spread)
        return row.text;
    if (row.spread->count == 0)
        return "none measured";
    std::string line;
    for (const auto& [name, value] : {std::pair{"p50 ", row.spread->p50},
                                      {"p95 ", row.spread->p95},
                                      {"p99 ", row.spread->p99},
                                      {"max ", row.spread->max}})
        line += padded(name + numberText(value), 11);
    return line + "ms  of " + numberText(row.spread->count);
}

std::string Report::shortGoal(const Row& row) {
    const auto& [atLeast, atMost] = row.goal;
    if (!atLeast && !atMost)
        return {};
    return std::string(row.spread ? "p99 " : "") + (atLeast ? "at least " : "at most ") +
           numberText(atLeast ? *atLeast : *atMost);
}

std::string Report::goalText(const Row& row) {
    const std::string goal = shortGoal(row);
    if (goal.empty())
        return {};
    if (!isMet(row))
        return "goal " + goal + ": MISSED";
    const double ratio = row.goal.atMost.value_or(0) / measured(row);
    return "goal " + goal +
           (row.spread && std::isfinite(ratio) ? ": " + numberText(ratio) + " times better"
                                               : ": met");
}

std::string Report::asText() const {
    std::size_t width = 0;
    for (const Section& section : m_sections) {
        for (const Row& row : section.rows)
            width = std::max(width, row.label.size());
    }
    std::string out = m_title + '\n';
    for (const Row& fact : m_facts)
        out += "  " + padded(fact.label, width) + "  " + fact.text + '\n';
    for (const Section& section : m_sections) {
        out += '\n' + section.title + '\n';
        if (!section.fault.empty())
            out += "  VOID: " + section.fault + '\n';
        for (const Row& row : section.rows) {
            const std::string goal = goalText(row);
            out += "  " + padded(row.label, width) + "  ";
            out += goal.empty() ? valueText(row) : padded(valueText(row), 58) + "  " + goal;
            out += '\n';
        }
        for (const std::string& remark : section.remarks)
            out += "  " + remark + '\n';
    }
    return out;
}

} // namespace arcade::bench
