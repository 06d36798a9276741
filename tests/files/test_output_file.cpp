// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QTemporaryDir>

#include "core/files/output_file.h"
#include "tests/support/room_test.h"

using namespace tricolor;

class TestOutputFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }
  void aFileAppearsOnlyWhenItIsComplete();
  void withoutACommitNothingIsLeftBehind();
  void anOldFileStaysUntilTheNewOneIsComplete();
  void permissionsOfAnOldFileAreKept();
  void aLinkIsFollowed();
  void aLinkToNothingYetMakesWhatItPointsTo();
  void aCircleOfLinksIsRefused();
  void aDeviceIsWrittenDirectly();
  void aFullDiskIsAnErrorThatNamesTheFile();
  void theLongestNamesCanBeWritten_data();
  void theLongestNamesCanBeWritten();
  void whatCannotBeWrittenIsRefusedAtOnce_data();
  void whatCannotBeWrittenIsRefusedAtOnce();

 private:
  QString path(const char* name) const { return m_folder->filePath(name); }
  QStringList names() const {
    return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
  }
  static QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
  }
  std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOutputFile::aFileAppearsOnlyWhenItIsComplete() {
  Result<OutputFile> file = OutputFile::create(path("new.csv").toStdString());
  QVERIFY(file.ok());
  file.value().write("a,b\n");
  QVERIFY(!QFile::exists(path("new.csv")));
  file.value().write("1,2\n");
  QVERIFY(!file.value().commit());
  QCOMPARE(content(path("new.csv")), QByteArray("a,b\n1,2\n"));
  QCOMPARE(names(), QStringList{"new.csv"});
}

void TestOutputFile::withoutACommitNothingIsLeftBehind() {
  {
    Result<OutputFile> file = OutputFile::create(path("new.csv").toStdString());
    QVERIFY(file.ok());
    const OutputFile moved = file.take();
    QCOMPARE(names().size(), 1);
  }
  QCOMPARE(names(), QStringList{});
}

void TestOutputFile::anOldFileStaysUntilTheNewOneIsComplete() {
  QFile old(path("old.csv"));
  QVERIFY(old.open(QIODevice::WriteOnly));
  old.write("old");
  old.close();
  {
    Result<OutputFile> file = OutputFile::create(path("old.csv").toStdString());
    file.value().write("half");
  }
  QCOMPARE(content(path("old.csv")), QByteArray("old"));
  Result<OutputFile> file = OutputFile::create(path("old.csv").toStdString());
  file.value().write("new");
  QVERIFY(!file.value().commit());
  QCOMPARE(content(path("old.csv")), QByteArray("new"));
}

void TestOutputFile::permissionsOfAnOldFileAreKept() {
  QFile old(path("old.csv"));
  QVERIFY(old.open(QIODevice::WriteOnly));
  old.close();
  const auto wanted = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
  QVERIFY(old.setPermissions(wanted));
  const QFile::Permissions before = QFile::permissions(path("old.csv"));
  Result<OutputFile> file = OutputFile::create(path("old.csv").toStdString());
  QVERIFY(!file.value().commit());
  QCOMPARE(QFile::permissions(path("old.csv")), before);
}

void TestOutputFile::aLinkIsFollowed() {
  QFile target(path("target.csv"));
  QVERIFY(target.open(QIODevice::WriteOnly));
  target.close();
  QVERIFY(QFile::link(path("target.csv"), path("link.csv")));
  Result<OutputFile> file = OutputFile::create(path("link.csv").toStdString());
  file.value().write("x");
  QVERIFY(!file.value().commit());
  QVERIFY(QFileInfo(path("link.csv")).isSymLink());
  QCOMPARE(content(path("target.csv")), QByteArray("x"));
}

