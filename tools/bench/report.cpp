#include "tools/bench/report.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <utility>

namespace arcade::bench {
namespace {

double milliseconds(Histogram::Microseconds duration) {
    return static_cast<double>(duration.count()) / 1000;
}

QString qt(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

std::string number(double value) {
    std::array<char, 64> buffer{};
    const double size = std::abs(value);
    const int decimals = size == std::floor(size) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return buffer.data();
}

std::string padded(std::string value, std::size_t width) {
    value.resize(std::max(width, value.size()), ' ');
    return value;
}

} // namespace

Report::Report(std::string title)
    : m_title(std::move(title)) {}

void Report::section(std::string title) {
    m_sections.push_back({std::move(title), {}, {}});
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
    m_sections.back().rows.push_back(
        {std::move(key), std::move(label), {}, "ms", {}, histogram, Goal{{}, goalMs}});
}

void Report::remark(std::string sentence) {
    m_sections.back().remarks.push_back(std::move(sentence));
}

double Report::measured(const Row& row) {
    if (!row.histogram)
        return row.value.value_or(0);
    return row.histogram->count() == 0 ? std::numeric_limits<double>::infinity()
                                       : milliseconds(row.histogram->percentile(99));
}

bool Report::isMet(const Row& row) {
    const double value = measured(row);
    return value >= row.goal.atLeast.value_or(value) && value <= row.goal.atMost.value_or(value);
}

bool Report::goalsMet() const {
    return std::ranges::all_of(m_sections, [](const Section& section) {
        return std::ranges::all_of(section.rows, &Report::isMet);
    });
}

std::string Report::valueText(const Row& row) {
    if (row.value)
        return number(*row.value) + (row.unit.empty() ? "" : ' ' + row.unit);
    if (!row.histogram)
        return row.text;
    const Histogram& histogram = *row.histogram;
    if (histogram.count() == 0)
        return "none measured";
    std::string line;
    for (const auto& [name, percent] : {std::pair{"p50 ", 50.0}, {"p95 ", 95.0}, {"p99 ", 99.0}})
        line += padded(name + number(milliseconds(histogram.percentile(percent))), 11);
    line += padded("max " + number(milliseconds(histogram.max())), 11);
    return line + "ms  of " + std::to_string(histogram.count());
}

std::string Report::goalText(const Row& row) {
    const auto& [atLeast, atMost] = row.goal;
    if (!atLeast && !atMost)
        return {};
    const double goal = atLeast.value_or(atMost.value_or(0));
    const double value = measured(row);
    std::string line = std::string("goal ") + (row.histogram ? "p99 " : "") +
                       (atLeast ? "at least " : "at most ") + number(goal) + ": ";
    if (!isMet(row))
        return line + "MISSED";
    const double ratio = goal / value;
    return row.histogram && std::isfinite(ratio) ? line + number(ratio) + " times better"
                                                 : line + "met";
}

std::string Report::asText() const {
    std::size_t width = 0;
    for (const Section& section : m_sections) {
        for (const Row& row : section.rows)
            width = std::max(width, row.label.size());
    }
    std::string out = m_title + '\n';
    for (const Section& section : m_sections) {
        out += '\n' + section.title + '\n';
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

QJsonObject Report::jsonOf(const Row& row) {
    QJsonObject figure{{QStringLiteral("label"), qt(row.label)}};
    if (!row.unit.empty())
        figure[QStringLiteral("unit")] = qt(row.unit);
    if (row.histogram) {
        const Histogram& histogram = *row.histogram;
        figure[QStringLiteral("count")] = static_cast<qint64>(histogram.count());
        figure[QStringLiteral("p50")] = milliseconds(histogram.percentile(50));
        figure[QStringLiteral("p95")] = milliseconds(histogram.percentile(95));
        figure[QStringLiteral("p99")] = milliseconds(histogram.percentile(99));
        figure[QStringLiteral("max")] = milliseconds(histogram.max());
    } else if (row.value) {
        figure[QStringLiteral("value")] = *row.value;
    } else {
        figure[QStringLiteral("value")] = qt(row.text);
    }
    if (row.goal.atLeast)
        figure[QStringLiteral("at_least")] = *row.goal.atLeast;
    if (row.goal.atMost)
        figure[QStringLiteral("at_most")] = *row.goal.atMost;
    if (row.goal.atLeast || row.goal.atMost)
        figure[QStringLiteral("met")] = isMet(row);
    return figure;
}

std::string Report::asJson() const {
    QJsonArray sections;
    for (const Section& section : m_sections) {
        QJsonObject figures;
        for (const Row& row : section.rows)
            figures[qt(row.key)] = jsonOf(row);
        QJsonArray remarks;
        for (const std::string& remark : section.remarks)
            remarks.append(qt(remark));
        sections.append(QJsonObject{{QStringLiteral("title"), qt(section.title)},
                                    {QStringLiteral("figures"), figures},
                                    {QStringLiteral("remarks"), remarks}});
    }
    const QJsonObject whole{{QStringLiteral("title"), qt(m_title)},
                            {QStringLiteral("goals_met"), goalsMet()},
                            {QStringLiteral("sections"), sections}};
    return QJsonDocument(whole).toJson().toStdString();
}

} // namespace arcade::bench
