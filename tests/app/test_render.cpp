// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/room_test.h"

/// `tricolor render` from outside, as a script calls it.
class TestRender : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyViewGivesTheAskedSize_data();
  void everyViewGivesTheAskedSize();
  void theSameCommandGivesTheSameBytes_data();
  void theSameCommandGivesTheSameBytes();
  void scaleMultipliesPixels();
  void themesGiveDifferentPictures();
  void badInputIsOneLineAndExitCodeTwo_data();
  void badInputIsOneLineAndExitCodeTwo();
  void aMomentThatNeverComesIsSaid();
  void helpAndVersionGoToStandardOutput();
  void aFullDiskUnderStandardOutputIsReported();
  void withoutADisplayTheWindowSaysWhatToDo();

 private:
  struct Outcome {
    int exit_code = -1;
    QByteArray out;
    QByteArray err;
  };
  Outcome run(const QStringList& arguments);
  QByteArray draw(QStringList arguments, const QString& name);
  QString path(const QString& name) const { return m_folder.filePath(name); }

  QTemporaryDir m_folder;
  const QStringList m_small = {"render", "--program", "steady", "--params", "n=500,steps=200000",
                               "--size", "480x300"};
};

TestRender::Outcome TestRender::run(const QStringList& arguments) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
    environment.remove(name);
  }
  process.setProcessEnvironment(environment);
  process.start(TRICOLOR_APP_PATH, arguments);
  if (!process.waitForFinished(120'000)) return {};
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray TestRender::draw(QStringList arguments, const QString& name) {
  const Outcome outcome = run(arguments << "--out" << path(name));
  if (outcome.exit_code != 0) qWarning("%s", outcome.err.constData());
  QFile file(path(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRender::everyViewGivesTheAskedSize_data() {
  QTest::addColumn<QString>("view");
  for (const char* view : {"heap", "graph", "memory", "cycles", "window"})
    QTest::newRow(view) << view;
}

void TestRender::everyViewGivesTheAskedSize() {
  QFETCH(QString, view);
  const QByteArray bytes = draw(QStringList(m_small) << "--view" << view << "--caption"
                                                     << "Test",
                                "view.png");
  QCOMPARE(QImage::fromData(bytes).size(), QSize(480, 300));
}

void TestRender::theSameCommandGivesTheSameBytes_data() {
  QTest::addColumn<QString>("view");
  QTest::addColumn<QString>("ending");
  for (const char* view : {"heap", "graph", "window"}) {
    for (const char* ending : {"png", "svg", "pdf"}) {
      QTest::newRow(qPrintable(QString("%1 %2").arg(view, ending))) << view << ending;
    }
  }
}

void TestRender::theSameCommandGivesTheSameBytes() {
  QFETCH(QString, view);
  QFETCH(QString, ending);
  const QStringList command = QStringList(m_small) << "--view" << view << "--at"
                                                   << "cycle:2";
  const QByteArray first = draw(command, "first." + ending);
  QVERIFY(!first.isEmpty());
  QCOMPARE(draw(command, "second." + ending), first);
}

void TestRender::scaleMultipliesPixels() {
  const QByteArray bytes = draw(QStringList(m_small) << "--view"
                                                     << "memory"
                                                     << "--scale"
                                                     << "2",
                                "scaled.png");
  QCOMPARE(QImage::fromData(bytes).size(), QSize(960, 600));
}

void TestRender::themesGiveDifferentPictures() {
  QByteArray last;
  for (const char* theme : {"light", "dark", "projector", "print"}) {
    const QByteArray bytes = draw(QStringList(m_small) << "--view"
                                                       << "memory"
                                                       << "--theme" << theme,
                                  "theme.png");
    QVERIFY(!bytes.isEmpty() && bytes != last);
    last = bytes;
  }
}

void TestRender::badInputIsOneLineAndExitCodeTwo_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("mentioned");
  const auto row = [](const char* name, const QStringList& arguments, const char* mentioned) {
    QTest::newRow(name) << (QStringList{"render"} << arguments << "--out"
                                                  << "never.png")
                        << QString(mentioned);
  };
  const QStringList steady = {"--program", "steady"};
  row("no program", {}, "--program");
  row("unknown program", {"--program", "nothing"}, "nothing");
  row("unknown parameter",
      QStringList(steady) << "--params"
                          << "zzz=1",
      "zzz");
  row("too many objects",
      QStringList(steady) << "--params"
                          << "n=1000000000000",
      "n");
  row("bad gogc",
      QStringList(steady) << "--gogc"
                          << "-5",
      "--gogc");
  row("bad limit",
      QStringList(steady) << "--memory-limit"
                          << "12potatoes",
      "12potatoes");
  row("bad time",
      QStringList(steady) << "--at"
                          << "yesterday",
      "--at");
  row("bad cycle",
      QStringList(steady) << "--at"
                          << "cycle:0",
      "--at");
  row("bad view",
      QStringList(steady) << "--view"
                          << "roof",
      "roof");
  row("bad size",
      QStringList(steady) << "--size"
                          << "0x9",
      "--size");
  row("huge",
      QStringList(steady) << "--size"
                          << "16384x16384"
                          << "--scale"
                          << "8",
      "--size");
  row("bad scale",
      QStringList(steady) << "--scale"
                          << "nan",
      "--scale");
  row("bad theme",
      QStringList(steady) << "--theme"
                          << "pink",
      "pink");
  row("unknown option",
      QStringList(steady) << "--colour"
                          << "red",
      "--colour");
  row("lessons", {"--lesson", "x", "--program", "steady"}, "--lesson");
  QTest::newRow("no ending") << (QStringList(m_small) << "--out"
                                                      << "picture")
                             << QString("picture");
  QTest::newRow("no folder") << (QStringList(m_small) << "--out"
                                                      << "/no/such/dir/p.png")
                             << QString("/no/such/dir");
  QTest::newRow("bare program") << QStringList{"render", "--out", path("p.png"), "--program"}
                                << QString("--program needs a value");
  QTest::newRow("no out") << m_small << QString("--out");
  QTest::newRow("bad window option") << QStringList{"--them", "dark"} << QString("--theme");
  QTest::newRow("unknown command") << QStringList{"rendr"} << QString("rendr: no such file");
  QTest::newRow("bad window theme") << QStringList{"--theme", "pink"} << QString("pink");
}

void TestRender::badInputIsOneLineAndExitCodeTwo() {
  QFETCH(QStringList, arguments);
  QFETCH(QString, mentioned);
  const Outcome outcome = run(arguments);
  QCOMPARE(outcome.exit_code, 2);
  QVERIFY(outcome.out.isEmpty());
  QVERIFY2(outcome.err.startsWith("tricolor: "), outcome.err.constData());
  QCOMPARE(outcome.err.count('\n'), 1);
  QVERIFY2(QString::fromUtf8(outcome.err).contains(mentioned), outcome.err.constData());
  QVERIFY(!outcome.err.contains("tricolor-cli"));
}

void TestRender::aMomentThatNeverComesIsSaid() {
  const Outcome outcome = run(QStringList(m_small) << "--at"
                                                   << "cycle:999999"
                                                   << "--out" << path("late.png"));
  QCOMPARE(outcome.exit_code, 2);
  QVERIFY2(outcome.err.contains("the program ends after"), outcome.err.constData());
  QVERIFY(!QFile::exists(path("late.png")));
}

void TestRender::helpAndVersionGoToStandardOutput() {
  for (const QStringList& arguments :
       {QStringList{"--help"}, QStringList{"render", "--help"}, QStringList{"--version"},
        QStringList{"screenshots", "--help"}}) {
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exit_code, 0);
    QVERIFY(outcome.out.startsWith("tricolor"));
    QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
  }
}

void TestRender::aFullDiskUnderStandardOutputIsReported() {
  if (!QFile::exists("/dev/full")) QSKIP("this system has no /dev/full");
  for (const char* arguments : {"--help", "--version", "render --help"}) {
    QProcess shell;
    shell.start("/bin/sh",
                {"-c", QString("'%1' %2 > /dev/full").arg(TRICOLOR_APP_PATH, arguments)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 2);
    const QByteArray errors = shell.readAllStandardError();
    QVERIFY2(errors.startsWith("tricolor: standard output: cannot be written: "), errors);
  }
}

void TestRender::withoutADisplayTheWindowSaysWhatToDo() {
#if !defined(Q_OS_LINUX)
  QSKIP("only Linux may have no display");
#endif
  const Outcome outcome = run({});
  QCOMPARE(outcome.exit_code, 2);
  QVERIFY(outcome.err.contains("tricolor render"));
}

TRICOLOR_TEST(render, TestRender)
#include "test_render.moc"
