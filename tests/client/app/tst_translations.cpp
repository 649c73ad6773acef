// Goal: the program speaks the language that was chosen, from texts to numbers, or the system's;
// and each language that it offers has every text of the sources, with the same placeholders.
// Method: the files of texts are read, and compared with what lupdate makes of copies of them.
#include "client/app/translations.h"
#include "client/link/frame_log.h"
#include "client/model/app_parts.h"
#include "client/model/error_text.h"
#include "client/model/match_text.h"
#include "client/model/preferences_model.h"
#include "client/session/credential_store.h"
#include "client/session/session.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace arcade::client;

namespace {

constexpr int kPatienceMs = 60'000;
/// One and many, in all of the languages there are.
constexpr qsizetype kPluralForms = 2;

struct Text {
    QString context;
    QString source;
    QString comment;
    /// Empty for a finished one.
    QString type;
    bool isPlural = false;
    QStringList forms;

    QString name() const { return QStringLiteral("%1: %2").arg(context, source) + comment; }
};

Text readText(QXmlStreamReader& xml, const QString& context) {
    Text text;
    text.context = context;
    text.isPlural = xml.attributes().hasAttribute(QLatin1String("numerus"));
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            text.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            text.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            text.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!text.isPlural)
                text.forms << xml.readElementText();
            while (text.isPlural && xml.readNextStartElement())
                text.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return text;
}

/// Empty when the file cannot be read.
QList<Text> textsIn(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Text> texts;
    QXmlStreamReader xml(&file);
    QString context;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else
                texts << readText(xml, context);
        }
    }
    return xml.hasError() ? QList<Text>() : texts;
}

QString nameOfFile(const QString& language) {
    return QStringLiteral("ghostnet-arcade_%1.ts").arg(language);
}

QList<Text> textsOf(const QString& language) {
    return textsIn(QStringLiteral(SOURCE_FOLDER "/client/app/i18n/") + nameOfFile(language));
}

QStringList namesOf(const QList<Text>& texts) {
    QStringList names;
    for (const Text& text : texts)
        names << text.name();
    return names;
}

QStringList without(QStringList names, const QStringList& others) {
    names.removeIf([&others](const QString& name) { return others.contains(name); });
    return names;
}

QStringList placeholdersIn(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("%(?:L?\\d{1,2}|L?n)"));
    QStringList placeholders;
    for (auto found = pattern.globalMatch(text); found.hasNext();)
        placeholders << found.next().captured();
    placeholders.removeDuplicates();
    placeholders.sort();
    return placeholders;
}

/// What is wrong with a text of a file; empty when nothing is.
QString faultOf(const Text& text) {
    if (!text.type.isEmpty())
        return text.type;
    if (text.forms.size() != (text.isPlural ? kPluralForms : 1))
        return QStringLiteral("%1 forms").arg(text.forms.size());
    for (const QString& form : text.forms) {
        if (form.trimmed().isEmpty() && !text.source.trimmed().isEmpty())
            return QStringLiteral("empty");
        if (placeholdersIn(form) != placeholdersIn(text.source))
            return QStringLiteral("other placeholders");
    }
    const bool counts = placeholdersIn(text.source).join(u' ').contains(u'n');
    return counts == text.isPlural ? QString() : QStringLiteral("%n, but no plural");
}

/// Runs lupdate on a copy of the language's file; what is in it afterwards.
QList<Text> updatedTextsOf(const QString& language) {
    const QTemporaryDir folder;
    const QString copy = folder.filePath(nameOfFile(language));
    QFile original(QStringLiteral(SOURCE_FOLDER "/client/app/i18n/") + nameOfFile(language));
    if (!original.copy(copy) || !QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    QStringList arguments = QStringLiteral(UPDATE_ARGUMENTS).split(u' ');
    arguments << QStringLiteral("-target-language") << language << QStringLiteral("-ts") << copy;
    if (language == QLatin1String("en"))
        arguments << QStringLiteral("-pluralonly");
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::ForwardedChannels);
    lupdate.setWorkingDirectory(QStringLiteral(SOURCE_FOLDER));
    lupdate.start(QStringLiteral(LUPDATE), arguments);
    const bool isDone = lupdate.waitForFinished(kPatienceMs) &&
                        lupdate.exitStatus() == QProcess::NormalExit && lupdate.exitCode() == 0;
    return isDone ? textsIn(copy) : QList<Text>();
}

QString spoken(const Text& text, int count) {
    return QCoreApplication::translate(text.context.toUtf8().constData(),
                                       text.source.toUtf8().constData(),
                                       text.comment.toUtf8().constData(), count);
}

/// The sentences that are looked up in tables.
QStringList sentencesOfTables() {
    QStringList sentences;
    for (std::size_t code = 0; code < arcade::EnumText<arcade::ErrorCode>::texts.size(); ++code)
        sentences << ErrorText::of(static_cast<arcade::ErrorCode>(code));
    for (const char* sentence :
         {"No opponents found. Try a different stake tier.",
          "This is taking long. Widen your rating limits or try another stake tier.",
          "You were away for too long.", "Removed by the operator.",
          "The server is about to stop. Running matches are played to their end.",
          "A player stayed away."})
        sentences << MatchText::ofServer(sentence);
    return sentences;
}

