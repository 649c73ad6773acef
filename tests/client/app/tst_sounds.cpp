// Goal: every sound is there, is the same whenever it is made, and is neither clipped nor silent;
// a machine without a sound device stays quiet, on standard error as well.
#include "client/app/sound_player.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

using namespace arcade;
using namespace arcade::client;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr qsizetype kHeadBytes = 44;

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<Sound> everySound() {
    std::vector<Sound> sounds;
    for (std::size_t index = 0; index < EnumText<Sound>::texts.size(); ++index)
        sounds.push_back(static_cast<Sound>(index));
    return sounds;
}

} // namespace

class SoundsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areMadeTheSameEveryTime() {
        QTemporaryDir folder;
        QProcess script;
        script.start(QStringLiteral(PYTHON), {QStringLiteral(MAKE_SOUNDS), folder.path()});
        QVERIFY(script.waitForFinished(kPatienceMs));
        QCOMPARE(script.exitCode(), 0);
        const QStringList made = QDir(folder.path()).entryList(QDir::Files);
        QCOMPARE(made.size(), static_cast<qsizetype>(everySound().size()));
        for (const QString& name : made) {
            const QByteArray bytes = content(folder.filePath(name));
            QVERIFY(!bytes.isEmpty());
            QVERIFY2(bytes == content(QStringLiteral(":/sounds/") + name), qPrintable(name));
        }
    }

    void areHeardAndNotClipped() {
        for (const Sound sound : everySound()) {
            const QByteArray bytes = content(SoundPlayer::resourceOf(sound));
            QVERIFY(bytes.startsWith("RIFF"));
            std::vector<std::int16_t> samples(static_cast<std::size_t>(bytes.size() - kHeadBytes) /
                                              sizeof(std::int16_t));
            std::memcpy(samples.data(), bytes.constData() + kHeadBytes,
                        samples.size() * sizeof(std::int16_t));
            const auto [low, high] = std::minmax_element(samples.begin(), samples.end());
            QVERIFY(*high > 8'000 && *high < 30'000);
            QVERIFY(*low < -8'000 && *low > -30'000);
            QVERIFY(std::abs(samples.front()) < 200 && std::abs(samples.back()) < 200);
        }
    }

    void playerIsQuietWithoutADevice() {
        SoundPlayer player;
        player.setVolume(0.5);
        player.play(Sound::Victory);
        QVERIFY(!player.isAudible());
        player.load();
        const bool hasDevice = player.isAudible();
        for (const Sound sound : everySound())
            player.play(sound);
        player.setOn(false);
        QVERIFY(!player.isAudible());
        player.setOn(true);
        QCOMPARE(player.isAudible(), hasDevice);
        player.setVolume(0);
        QVERIFY(!player.isAudible());
    }
};

QTEST_MAIN(SoundsTest)
#include "tst_sounds.moc"
