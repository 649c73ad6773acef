#include "tools/bench/option_reader.h"

namespace arcade::bench {

OptionReader::OptionReader(const QString& command, const QList<QCommandLineOption>& options) {
    m_parser.setApplicationDescription(
        QStringLiteral("Usage: arcade-bench %1 [OPTIONS]").arg(command));
    m_parser.addOptions(options);
    m_parser.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("This text.")});
}

bool OptionReader::parse(const QStringList& arguments) {
    if (!m_parser.parse(QStringList{QStringLiteral("arcade-bench")} + arguments))
        m_fault = m_parser.errorText();
    else if (!m_parser.positionalArguments().isEmpty())
        m_fault =
            QStringLiteral("Unexpected argument '%1'.").arg(m_parser.positionalArguments().first());
    return m_fault.isEmpty();
}

double OptionReader::number(const char* name, double min, double max) {
    bool isNumber = false;
    const double value = text(name).toDouble(&isNumber);
    if (isNumber && value >= min && value <= max)
        return value;
    refuse(name, QStringLiteral("a number from %1 to %2").arg(min).arg(max));
    return min;
}

int OptionReader::whole(const char* name, int min, int max) {
    bool isNumber = false;
    const int value = text(name).toInt(&isNumber);
    if (isNumber && value >= min && value <= max)
        return value;
    refuse(name, QStringLiteral("a whole number from %1 to %2").arg(min).arg(max));
    return min;
}

void OptionReader::refuse(const char* name, const QString& wanted) {
    if (m_fault.isEmpty())
        m_fault = QStringLiteral("--%1 must be %2.").arg(QString::fromLatin1(name), wanted);
}

QCommandLineOption option(const char* name, const char* description, const char* value,
                          const char* standard) {
    return {QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(value),
            QString::fromLatin1(standard)};
}

} // namespace arcade::bench
