// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** How the numbers of an update are written. */
@CordaSerializable
public final class UpdateTerms extends Value {
  /** A million: the sum over all clients that can be still leaves places for digits in 32 bits. */
  private static final long MOST_MILLIONTHS = 1_000_000_000_000L;

  private final UpdateCompression compression;
  private final long largestMillionths;

  /**
   * @param compression in which form
   * @param largestMillionths the largest number that can be told, up to a million, in millionths:
   *     what is beyond is cut off. One for all clients and rounds, so that it tells nothing of any;
   *     0 where each number has its own exponent
   */
  @ConstructorForDeserialization
  public UpdateTerms(UpdateCompression compression, long largestMillionths) {
    this.compression = compression;
    this.largestMillionths = largestMillionths;
  }

  /** Requires that it holds with the other terms. */
  void requireFor(FederationMode mode, FederationStrategy strategy, long updateBytes) {
    boolean scaled = mode.isMasked() || compression == UpdateCompression.EIGHT_BITS;
    LedgerRule.FEDERATION_UPDATES.require(
        (!mode.isMasked() || compression == UpdateCompression.NONE)
            && (largestMillionths > 0) == scaled
            && updateBytes % ((long) compression.bytes() * strategy.numbersPerWeight()) == 0,
        compression
            + " up to "
            + largestMillionths
            + ", "
            + updateBytes
            + " bytes, "
            + mode
            + " by "
            + strategy);
  }

  void checkBounds() {
    Bounds.number("largestMillionths", largestMillionths, 0, MOST_MILLIONTHS);
  }

  public UpdateCompression getCompression() {
    return compression;
  }

  public long getLargestMillionths() {
    return largestMillionths;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(compression, largestMillionths);
  }
}
