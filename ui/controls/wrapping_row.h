// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QLayout>
#include <vector>

namespace tricolor::ui {

/// Lays widgets out in a row and continues in the next row when the width is used up, so that a
/// bar with many controls still works in a narrow window. What is left of a row goes before the
/// first widget whose property `flow` is "right".
class WrappingRow : public QLayout {
 public:
  explicit WrappingRow(QWidget* parent, int margin, int spacing);
  ~WrappingRow() override;

  void addItem(QLayoutItem* item) override;
  int count() const override;
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSize() const override;
  void setGeometry(const QRect& rect) override;

 private:
  struct Row;
  std::vector<Row> rows(int width) const;
  void place(const Row& row, const QRect& space) const;

  std::vector<QLayoutItem*> m_items;
};

}  // namespace tricolor::ui
