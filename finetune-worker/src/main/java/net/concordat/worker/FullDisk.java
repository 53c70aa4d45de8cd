// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker;

import java.util.List;

/** Tells a full disk from other failures. */
public final class FullDisk {
  /** What Linux says where a disk, a quota or the largest file that is allowed is full. */
  private static final List<String> SAID =
      List.of("No space left on device", "Disk quota exceeded", "File too large");

  private FullDisk() {}

  /**
   * Whether a full disk is the cause, whatever the type of the exception: what failed on another
   * machine comes as the text of an exception of this one.
   */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (SAID.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }
}
