// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the clients train from, with what a strategy remembers from round to round. Whoever
 * aggregates next goes on from it, so it holds all of the state there is.
 *
 * @param weights in the form of the model's parameters
 * @param memory of the strategy, each as long as the weights; empty before the first round
 */
public record GlobalModel(float[] weights, List<double[]> memory) {
  /** Before the first round. */
  public static GlobalModel of(float[] weights) {
    return new GlobalModel(weights, List.of());
  }

  /**
   * The SHA-256 of {@link #encode}, in lower-case hexadecimal: what clients compare before they
   * train.
   */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encode()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  /**
   * Weights and memory as they travel. Numbers are little endian; each array stands after its
   * length as four bytes.
   */
  public byte[] encode() {
    int bytes = 4 + Float.BYTES * weights.length;
    for (double[] one : memory) {
      bytes += 4 + Double.BYTES * one.length;
    }
    ByteBuffer all = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    all.putInt(weights.length);
    for (float weight : weights) {
      all.putFloat(weight);
    }
    for (double[] one : memory) {
      all.putInt(one.length);
      for (double number : one) {
        all.putDouble(number);
      }
    }
    return all.array();
  }

  /**
   * Reads what somebody encoded.
   *
   * @param count how many weights there are, and how many numbers in each memory
   * @throws IllegalArgumentException if the bytes are not of this form, or a number is not finite
   */
  public static GlobalModel decode(byte[] encoded, int count) {
    ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    requireLength(in, count, Float.BYTES);
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) finite(in.getFloat());
    }
    List<double[]> memory = new ArrayList<>();
    while (in.hasRemaining()) {
      requireLength(in, count, Double.BYTES);
      double[] one = new double[count];
      for (int i = 0; i < count; i++) {
        one[i] = finite(in.getDouble());
      }
      memory.add(one);
    }
    return new GlobalModel(weights, memory);
  }

  private static void requireLength(ByteBuffer in, int count, int each) {
    if (in.remaining() < 4 || in.getInt() != count || in.remaining() < (long) each * count) {
      throw new IllegalArgumentException(
          "Global weights must have %d numbers, but have other ones".formatted(count));
    }
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("Global weights must be finite, but one is " + number);
    }
    return number;
  }

  GlobalModel moved(double[] step, List<double[]> newMemory) {
    float[] next = new float[weights.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (weights[i] + step[i]);
    }
    return new GlobalModel(next, newMemory);
  }
}
