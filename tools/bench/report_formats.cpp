#include "tools/bench/numbers.h"
#include "tools/bench/report.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace arcade::bench {
namespace {

QString qt(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

std::string oneLine(std::string text) {
    std::string line;
    for (const char letter : text) {
        if (letter == '|')
            line += '\\';
        line += letter == '\n' ? ' ' : letter;
    }
    return line;
}

} // namespace

QJsonObject Report::jsonOf(const Row& row) {
    QJsonObject figure{{QStringLiteral("label"), qt(row.label)}};
    if (!row.unit.empty())
        figure[QStringLiteral("unit")] = qt(row.unit);
    if (row.spread) {
        figure[QStringLiteral("count")] = row.spread->count;
        figure[QStringLiteral("p50")] = row.spread->p50;
        figure[QStringLiteral("p95")] = row.spread->p95;
        figure[QStringLiteral("p99")] = row.spread->p99;
        figure[QStringLiteral("max")] = row.spread->max;
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
    QJsonObject facts;
    for (const Row& fact : m_facts)
        facts[qt(fact.key)] = qt(fact.text);
    QJsonArray sections;
    for (const Section& section : m_sections) {
        QJsonObject figures;
        for (const Row& row : section.rows)
            figures[qt(row.key)] = jsonOf(row);
        QJsonArray remarks;
        for (const std::string& remark : section.remarks)
            remarks.append(qt(remark));
        QJsonObject object{{QStringLiteral("title"), qt(section.title)},
                           {QStringLiteral("figures"), figures},
                           {QStringLiteral("remarks"), remarks}};
        if (!section.fault.empty())
            object[QStringLiteral("void")] = qt(section.fault);
        sections.append(object);
    }
    const QJsonObject whole{{QStringLiteral("title"), qt(m_title)},
                            {QStringLiteral("facts"), facts},
                            {QStringLiteral("goals_met"), goalsMet()},
                            {QStringLiteral("sections"), sections}};
    return QJsonDocument(whole).toJson().toStdString();
}

std::string Report::asMarkdown() const {
    std::string out;
    for (const Row& fact : m_facts)
        out += "- " + fact.label + ": " + fact.text + '\n';
    for (const Section& section : m_sections) {
        out += "\n### " + section.title + "\n\n";
        if (!section.fault.empty())
            out += "**Void:** " + oneLine(section.fault) + "\n\n";
        out += "| figure | measured | goal | |\n|---|---|---|---|\n";
        for (const Row& row : section.rows) {
            const std::string goal = shortGoal(row);
            out += "| " + oneLine(row.label) + " | " + oneLine(valueText(row)) + " | " + goal +
                   " | " +
                   (goal.empty() ? ""
                    : isMet(row) ? "met"
                                 : "**missed**") +
                   " |\n";
        }
        for (const std::string& remark : section.remarks)
            out += "\n" + oneLine(remark) + '\n';
    }
    return out;
}

} // namespace arcade::bench
