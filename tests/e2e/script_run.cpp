#include "tests/e2e/script_run.h"

#include "tests/e2e/program_run.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSet>

namespace arcade::e2e {
namespace {

constexpr qsizetype kLastOfTranscript = 6000;
/// Fewer are hardly more than a background and its frame.
constexpr int kColorsLeast = 9;

int colorsOf(const QImage& image) {
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4)
            colors.insert(image.pixel(x, y));
    }
    return static_cast<int>(colors.size());
}

} // namespace

QByteArray faultsOfScript(const QString& script, int wordsPerMinute, const QString& folder) {
    const ProgramRun run =
        runProgram(programPath(QStringLiteral("arcade-duo")),
                   {QStringLiteral("--script"), script, QStringLiteral("--virtual"),
                    QStringLiteral("--size"), QStringLiteral("960x640"), QStringLiteral("--wpm"),
                    QString::number(wordsPerMinute), QStringLiteral("--out"), folder},
                   {}, std::chrono::minutes{5});
    QFile transcript(folder + QStringLiteral("/transcript.txt"));
    if (!transcript.open(QIODevice::ReadOnly))
        return run.text() + "\nno transcript";
    const QByteArray told = transcript.readAll();
    if (run.exitCode == 0 && told.contains("the script is at its end"))
        return {};
    return run.text() + "\nexit code " + QByteArray::number(run.exitCode) + '\n' +
           told.right(kLastOfTranscript);
}

QString pictureFault(const QString& folder, const QString& pattern, QSize size) {
    const QStringList files = QDir(folder).entryList({pattern});
    if (files.size() != 1)
        return QStringLiteral("%1 pictures are named %2").arg(files.size()).arg(pattern);
    const QImage picture(folder + QLatin1Char('/') + files.first());
    if (picture.size() != size)
        return files.first() + QStringLiteral(" has another size");
    if (colorsOf(picture) < kColorsLeast)
        return files.first() + QStringLiteral(" is empty");
    return {};
}

} // namespace arcade::e2e
