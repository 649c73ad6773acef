// Goal: secrets are whole, random, ours alone, and base64url has one spelling for each text.
#include "server/host/base64url.h"
#include "server/host/secret.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <fstream>
#include <set>
#include <thread>
#include <vector>

using namespace arcade;
using namespace arcade::host;

class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void madeOnceAndKept();
    void oneSecretForManyAtOnce();
    void textCanBeCopied();
    void textFormIsChecked_data();
    void textFormIsChecked();
    void refusesDoubtfulFiles_data();
    void refusesDoubtfulFiles();
    void refusesWhatIsNoFile();
    void leavesNoDraftBehind();
    void hashesAndCompares();
    void randomBytesDiffer();
    void base64Url_data();
    void base64Url();
    void base64UrlStrict_data();
    void base64UrlStrict();

private:
    std::filesystem::path path() const { return folder() / "token.secret"; }
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SecretTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void SecretTest::madeOnceAndKept() {
    const mode_t before = ::umask(0);
    const auto made = loadOrCreateSecret(path());
    ::umask(before);
    QVERIFY(made.ok());
    QCOMPARE(made.value().size(), kSecretBytes);
    struct stat status = {};
    QCOMPARE(::stat(path().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, mode_t{0600});
    QCOMPARE(loadOrCreateSecret(path()).value(), made.value());
}

void SecretTest::oneSecretForManyAtOnce() {
    std::vector<std::string> secrets(8);
    std::vector<std::thread> threads;
    for (std::string& secret : secrets)
        threads.emplace_back([this, &secret] { secret = loadOrCreateSecret(path()).value(); });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(std::set<std::string>(secrets.begin(), secrets.end()).size(), std::size_t{1});
}

void SecretTest::textCanBeCopied() {
    const auto made = loadOrCreateSecret(path(), SecretForm::Text);
    QVERIFY(made.ok());
    QCOMPARE(made.value().size(), 2 * kSecretBytes);
    QCOMPARE(made.value().find_first_not_of("0123456789abcdef"), std::string::npos);
    QCOMPARE(loadOrCreateSecret(path(), SecretForm::Text).value(), made.value());
    QCOMPARE(loadOrCreateSecret(path()).value(), made.value() + "\n");
}

void SecretTest::textFormIsChecked_data() {
    const std::string word(kSecretBytes, 'x');
    QTest::addColumn<std::string>("content");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("as is") << word << true;
    QTest::newRow("line ends") << word + "\r\n\n" << true;
    QTest::newRow("two lines") << word + "\n" + word << false;
    QTest::newRow("blank inside") << word + " " + word << false;
    QTest::newRow("not ASCII") << word + "\xC3\xA9" << false;
    QTest::newRow("short but for its end") << word.substr(1) + "\n" << false;
    QTest::newRow("empty lines only") << std::string(2 * kSecretBytes, '\n') << false;
}

void SecretTest::textFormIsChecked() {
    QFETCH(std::string, content);
    QFETCH(bool, isFine);
    const mode_t before = ::umask(0077);
    std::ofstream(path()) << content;
    ::umask(before);
    const auto secret = loadOrCreateSecret(path(), SecretForm::Text);
    QCOMPARE(secret.ok(), isFine);
    if (isFine)
        QCOMPARE(secret.value(), std::string(kSecretBytes, 'x'));
}

void SecretTest::refusesDoubtfulFiles_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("fine") << 32 << 0600U << true;
    QTest::newRow("read-only") << 32 << 0400U << true;
    QTest::newRow("longer") << 4096 << 0600U << true;
    QTest::newRow("readable by all") << 32 << 0644U << false;
    QTest::newRow("readable by the group") << 32 << 0640U << false;
    QTest::newRow("writable by others") << 32 << 0602U << false;
    QTest::newRow("empty") << 0 << 0600U << false;
    QTest::newRow("short") << 31 << 0600U << false;
    QTest::newRow("too long") << 4097 << 0600U << false;
}

void SecretTest::refusesDoubtfulFiles() {
    QFETCH(int, size);
    QFETCH(uint, mode);
    QFETCH(bool, accepted);
    const std::string content(static_cast<std::size_t>(size), 'q');
    std::ofstream(path()) << content;
    QCOMPARE(::chmod(path().c_str(), mode), 0);
    const auto loaded = loadOrCreateSecret(path());
    QCOMPARE(loaded.ok(), accepted);
    if (accepted) {
        QCOMPARE(loaded.value(), content);
        return;
    }
    QVERIFY(loaded.error().message.find(path().string()) != std::string::npos);
    QVERIFY(loaded.error().message.find("qqq") == std::string::npos);
}

void SecretTest::refusesWhatIsNoFile() {
    std::filesystem::create_directory(folder() / "directory");
    std::filesystem::create_symlink(path(), folder() / "link");
    QVERIFY(!loadOrCreateSecret(folder() / "directory").ok());
    QVERIFY(!loadOrCreateSecret(folder() / "link").ok());
    QCOMPARE(::mkfifo((folder() / "pipe").c_str(), 0600), 0);
    QVERIFY(!loadOrCreateSecret(folder() / "pipe").ok());
    QVERIFY(!loadOrCreateSecret(folder() / "missing" / "secret").ok());
}

void SecretTest::leavesNoDraftBehind() {
    QVERIFY(loadOrCreateSecret(path()).ok());
    const std::filesystem::directory_iterator files(folder());
    QCOMPARE(std::distance(begin(files), end(files)), std::ptrdiff_t{1});
}

void SecretTest::hashesAndCompares() {
    QCOMPARE(hashText(""),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(hashText("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QVERIFY(equalSecrets("", ""));
    QVERIFY(equalSecrets("abc", "abc"));
    QVERIFY(!equalSecrets("abc", "abd"));
    QVERIFY(!equalSecrets("abc", "abcd"));
}

void SecretTest::randomBytesDiffer() {
    QVERIFY(randomBytes(0).empty());
    QCOMPARE(randomBytes(33).size(), std::size_t{33});
    std::set<std::string> seen;
    for (int round = 0; round < 1000; ++round)
        seen.insert(randomBytes(16));
    QCOMPARE(seen.size(), std::size_t{1000});
}

void SecretTest::base64Url_data() {
    QTest::addColumn<QByteArray>("bytes");
    for (int size = 0; size < 70; ++size) {
        QByteArray bytes;
        for (int at = 0; at < size; ++at)
            bytes.append(static_cast<char>(at * 37 + size * 11));
        QTest::addRow("%d bytes", size) << bytes;
    }
    QTest::newRow("all ones") << QByteArray(33, '\xFF');
}

void SecretTest::base64Url() {
    QFETCH(QByteArray, bytes);
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const std::string encoded = base64UrlEncoded(bytes.toStdString());
    QCOMPARE(encoded, bytes.toBase64(options).toStdString());
    QVERIFY(base64UrlDecoded(encoded) == bytes.toStdString());
}

void SecretTest::base64UrlStrict_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"A", "AAAAA", "AA==", "AAA=", "AA+A", "AA/A", "AA A", " AAA", "AAA\n",
                             "AB", "A_", "AAB", "A.AA",
                             "\xC3\xA9"
                             "AA"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("NUL") << QByteArray("AA\0A", 4);
}

void SecretTest::base64UrlStrict() {
    QFETCH(QByteArray, text);
    QVERIFY(!base64UrlDecoded(text.toStdString()));
}

QTEST_APPLESS_MAIN(SecretTest)
#include "tst_secret.moc"
