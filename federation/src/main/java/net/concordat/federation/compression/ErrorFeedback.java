// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.compression;

/**
 * A client's memory of what compression left out: it is added to the next update (Seide et al.
 * 2014; Karimireddy et al. 2019, arXiv:1901.09847). After any number of rounds the sum of what was
 * sent is the sum of the updates, but for what is left out of the last one. For one thread.
 */
public final class ErrorFeedback {
  private final Compression compression;
  private final float[] left;

  /** With nothing left out yet, for updates of so many numbers. */
  public ErrorFeedback(Compression compression, int count) {
    this(compression, new float[count]);
  }

  /** With what was left out before, as of {@link #left}. */
  public ErrorFeedback(Compression compression, float[] left) {
    this.compression = compression;
    this.left = left.clone();
  }

  /**
   * Packs an update and what was left out before.
   *
   * @throws IllegalArgumentException if it has another number of numbers, or one is not finite
   */
  public byte[] pack(float[] update) {
    if (update.length != left.length) {
      throw new IllegalArgumentException(
          "The update must have %d numbers, but has %d".formatted(left.length, update.length));
    }
    float[] wanted = new float[update.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = update[i] + left[i];
    }
    byte[] packed = compression.pack(wanted);
    float[] told = compression.unpack(packed, wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      left[i] = wanted[i] - told[i];
    }
    return packed;
  }

  /** What the next update will have more, one number for each weight; a copy. */
  public float[] left() {
    return left.clone();
  }
}
