// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
   * The SHA-256 of weights and memory, in lower-case hexadecimal: what clients compare before they
   * train. Numbers are little endian; each array stands after its length as four bytes.
   */
  public String digest() {
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
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  GlobalModel moved(double[] step, List<double[]> newMemory) {
    float[] next = new float[weights.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = (float) (weights[i] + step[i]);
    }
    return new GlobalModel(next, newMemory);
  }
}
