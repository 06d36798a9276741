// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/keyframe_maker.h"

#include <new>
#include <system_error>
#include <utility>

namespace tricolor {
namespace {

using Clock = std::chrono::steady_clock;

KeyframeMaker::Made pack(World& world) {
  const auto begin = Clock::now();
  try {
    auto frame = std::make_shared<const Keyframe>(world);
    return {std::move(frame), Clock::now() - begin};
  } catch (const std::bad_alloc&) {
    return {};
  }
}

}  // namespace

// Touching so much memory for the first time takes longer than anything else here.
void KeyframeMaker::prepare(KeyframePtr frame) {
  const auto unpack = [this, from = std::move(frame)]() -> Made {
    try {
      m_copy = std::make_unique<World>(from->world.unpack());
    } catch (const std::bad_alloc&) {
      // Then start() will find that out again.
    }
    return {};
  };
  try {
    m_packing = std::async(std::launch::async, unpack);
  } catch (const std::system_error&) {
    // Nobody waits for it.
  }
}

bool KeyframeMaker::start(const World& world) {
  const auto begin = Clock::now();
  try {
    if (m_copy == nullptr) {
      m_copy = std::make_unique<World>(world);
    } else {
      *m_copy = world;
    }
    m_copying = Clock::now() - begin;
    m_packing = std::async(std::launch::async, [copy = m_copy.get()] { return pack(*copy); });
  } catch (const std::bad_alloc&) {
    m_copy = nullptr;
    return false;
  } catch (const std::system_error&) {
    return false;
  }
  return true;
}

KeyframeMaker::Made KeyframeMaker::take() {
  if (idle() || m_packing.wait_for(Duration::zero()) != std::future_status::ready) return {};
  Made made = m_packing.get();
  made.took += m_copying;
  return made;
}

KeyframeMaker::Made KeyframeMaker::finish() {
  Made made;
  if (!idle()) {
    m_packing.wait();
    made = take();
  }
  m_copy = nullptr;
  return made;
}

}  // namespace tricolor