QString secondsToAccept(int count) {
    return QCoreApplication::translate("arcade::client::Herald", "%n second(s) to accept.", nullptr,
                                       count);
}

void addLanguages() {
    QTest::addColumn<QString>("language");
    for (const QString& language : Translations::languages())
        QTest::newRow(qPrintable(language)) << language;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void languagesAreTheBuiltInOnes() {
        const QStringList languages = Translations::languages();
        QCOMPARE(languages.first(), QStringLiteral("en"));
        QVERIFY(languages.contains(QStringLiteral("de")));
        QCOMPARE(languages.count(QStringLiteral("en")), 1);
    }

    void settingsOfferThemAll() {
        CredentialStore credentials;
        FrameLog log;
        Session session(credentials, log);
        AppParts parts;
        parts.session = &session;
        PreferencesModel preferences(parts);
        const RowListModel& rows = *preferences.languages();
        QStringList offered;
        for (int row = 0; row < rows.count(); ++row) {
            offered << rows.value(row, QStringLiteral("code")).toString();
            QVERIFY(!rows.value(row, QStringLiteral("name")).toString().isEmpty());
        }
        // The first follows the system.
        QCOMPARE(offered.takeFirst(), QString());
        QStringList languages = Translations::languages();
        languages.sort();
        offered.sort();
        QCOMPARE(offered, languages);
    }

    void textsAreComplete_data() { addLanguages(); }
    void textsAreComplete() {
        QFETCH(const QString, language);
        const QList<Text> texts = textsOf(language);
        QVERIFY(!texts.isEmpty());
        QStringList faults;
        for (const Text& text : texts) {
            if (const QString fault = faultOf(text); !fault.isEmpty())
                faults << QStringLiteral("%1 (%2)").arg(text.name(), fault);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void textsAreThoseOfTheSources_data() { addLanguages(); }
    void textsAreThoseOfTheSources() {
        QFETCH(const QString, language);
        const QStringList kept = namesOf(textsOf(language));
        const QStringList wanted = namesOf(updatedTextsOf(language));
        QVERIFY2(!wanted.isEmpty(), "lupdate has not done its work");
        const QStringList missing = without(wanted, kept);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        const QStringList unused = without(kept, wanted);
        QVERIFY2(unused.isEmpty(), qPrintable(unused.join(u'\n')));
    }

    void textsAreBuiltIn_data() { addLanguages(); }
    void textsAreBuiltIn() {
        QFETCH(const QString, language);
        Translations translations;
        translations.install(language);
        for (const Text& text : textsOf(language)) {
            if (!text.isPlural) {
                QCOMPARE(spoken(text, -1), text.forms.first());
                continue;
            }
            QCOMPARE(
                spoken(text, 1),
                QString(text.forms.first()).replace(QStringLiteral("%n"), QStringLiteral("1")));
            QCOMPARE(spoken(text, 5),
                     QString(text.forms.last()).replace(QStringLiteral("%n"), QStringLiteral("5")));
        }
    }

    void tablesAreSpoken() {
        Translations translations;
        translations.install(QStringLiteral("en"));
        const QStringList english = sentencesOfTables();
        translations.install(QStringLiteral("de"));
        const QStringList german = sentencesOfTables();
        for (qsizetype place = 0; place < english.size(); ++place)
            QVERIFY2(german.at(place) != english.at(place), qPrintable(english.at(place)));
    }

    void speaksTheChosenOne() {
        Translations translations;
        translations.install(QStringLiteral("de"));
        QCOMPARE(translations.language(), QStringLiteral("de"));
        QCOMPARE(secondsToAccept(1), QStringLiteral("Noch 1 Sekunde, um anzunehmen."));
        QCOMPARE(secondsToAccept(5), QStringLiteral("Noch 5 Sekunden, um anzunehmen."));
        QCOMPARE(QLocale().toString(0.5), QStringLiteral("0,5"));
        translations.install(QStringLiteral("en"));
        QCOMPARE(secondsToAccept(1), QStringLiteral("1 second to accept."));
        QCOMPARE(secondsToAccept(5), QStringLiteral("5 seconds to accept."));
        QCOMPARE(QLocale().toString(0.5), QStringLiteral("0.5"));
    }

    void namesNobodyInTheMiddleOfASentence() {
        Translations translations;
        const auto ended = [] {
            return MatchText::how(arcade::EndReason::Timeout, Verdict::Defeat, {}, {}, {});
        };
        translations.install(QStringLiteral("en"));
        QCOMPARE(ended(), QStringLiteral("Time ran out: your opponent was ahead."));
        translations.install(QStringLiteral("de"));
        QCOMPARE(ended(), QStringLiteral("Die Zeit ist um: dein Gegner lag vorn."));
    }

    void anUnknownOneIsTheSystems() {
        Translations system;
        system.install({});
        Translations unknown;
        unknown.install(QStringLiteral("xx"));
        QCOMPARE(unknown.language(), system.language());
        QVERIFY(Translations::languages().contains(unknown.language()));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