void TestOutputFile::aLinkToNothingYetMakesWhatItPointsTo() {
  // Relative, and through a second link, as `ln -s` makes them.
  QVERIFY(QFile::link("target.csv", path("second.csv")));
  QVERIFY(QFile::link("second.csv", path("first.csv")));
  Result<OutputFile> file = OutputFile::create(path("first.csv").toStdString());
  QVERIFY(file.ok());
  file.value().write("x");
  QVERIFY(!file.value().commit());
  QVERIFY(QFileInfo(path("first.csv")).isSymLink());
  QVERIFY(QFileInfo(path("second.csv")).isSymLink());
  QVERIFY(!QFileInfo(path("target.csv")).isSymLink());
  QCOMPARE(content(path("target.csv")), QByteArray("x"));
}

void TestOutputFile::aCircleOfLinksIsRefused() {
  QVERIFY(QFile::link("b.csv", path("a.csv")));
  QVERIFY(QFile::link("a.csv", path("b.csv")));
  const Result<OutputFile> file = OutputFile::create(path("a.csv").toStdString());
  QVERIFY(!file.ok());
  QVERIFY(file.error().find("a.csv: cannot be written: ") != std::string::npos);
  QVERIFY(QFileInfo(path("a.csv")).isSymLink());
}

void TestOutputFile::aDeviceIsWrittenDirectly() {
  if (!QFile::exists("/dev/null")) QSKIP("this system has no /dev/null");
  Result<OutputFile> file = OutputFile::create("/dev/null");
  QVERIFY(file.ok());
  file.value().write("x");
  QVERIFY(!file.value().commit());
  QVERIFY(!QFileInfo("/dev/null").isFile());
}

void TestOutputFile::aFullDiskIsAnErrorThatNamesTheFile() {
  if (!QFile::exists("/dev/full")) QSKIP("this system has no /dev/full");
  Result<OutputFile> file = OutputFile::create("/dev/full");
  QVERIFY(file.ok());
  file.value().write(std::string(1'000'000, 'x'));
  const std::optional<Error> error = file.value().commit();
  QVERIFY(error.has_value());
  QVERIFY(error->message.starts_with("/dev/full: cannot be written: "));
}

void TestOutputFile::theLongestNamesCanBeWritten_data() {
  QTest::addColumn<QString>("name");
  for (const int bytes : {249, 250, 251, 255}) {
    QTest::addRow("%d bytes", bytes) << QString(bytes - 4, 'x') + ".csv";
  }
  // So that the temporary name ends within a letter, however it is cut.
  QTest::newRow("letters of two bytes") << QString(125, QChar(0xE9)) + "x.csv";
  QTest::newRow("letters of two bytes, shifted") << "x" + QString(127, QChar(0xE9));
}

void TestOutputFile::theLongestNamesCanBeWritten() {
  QFETCH(QString, name);
  const QString place = m_folder->filePath(name);
  for (const char* text : {"first", "second"}) {
    Result<OutputFile> file = OutputFile::create(place.toStdString());
    QVERIFY2(file.ok(), file.ok() ? "" : file.error().c_str());
    const QStringList beside = names();  // one that is no text would not be found by this name
    QVERIFY(QFile::exists(m_folder->filePath(beside.last())));
    file.value().write(text);
    QVERIFY(!file.value().commit());
    QCOMPARE(content(place), QByteArray(text));
    QCOMPARE(names(), QStringList{name});
  }
}

void TestOutputFile::whatCannotBeWrittenIsRefusedAtOnce_data() {
  QTest::addColumn<QString>("path");
  QTest::newRow("no folder") << "/no/such/folder/x.csv";
  QTest::newRow("a folder") << "/";
  QTest::newRow("no name") << "";
  QTest::newRow("below a file") << "/dev/null/x.csv";
}

void TestOutputFile::whatCannotBeWrittenIsRefusedAtOnce() {
  QFETCH(QString, path);
  const Result<OutputFile> file = OutputFile::create(path.toStdString());
  QVERIFY(!file.ok());
  QVERIFY(file.error().find("; give ") != std::string::npos);
}

TRICOLOR_TEST(output_file, TestOutputFile)
#include "test_output_file.moc"
