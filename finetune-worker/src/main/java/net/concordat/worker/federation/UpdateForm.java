// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.federation.compression.Compression;
import net.concordat.federation.compression.EightBits;
import net.concordat.federation.compression.HalfPrecision;
import net.concordat.federation.compression.Whole;

/** How the clients of a federation write the numbers of an update, as the ledger names it. */
public enum UpdateForm {
  /** Four bytes each. */
  NONE,
  /** Two bytes each. */
  FP16,
  /** One byte each, of one scale for all. */
  EIGHT_BITS;

  /**
   * The form itself.
   *
   * @param largest the largest number that eight bits can tell
   */
  public Compression of(double largest) {
    return switch (this) {
      case NONE -> new Whole();
      case FP16 -> new HalfPrecision();
      case EIGHT_BITS -> new EightBits((float) largest);
    };
  }
}
