// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** In which form a client sends the numbers of its update. */
@CordaSerializable
public enum UpdateCompression {
  /** Four bytes each: nothing is left out; under masks, a whole number modulo 2^32. */
  NONE(4),
  /** Two bytes each, IEEE 754 binary16. */
  FP16(2),
  /** One byte each: whole steps of one scale for all clients. */
  EIGHT_BITS(1);

  private final int bytes;

  UpdateCompression(int bytes) {
    this.bytes = bytes;
  }

  /** How many bytes a number takes. */
  public int bytes() {
    return bytes;
  }
}
