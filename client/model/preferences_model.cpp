#include "client/model/preferences_model.h"

#include "client/model/error_text.h"
#include "client/session/credential_store.h"
#include "client/session/session.h"
#include "shared/vocabulary/version.h"

#include <QDesktopServices>
#include <QSettings>
#include <QUrl>

namespace arcade::client {
namespace {

constexpr auto kSound = "sound/on";
constexpr auto kVolume = "sound/volume";
constexpr auto kNotifications = "notifications/on";
constexpr auto kReduceMotion = "look/reduceMotion";
constexpr auto kScanLines = "look/scanLines";
constexpr auto kTheme = "look/theme";
constexpr auto kTextScale = "look/textScale";
constexpr auto kLanguage = "language";

constexpr double kUsualVolume = 0.6;
constexpr double kLargestText = 1.5;

} // namespace

PreferencesModel::PreferencesModel(const AppParts& parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_languages({"code", "name"})
    , m_servers({"url", "callsign"}) {
    connect(m_parts.session, &Session::connectionChanged, this, &PreferencesModel::listServers);
    connect(m_parts.session, &Session::connectionChanged, this,
            &PreferencesModel::recoveryKeyChanged);
    connect(m_parts.session, &Session::connectionChanged, this, &PreferencesModel::followKeys);
    retranslate();
    listServers();
}

bool PreferencesModel::sound() const {
    return read(kSound, true).toBool();
}
void PreferencesModel::setSound(bool on) {
    if (write(kSound, on, sound()))
        Q_EMIT soundChanged();
}

double PreferencesModel::volume() const {
    return qBound(0.0, read(kVolume, kUsualVolume).toDouble(), 1.0);
}
void PreferencesModel::setVolume(double volume) {
    if (write(kVolume, qBound(0.0, volume, 1.0), this->volume()))
        Q_EMIT volumeChanged();
}

bool PreferencesModel::notifications() const {
    return read(kNotifications, true).toBool();
}
void PreferencesModel::setNotifications(bool on) {
    if (write(kNotifications, on, notifications()))
        Q_EMIT notificationsChanged();
}

bool PreferencesModel::reduceMotion() const {
    return read(kReduceMotion, false).toBool();
}
void PreferencesModel::setReduceMotion(bool on) {
    if (write(kReduceMotion, on, reduceMotion()))
        Q_EMIT reduceMotionChanged();
}

bool PreferencesModel::scanLines() const {
    return read(kScanLines, false).toBool();
}
void PreferencesModel::setScanLines(bool on) {
    if (write(kScanLines, on, scanLines()))
        Q_EMIT scanLinesChanged();
}

ThemeMode PreferencesModel::themeMode() const {
    const auto light = static_cast<int>(ThemeMode::Light);
    return read(kTheme, 0).toInt() == light ? ThemeMode::Light : ThemeMode::Dark;
}
void PreferencesModel::setThemeMode(ThemeMode mode) {
    if (write(kTheme, static_cast<int>(mode), static_cast<int>(themeMode())))
        Q_EMIT themeModeChanged();
}

double PreferencesModel::textScale() const {
    return qBound(1.0, read(kTextScale, 1.0).toDouble(), kLargestText);
}
void PreferencesModel::setTextScale(double scale) {
    if (write(kTextScale, qBound(1.0, scale, kLargestText), textScale()))
        Q_EMIT textScaleChanged();
}

QString PreferencesModel::language() const {
    return read(kLanguage, QString()).toString();
}
void PreferencesModel::setLanguage(const QString& code) {
    if (write(kLanguage, code, language()))
        Q_EMIT languageChanged();
}

QString PreferencesModel::version() const {
    return QLatin1String(kVersion);
}

QString PreferencesModel::recoveryKey() const {
    const ServerAddress server = m_parts.session->connection().server;
    if (m_parts.credentials == nullptr || server.isNull())
        return {};
    return m_parts.credentials->of(server.text()).recoveryKey;
}

void PreferencesModel::openDataFolder() {
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_parts.dataFolder));
}

void PreferencesModel::removeServer(const QString& url) {
    if (m_parts.credentials != nullptr)
        m_parts.credentials->remove(url);
    m_parts.session->forgetCertificate(url);
    listServers();
    followKeys();
    Q_EMIT recoveryKeyChanged();
}

void PreferencesModel::retranslate() {
    // Each in its own language, whatever is spoken now.
    m_languages.setRows({{QString(), tr("As the system")},
                         {QStringLiteral("en"), QStringLiteral("English")},
                         {QStringLiteral("de"), QStringLiteral("Deutsch")}});
    followKeys();
}

void PreferencesModel::followKeys() {
    const CredentialStore* store = m_parts.credentials;
    const QString problem = store ? ErrorText::of(store->fault(), store->file()) : QString();
    if (problem == m_keysProblem)
        return;
    m_keysProblem = problem;
    Q_EMIT keysProblemChanged();
}

void PreferencesModel::listServers() {
    QList<RowListModel::Row> rows;
    if (m_parts.credentials != nullptr) {
        for (const QString& url : m_parts.credentials->servers())
            rows.append({url, m_parts.credentials->of(url).callsign});
    }
    m_servers.setRows(std::move(rows));
}

QVariant PreferencesModel::read(const char* key, const QVariant& fallback) const {
    return m_parts.settings ? m_parts.settings->value(QLatin1String(key), fallback) : fallback;
}

bool PreferencesModel::write(const char* key, const QVariant& value, const QVariant& before) {
    if (value == before || m_parts.settings == nullptr)
        return false;
    m_parts.settings->setValue(QLatin1String(key), value);
    return true;
}

} // namespace arcade::client
