// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param status the HTTP status; null if there was no answer
 * @param error why it failed; null if the receiver took it
 */
record Answer(@Nullable Integer status, @Nullable String error) {
  private static final int GONE = 410;

  static Answer of(int status) {
    if (status >= 200 && status < 300) {
      return new Answer(status, null);
    }
    return new Answer(
        status,
        status >= 300 && status < 400
            ? "Answered " + status + "; redirections are not followed."
            : "Answered " + status + ".");
  }

  static Answer none(String why) {
    return new Answer(null, why);
  }

  /** Whether the receiver wants nothing any more. */
  boolean isGone() {
    return status != null && status == GONE;
  }
}
