// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// The installing part of packaging/common.sh, run against faked system tools.
#include <QtTest>

#include "tests/support/room_test.h"

namespace {

/// The real tools that the scripts need; everything else on the PATH is faked.
const char* const kRealTools[] = {"bash", "env", "dirname", "sort", "head", "true"};

constexpr char kFakeAptGet[] = R"(#!/bin/sh
echo "${DEBIAN_FRONTEND:-interactive} $*" >> "$CALLS"
)";
constexpr char kFakeDpkgQuery[] = R"(#!/bin/sh
for last; do :; done
case " $INSTALLED " in *" $last "*) echo installed ;; *) exit 1 ;; esac
)";
constexpr char kFakeId[] = R"(#!/bin/sh
echo "$FAKE_UID"
)";
constexpr char kFakeSudo[] = R"(#!/bin/sh
echo "sudo $*" >> "$CALLS"
[ "$1" = -n ] && shift
exec "$@"
)";

struct Outcome {
  int exit_code = -1;
  QString errors;     ///< standard error
  QStringList calls;  ///< what the fakes were asked to do, one line each
};

/// A PATH of its own with faked tools; the scripts cannot reach the real package manager.
class FakeSystem {
 public:
  FakeSystem() {
    for (const char* tool : kRealTools) {
      QFile::link(QStandardPaths::findExecutable(tool), m_bin.filePath(tool));
    }
    add("dpkg-query", kFakeDpkgQuery);
    add("id", kFakeId);
  }

  void add(const QString& name, const char* script) {
    QFile file(m_bin.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  }

  /// install_packages alpha beta, as the user `uid`, where `installed` is there already.
  Outcome install(const char* uid, const char* installed) const {
    const QString calls = m_bin.filePath("calls.log");
    QProcessEnvironment environment;
    environment.insert("PATH", m_bin.path());
    environment.insert("CALLS", calls);
    environment.insert("FAKE_UID", uid);
    environment.insert("INSTALLED", installed);
    QProcess bash;
    bash.setProcessEnvironment(environment);
    bash.start(m_bin.filePath("bash"), {"-euo", "pipefail", "-c",
                                        "source '" TRICOLOR_SOURCE_DIR
                                        "/packaging/common.sh'; install_packages alpha beta"});
    if (!bash.waitForFinished()) return {};
    QFile log(calls);
    const bool called = log.open(QIODevice::ReadOnly);
    return {
        bash.exitCode(), QString::fromUtf8(bash.readAllStandardError()),
        called ? QString::fromUtf8(log.readAll()).split('\n', Qt::SkipEmptyParts) : QStringList()};
  }

 private:
  QTemporaryDir m_bin;
};

}  // namespace

class TestPackaging : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsTouchedWhenAllIsInstalled();
  void onlyWhatIsMissingIsInstalled();
  void aUserWithSudoInstallsThroughIt();
  void aUserWithoutSudoGetsTheExactCommand();
  void aSystemWithoutAptGetsOneLineOfNeeds();
};

void TestPackaging::nothingIsTouchedWhenAllIsInstalled() {
  FakeSystem system;
  system.add("apt-get", kFakeAptGet);
  const Outcome outcome = system.install("1000", "alpha beta");
  QCOMPARE(outcome.exit_code, 0);
  QCOMPARE(outcome.calls, QStringList());
}

void TestPackaging::onlyWhatIsMissingIsInstalled() {
  FakeSystem system;
  system.add("apt-get", kFakeAptGet);
  const Outcome outcome = system.install("0", "alpha");
  QCOMPARE(outcome.exit_code, 0);
  QCOMPARE(outcome.calls.size(), 2);
  QVERIFY(outcome.calls[0].startsWith("noninteractive"));
  QVERIFY(outcome.calls[0].endsWith(" update"));
  QVERIFY(outcome.calls[1].startsWith("noninteractive"));
  QVERIFY(outcome.calls[1].endsWith(" install -y --no-install-recommends beta"));
}

void TestPackaging::aUserWithSudoInstallsThroughIt() {
  FakeSystem system;
  system.add("apt-get", kFakeAptGet);
  system.add("sudo", kFakeSudo);
  const Outcome outcome = system.install("1000", "beta");
  QCOMPARE(outcome.exit_code, 0);
  QVERIFY(outcome.calls.filter(QRegularExpression("^sudo -n env .* install .* alpha$")).size() ==
          1);
  QVERIFY(outcome.calls.last().endsWith(" install -y --no-install-recommends alpha"));
}

void TestPackaging::aUserWithoutSudoGetsTheExactCommand() {
  FakeSystem system;
  system.add("apt-get", kFakeAptGet);
  const Outcome outcome = system.install("1000", "");
  QCOMPARE(outcome.exit_code, 2);
  QCOMPARE(outcome.calls, QStringList());
  QCOMPARE(
      outcome.errors,
      QString("tricolor: neither root nor sudo; run this as root, then start again: apt-get update "
              "&& apt-get install -y --no-install-recommends alpha beta\n"));
}

void TestPackaging::aSystemWithoutAptGetsOneLineOfNeeds() {
  const Outcome outcome = FakeSystem().install("0", "");
  QCOMPARE(outcome.exit_code, 2);
  QVERIFY(
      outcome.errors.startsWith("tricolor: this system has no apt-get; install a C++20 compiler"));
  QCOMPARE(outcome.errors.count('\n'), 1);
}

TRICOLOR_TEST(packaging, TestPackaging)
#include "test_packaging.moc"
