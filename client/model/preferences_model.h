#pragma once

#include "client/model/app_parts.h"
#include "client/model/row_list_model.h"
#include "client/model/view_enums.h"

namespace arcade::client {

/// What the player has set; kept in the settings of the profile.
class PreferencesModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(bool sound READ sound WRITE setSound NOTIFY soundChanged)
    /// 0 to 1.
    Q_PROPERTY(double volume READ volume WRITE setVolume NOTIFY volumeChanged)
    Q_PROPERTY(
        bool notifications READ notifications WRITE setNotifications NOTIFY notificationsChanged)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY reduceMotionChanged)
    Q_PROPERTY(bool scanLines READ scanLines WRITE setScanLines NOTIFY scanLinesChanged)
    Q_PROPERTY(arcade::client::theme_mode::ThemeMode themeMode READ themeMode WRITE setThemeMode
                   NOTIFY themeModeChanged)
    /// 1.0 to 1.5.
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)
    /// A code of `languages`; empty follows the system.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    /// Rows: code, name (in its own language).
    Q_PROPERTY(arcade::client::RowListModel* languages READ languages CONSTANT)
    /// Servers with kept credentials. Rows: url, callsign.
    Q_PROPERTY(arcade::client::RowListModel* servers READ servers CONSTANT)
    Q_PROPERTY(QString profile READ profile CONSTANT)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT)
    Q_PROPERTY(QString version READ version CONSTANT)
    /// Of the server the player is on; empty when none is kept. For showing on demand only.
    Q_PROPERTY(QString recoveryKey READ recoveryKey NOTIFY recoveryKeyChanged)
    /// Why what signs the player in is not kept, in a sentence; empty when it is.
    Q_PROPERTY(QString keysProblem READ keysProblem NOTIFY keysProblemChanged)

public:
    explicit PreferencesModel(const AppParts& parts, QObject* parent = nullptr);

    bool sound() const;
    void setSound(bool on);
    double volume() const;
    void setVolume(double volume);
    bool notifications() const;
    void setNotifications(bool on);
    bool reduceMotion() const;
    void setReduceMotion(bool on);
    bool scanLines() const;
    void setScanLines(bool on);
    ThemeMode themeMode() const;
    void setThemeMode(ThemeMode mode);
    double textScale() const;
    void setTextScale(double scale);
    QString language() const;
    void setLanguage(const QString& code);
    RowListModel* languages() { return &m_languages; }
    RowListModel* servers() { return &m_servers; }
    QString profile() const { return m_parts.profile; }
    QString dataFolder() const { return m_parts.dataFolder; }
    QString version() const;
    QString recoveryKey() const;
    QString keysProblem() const { return m_keysProblem; }

    Q_INVOKABLE void openDataFolder();
    /// Forgets a server and what signs the player in there.
    Q_INVOKABLE void removeServer(const QString& url);
    void retranslate();

Q_SIGNALS:
    void soundChanged();
    void volumeChanged();
    void notificationsChanged();
    void reduceMotionChanged();
    void scanLinesChanged();
    void themeModeChanged();
    void textScaleChanged();
    void languageChanged();
    void recoveryKeyChanged();
    void keysProblemChanged();

private:
    void listServers();
    void followKeys();
    QVariant read(const char* key, const QVariant& fallback) const;
    bool write(const char* key, const QVariant& value, const QVariant& before);

    AppParts m_parts;
    RowListModel m_languages;
    RowListModel m_servers;
    QString m_keysProblem;
};

} // namespace arcade::client
