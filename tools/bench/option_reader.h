#pragma once

#include <QCommandLineParser>
#include <QList>
#include <QStringList>

namespace arcade::bench {

/// Reads the options of one command and remembers the first that is wrong.
class OptionReader {
public:
    OptionReader(const QString& command, const QList<QCommandLineOption>& options);

    bool parse(const QStringList& arguments);

    bool wantsHelp() const { return m_parser.isSet(QStringLiteral("help")); }
    QString help() const { return m_parser.helpText(); }
    const QString& fault() const { return m_fault; }
    bool has(const char* name) const { return m_parser.isSet(QString::fromLatin1(name)); }
    QString text(const char* name) const { return m_parser.value(QString::fromLatin1(name)); }
    QStringList texts(const char* name) const { return m_parser.values(QString::fromLatin1(name)); }

    double number(const char* name, double min, double max);
    int whole(const char* name, int min, int max);
    void refuse(const char* name, const QString& wanted);

private:
    QCommandLineParser m_parser;
    QString m_fault;
};

QCommandLineOption option(const char* name, const char* description, const char* value = "",
                          const char* standard = "");

} // namespace arcade::bench
