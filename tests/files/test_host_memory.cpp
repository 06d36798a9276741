// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QTemporaryDir>

#include "core/files/host_memory.h"
#include "tests/support/room_test.h"

using namespace tricolor;

/// Files of a made-up machine below a temporary root.
class TestHostMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_root = std::make_unique<QTemporaryDir>(); }
  void theKernelsAvailableMemoryIsTaken();
  void aControlGroupCanLeaveLess();
  void aParentGroupCanLeaveLess();
  void fileCacheOfAGroupCountsAsFree();
  void versionOneGroupsAreReadToo();
  void aGroupBeyondItsLimitLeavesNothingToGive();
  void withoutAnyFileTheAnswerIsUnknown();
  void thisMachineHasSome();

 private:
  void write(const QString& name, const QByteArray& text) {
    const QString path = m_root->filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  quint64 available() const { return available_host_memory(m_root->path().toStdString()); }

  std::unique_ptr<QTemporaryDir> m_root;
};

constexpr const char* kMeminfo =
    "MemTotal:       24000000 kB\nMemFree:         2000000 kB\nMemAvailable:    4000000 kB\n"
    "HugePages_Total:       0\nHugepagesize:       2048 kB\n";

void TestHostMemory::theKernelsAvailableMemoryIsTaken() {
  write("proc/meminfo", kMeminfo);
  QCOMPARE(available(), quint64{4000000} * 1024);
}

void TestHostMemory::aControlGroupCanLeaveLess() {
  write("proc/meminfo", kMeminfo);
  write("proc/self/cgroup", "0::/box\n");
  write("sys/fs/cgroup/box/memory.max", "1000000\n");
  write("sys/fs/cgroup/box/memory.current", "400000\n");
  QCOMPARE(available(), quint64{600000});
  write("sys/fs/cgroup/box/memory.max", "max\n");
  QCOMPARE(available(), quint64{4000000} * 1024);
}

void TestHostMemory::aParentGroupCanLeaveLess() {
  write("proc/meminfo", kMeminfo);
  write("proc/self/cgroup", "0::/box/inner\n");
  write("sys/fs/cgroup/box/inner/memory.max", "max\n");
  write("sys/fs/cgroup/box/inner/memory.current", "1\n");
  write("sys/fs/cgroup/box/memory.max", "1000000\n");
  write("sys/fs/cgroup/box/memory.current", "400000\n");
  QCOMPARE(available(), quint64{600000});
}

void TestHostMemory::fileCacheOfAGroupCountsAsFree() {
  write("proc/meminfo", kMeminfo);
  write("proc/self/cgroup", "0::/\n");
  write("sys/fs/cgroup/memory.max", "1000000\n");
  write("sys/fs/cgroup/memory.current", "900000\n");
  write("sys/fs/cgroup/memory.stat", "anon 100000\nfile 800000\ninactive_file 500000\n");
  QCOMPARE(available(), quint64{600000});
}

void TestHostMemory::versionOneGroupsAreReadToo() {
  write("proc/meminfo", kMeminfo);
  write("proc/self/cgroup", "5:cpu,cpuacct:/\n4:memory:/docker/abc\n");
  write("sys/fs/cgroup/memory/memory.limit_in_bytes", "1000000\n");
  write("sys/fs/cgroup/memory/memory.usage_in_bytes", "300000\n");
  QCOMPARE(available(), quint64{700000});
}

void TestHostMemory::aGroupBeyondItsLimitLeavesNothingToGive() {
  write("proc/self/cgroup", "0::/\n");
  write("sys/fs/cgroup/memory.max", "1000\n");
  write("sys/fs/cgroup/memory.current", "2000\n");
  QCOMPARE(available(), quint64{1});
}

void TestHostMemory::withoutAnyFileTheAnswerIsUnknown() {
  write("proc/meminfo", "nonsense\n");
  QCOMPARE(available(), quint64{0});
}

void TestHostMemory::thisMachineHasSome() {
  if (!QFile::exists("/proc/meminfo")) QSKIP("this system has no /proc/meminfo");
  QVERIFY(available_host_memory() > 0);
}

TRICOLOR_TEST(host_memory, TestHostMemory)
#include "test_host_memory.moc"
