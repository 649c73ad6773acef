#include "client/app/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>

namespace arcade::client {
namespace {

constexpr auto kEnglish = QLatin1String("en");

QString fileOf(const QString& language) {
    return QStringLiteral(":/i18n/ghostnet-arcade_%1.qm").arg(language);
}

QString systemLanguage() {
    const QStringList known = Translations::languages();
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QString language = wanted.section(u'-', 0, 0);
        if (known.contains(language))
            return language;
    }
    return kEnglish;
}

// The country's own numbers and dates where the language is the system's.
QLocale localeOf(const QString& language) {
    const QLocale system = QLocale::system();
    const QLocale spoken(language);
    return system.language() == spoken.language() ? system : spoken;
}

} // namespace

Translations::~Translations() {
    QCoreApplication::removeTranslator(&m_translator);
}

QStringList Translations::languages() {
    QStringList languages{kEnglish};
    for (const QString& file : QDir(QStringLiteral(":/i18n")).entryList())
        languages << file.section(u'_', -1).section(u'.', 0, 0);
    languages.removeDuplicates();
    return languages;
}

void Translations::install(const QString& language) {
    m_language = languages().contains(language) ? language : systemLanguage();
    QCoreApplication::removeTranslator(&m_translator);
    QLocale::setDefault(localeOf(m_language));
    // English has a file for its plurals alone.
    if (m_translator.load(fileOf(m_language)))
        QCoreApplication::installTranslator(&m_translator);
}

} // namespace arcade::client
