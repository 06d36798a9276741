// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/tuning_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <array>
#include <utility>

#include "ui/bridge/session.h"
#include "ui/controls/number_slider.h"
#include "ui/controls/program_panel.h"
#include "ui/controls/tuning_specs.h"

namespace tricolor::ui {

namespace {

constexpr int kFirstGoMinor = 19;
constexpr int kLastGoMinor = 26;
constexpr int kGap = 10;

QLabel* title(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "title");
  return label;
}

void set_checked(QCheckBox& box, bool on) {
  const QSignalBlocker quiet(&box);
  box.setChecked(on);
}

}  // namespace

TuningPanel::TuningPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
  setObjectName("tuning");
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(kGap);
  layout->addWidget(title("Tuning", this));
  addSliders(*layout);
  addVersion(*layout);
  addSwitches(*layout);
  layout->addWidget(title("Program", this));
  m_program = new ProgramPanel(session, this);
  layout->addWidget(m_program);
  layout->addStretch(1);
  connect(&session, &Session::configChanged, this, &TuningPanel::showConfig);
  showConfig();
}

void TuningPanel::addSliders(QVBoxLayout& layout) {
  m_gogc = new NumberSlider(gogc_spec(), this);
  m_limit = new NumberSlider(memory_limit_spec(), this);
  m_procs = new NumberSlider(procs_spec(), this);
  for (NumberSlider* slider : {m_gogc, m_limit, m_procs}) layout.addWidget(slider);
  connect(m_gogc, &NumberSlider::valueEdited, this,
          [this](std::int64_t v) { m_session.setGogc(static_cast<std::int32_t>(v)); });
  connect(m_limit, &NumberSlider::valueEdited, this,
          [this](std::int64_t v) { m_session.setMemoryLimit(v); });
  connect(m_procs, &NumberSlider::valueEdited, this,
          [this](std::int64_t v) { m_session.setProcs(static_cast<int>(v)); });
}

void TuningPanel::addVersion(QVBoxLayout& layout) {
  auto* row = new QHBoxLayout;
  m_version = new QComboBox(this);
  m_version->setObjectName("goVersion");
  m_version->setAccessibleName("version of Go");
  m_version->setToolTip("Behave as this version of Go. Changing it starts a new run.");
  for (int minor = kLastGoMinor; minor >= kFirstGoMinor; minor--) {
    m_version->addItem(QString("Go 1.%1").arg(minor), minor);
  }
  m_marker = new QComboBox(this);
  m_marker->setObjectName("marker");
  m_marker->setAccessibleName("marker");
  m_marker->setToolTip(
      "How objects are marked: one by one (classic), or span by span (Green Tea: an experiment in "
      "Go 1.25, the default from 1.26 on).");
  row->addWidget(m_version, 1);
  row->addWidget(m_marker, 1);
  for (QComboBox* box : {m_version, m_marker}) {
    box->setFocusPolicy(Qt::TabFocus);
    box->setMinimumContentsLength(3);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  }
  layout.addLayout(row);
  connect(m_version, &QComboBox::activated, this,
          [this] { m_session.setGoMinor(m_version->currentData().toInt()); });
  connect(m_marker, &QComboBox::activated, this, [this] {
    m_session.setMarker(static_cast<MarkerKind>(m_marker->currentData().toInt()));
  });
}

QCheckBox* TuningPanel::addSwitch(QVBoxLayout& layout, const QString& name, const QString& text,
                                  const QString& help, void (Session::*set)(bool)) {
  auto* box = new QCheckBox(text, this);
  box->setObjectName(name);
  box->setToolTip(help);
  box->setFocusPolicy(Qt::TabFocus);
  layout.addWidget(box);
  connect(box, &QCheckBox::toggled, &m_session, set);
  return box;
}

void TuningPanel::addBarrier(QVBoxLayout& layout) {
  m_barrier = new QComboBox(this);
  m_barrier->setObjectName("writeBarrier");
  m_barrier->setAccessibleName("write barrier");
  m_barrier->setToolTip(
      "Go's hybrid write barrier shades the pointer that a store overwrites (deletion half) and "
      "the "
      "one that it writes (insertion half). With less, pointers that move during marking can hide "
      "objects from the collector; the verifier then stops the run and says what was lost.");
  const std::array<std::pair<const char*, BarrierMode>, 4> modes{
      {{"write barrier: both halves", BarrierMode::kBoth},
       {"deletion half only", BarrierMode::kDeletionOnly},
       {"insertion half only", BarrierMode::kInsertionOnly},
       {"no write barrier", BarrierMode::kNone}}};
  for (const auto& [text, mode] : modes) m_barrier->addItem(text, static_cast<int>(mode));
  m_barrier->setFocusPolicy(Qt::TabFocus);
  m_barrier->setMinimumContentsLength(3);
  m_barrier->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  layout.addWidget(m_barrier);
  connect(m_barrier, &QComboBox::activated, this, [this] {
    m_session.setWriteBarrier(static_cast<BarrierMode>(m_barrier->currentData().toInt()));
  });
}

void TuningPanel::addSwitches(QVBoxLayout& layout) {
  auto* box = new QVBoxLayout;
  box->setSpacing(2);
  addBarrier(*box);
  m_assists = addSwitch(*box, "assists", "mark assists",
                        "Off: goroutines that allocate never help with marking, so the heap can "
                        "grow past its goal.",
                        &Session::setAssists);
  m_limiter = addSwitch(*box, "limiter", "GC CPU limiter",
                        "Off: below a tight memory limit the collector may take all of the CPU.",
                        &Session::setLimiter);
  m_verify = addSwitch(*box, "verify", "verify each cycle",
                       "After each cycle a second reader walks the heap and proves that nothing "
                       "reachable was freed. Changing it starts a new run.",
                       &Session::setVerify);
  layout.addLayout(box);
}

void TuningPanel::showConfig() {
  const Config& config = m_session.config();
  m_gogc->setValue(config.gogc);
  m_gogc->setHint(gogc_hint(config.gogc));
  m_limit->setValue(config.memory_limit);
  m_limit->setHint(memory_limit_hint(config.memory_limit));
  m_procs->setValue(config.procs);
  m_procs->setHint(procs_hint(config.procs));
  m_version->setCurrentIndex(m_version->findData(config.go_minor));
  showMarkers(config.go_minor);
  m_barrier->setCurrentIndex(m_barrier->findData(static_cast<int>(config.write_barrier)));
  set_checked(*m_assists, config.assists);
  set_checked(*m_limiter, config.limiter);
  set_checked(*m_verify, config.verify);
}

void TuningPanel::showMarkers(int go_minor) {
  const bool both = holds(Since::kGreenTeaPossible, go_minor);
  if (m_marker->count() != (both ? 2 : 1)) {
    m_marker->clear();
    if (both) m_marker->addItem("Green Tea", static_cast<int>(MarkerKind::kGreenTea));
    m_marker->addItem("classic", static_cast<int>(MarkerKind::kClassic));
  }
  const MarkerKind marker = chosen_marker(go_minor, m_session.config().marker);
  m_marker->setCurrentIndex(std::max(0, m_marker->findData(static_cast<int>(marker))));
}

}  // namespace tricolor::ui
