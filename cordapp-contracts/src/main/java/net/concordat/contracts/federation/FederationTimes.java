// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Until when clients answer, and after how long another aggregator may take over. */
@CordaSerializable
public final class FederationTimes extends Value {
  private static final long MOST_SECONDS = 30L * 24 * 3600;

  private final Instant acceptBy;
  private final Instant revealBy;
  private final int trainingSeconds;
  private final int sendingSeconds;

  /**
   * @param acceptBy until when clients accept
   * @param revealBy until when they reveal what they committed to
   * @param trainingSeconds how long after a round the aggregator of the next may wait for
   *     commitments before another may write them, up to 30 days
   * @param sendingSeconds how long after the commitments it may wait for the updates, likewise
   */
  @ConstructorForDeserialization
  public FederationTimes(
      Instant acceptBy, Instant revealBy, int trainingSeconds, int sendingSeconds) {
    this.acceptBy = acceptBy;
    this.revealBy = revealBy;
    this.trainingSeconds = trainingSeconds;
    this.sendingSeconds = sendingSeconds;
  }

  void checkBounds() {
    Bounds.number("trainingSeconds", trainingSeconds, 1, MOST_SECONDS);
    Bounds.number("sendingSeconds", sendingSeconds, 1, MOST_SECONDS);
  }

  public Instant getAcceptBy() {
    return acceptBy;
  }

  public Instant getRevealBy() {
    return revealBy;
  }

  public int getTrainingSeconds() {
    return trainingSeconds;
  }

  public int getSendingSeconds() {
    return sendingSeconds;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(acceptBy, revealBy, trainingSeconds, sendingSeconds);
  }
}
