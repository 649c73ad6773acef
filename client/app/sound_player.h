#pragma once

#include "client/app/sounds.h"

#include <QObject>
#include <QString>

#include <array>
#include <memory>

class QSoundEffect;

namespace arcade::client {

/// Plays the sounds of the game where the machine can; elsewhere it is silent and says nothing.
class SoundPlayer : public QObject {
    Q_OBJECT

public:
    explicit SoundPlayer(QObject* parent = nullptr);
    ~SoundPlayer() override;

    /// Looks for a device and loads what is to be played; takes a moment, so not before the window
    /// is there. Before it nothing is played.
    void load();
    bool isAudible() const { return m_effects.front() != nullptr && m_isOn && m_volume > 0; }

    void setOn(bool on) { m_isOn = on; }
    /// 0 to 1, as the ear hears it.
    void setVolume(double volume);
    void play(Sound sound);

    static QString resourceOf(Sound sound);

private:
    std::array<std::unique_ptr<QSoundEffect>, EnumText<Sound>::texts.size()> m_effects;
    bool m_isOn = true;
    double m_volume = 1;
};

} // namespace arcade::client
