#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace arcade::client {

/// The languages the program speaks, and the one it speaks now.
class Translations {
public:
    ~Translations();

    /// Codes such as `de`; English first.
    static QStringList languages();

    /// Empty or unknown follows the system, as near as there is. Numbers and dates follow, too.
    void install(const QString& language);
    QString language() const { return m_language; }

private:
    QTranslator m_translator;
    QString m_language;
};

} // namespace arcade::client
