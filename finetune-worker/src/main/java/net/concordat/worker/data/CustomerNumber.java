// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.nio.ByteBuffer;
import net.concordat.common.CanonicalHash;

/** A customer's name as a number, without a table of all names in memory. */
public final class CustomerNumber {
  private CustomerNumber() {}

  /** Of 62 bits, so that numbers of two banks can be set apart by adding. */
  public static long of(String name) {
    byte[] digest = CanonicalHash.of("concordat/customer").text(name).digest();
    return ByteBuffer.wrap(digest).getLong() >>> 2;
  }
}
