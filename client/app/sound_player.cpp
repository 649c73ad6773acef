#include "client/app/sound_player.h"

#include <QAudioDevice>
#include <QFileInfo>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>
#include <QtMultimedia/qaudio.h>

#include <algorithm>

namespace arcade::client {

namespace {

// Qt speaks to PulseAudio or PipeWire, and complains on standard error where there is neither.
bool hasSoundServer() {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return qEnvironmentVariableIsSet("PULSE_SERVER") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/pulse/native"))) ||
           QFileInfo::exists(QStringLiteral("/run/pulse/native"));
}

} // namespace

SoundPlayer::SoundPlayer(QObject* parent)
    : QObject(parent) {}

SoundPlayer::~SoundPlayer() = default;

QString SoundPlayer::resourceOf(Sound sound) {
    const std::string_view name = wireText(sound);
    return QStringLiteral(":/sounds/%1.wav")
        .arg(QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
}

void SoundPlayer::load() {
    if (m_effects.front() || !hasSoundServer() || QMediaDevices::defaultAudioOutput().isNull())
        return;
    for (std::size_t index = 0; index < m_effects.size(); ++index) {
        m_effects[index] = std::make_unique<QSoundEffect>();
        m_effects[index]->setSource(
            QUrl(QStringLiteral("qrc") + resourceOf(static_cast<Sound>(index))));
    }
    setVolume(m_volume);
}

void SoundPlayer::setVolume(double volume) {
    m_volume = std::clamp(volume, 0.0, 1.0);
    const float linear = QAudio::convertVolume(
        static_cast<float>(m_volume), QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale);
    for (const auto& effect : m_effects) {
        if (effect)
            effect->setVolume(linear);
    }
}

void SoundPlayer::play(Sound sound) {
    if (isAudible())
        m_effects[static_cast<std::size_t>(sound)]->play();
}

} // namespace arcade::client
