// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/ownership_words.h"

#include "core/ownership/caption.h"

namespace tricolor::ui {

QString owner_word(OwnerKind kind) {
  switch (kind) {
    case OwnerKind::kUnique:
      return QStringLiteral("unique");
    case OwnerKind::kShared:
      return QStringLiteral("shared");
    case OwnerKind::kWeak:
      return QStringLiteral("weak");
    case OwnerKind::kRaw:
      return QStringLiteral("raw");
    case OwnerKind::kVector:
      return QStringLiteral("vector");
    case OwnerKind::kGo:
      break;
  }
  return {};
}

QString fate_word(ObjectFate fate, Language language) {
  const bool go = language == Language::kGo;
  switch (fate) {
    case ObjectFate::kAlive:
      break;
    case ObjectFate::kUnreached:
      return go ? QStringLiteral("garbage") : QStringLiteral("leaked");
    case ObjectFate::kExpired:
      return QStringLiteral("destroyed");
    case ObjectFate::kFreed:
      return go ? QStringLiteral("collected") : QStringLiteral("freed");
  }
  return {};
}

QString bytes_text(Bytes bytes) {
  return QString::fromStdString(grouped_bytes(bytes));
}

QString object_tip(const OwnershipState::Object& object, Language language) {
  QString tip = QString::fromStdString(object.type) + QStringLiteral(" at 0x") +
                QString::number(object.address, 16) + QStringLiteral(", ") +
                bytes_text(object.bytes);
  if (object.use_count >= 0) {
    tip += QStringLiteral("\nuse count %1, weak count %2")
               .arg(object.use_count)
               .arg(object.weak_count);
  }
  switch (object.fate) {
    case ObjectFate::kAlive:
      return tip + QStringLiteral("\nA variable leads to it.");
    case ObjectFate::kUnreached:
      return tip + (language == Language::kGo
                        ? QStringLiteral("\nNo root leads to it: the next collection frees it.")
                        : QStringLiteral("\nNo variable leads to it: it is never freed."));
    case ObjectFate::kExpired:
      return tip +
             QStringLiteral("\nDestroyed; a weak_ptr keeps its memory for the control block.");
    case ObjectFate::kFreed:
      return tip + QStringLiteral("\nIts memory was given back.");
  }
  return tip;
}

QString owner_tip(const OwnershipState& state, const OwnershipState::Owner& owner,
                  Language language) {
  QString tip = QString::fromStdString(owner.name);
  const QString kind = owner_word(owner.kind);
  if (!kind.isEmpty()) tip += QStringLiteral(" (") + kind + QStringLiteral(")");
  const OwnershipState::Object* target = state.object(owner.target);
  if (target == nullptr) {
    return tip + (language == Language::kGo ? QStringLiteral(": nil or not used any more")
                                            : QStringLiteral(": empty"));
  }
  tip += QStringLiteral(" → ") + QString::fromStdString(target->type);
  if (state.dangles(owner)) tip += QStringLiteral(", which was freed: it dangles");
  return tip;
}

}  // namespace tricolor::ui
