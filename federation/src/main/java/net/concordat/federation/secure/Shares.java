// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Shamir's secret sharing (1979), byte by byte over the field of 256 elements with the polynomial
 * of AES: any threshold of shares gives the secret, fewer say nothing of it. Holder number i (from
 * 1) has the value at i of a random polynomial whose value at 0 is the secret.
 */
final class Shares {
  private static final int POLYNOMIAL = 0x1b;
  private static final int MOST = 255;

  private Shares() {}

  /**
   * Shares a secret out.
   *
   * @param holders how many have a share, at most 255
   * @param threshold how many shares give it, from 1 to the holders
   * @param random fills the coefficients, each as long as the secret, with what nobody can guess
   * @return each holder's share in the order of their numbers, as long as the secret
   */
  static List<byte[]> split(byte[] secret, int holders, int threshold, Consumer<byte[]> random) {
    if (threshold < 1 || holders < threshold || holders > MOST) {
      throw new IllegalArgumentException(
          "A secret is shared out among up to %d holders of whom 1 or more give it, not %d of %d"
              .formatted(MOST, threshold, holders));
    }
    byte[][] coefficients = new byte[threshold][secret.length];
    coefficients[0] = secret.clone();
    for (int power = 1; power < threshold; power++) {
      random.accept(coefficients[power]);
    }
    List<byte[]> shares = new ArrayList<>();
    for (int holder = 1; holder <= holders; holder++) {
      byte[] share = new byte[secret.length];
      for (int i = 0; i < share.length; i++) {
        int value = 0;
        for (int power = threshold - 1; power >= 0; power--) {
          value = times(value, holder) ^ (coefficients[power][i] & 0xff);
        }
        share[i] = (byte) value;
      }
      shares.add(share);
    }
    return shares;
  }

  /** The secret, of as many shares as its threshold; of fewer, or of wrong ones, anything. */
  static byte[] combine(Map<Integer, byte[]> shares) {
    int length = shares.values().iterator().next().length;
    byte[] secret = new byte[length];
    for (Map.Entry<Integer, byte[]> share : shares.entrySet()) {
      if (share.getValue().length != length) {
        throw new IllegalArgumentException("Shares of one secret are equally long");
      }
      int weight = weight(share.getKey(), shares);
      for (int i = 0; i < length; i++) {
        secret[i] ^= (byte) times(share.getValue()[i] & 0xff, weight);
      }
    }
    return secret;
  }

  /** Lagrange's factor at 0: the product over the others of x_j / (x_j - x_i). */
  private static int weight(int holder, Map<Integer, byte[]> shares) {
    int above = 1;
    int below = 1;
    for (int other : shares.keySet()) {
      if (other != holder) {
        above = times(above, other);
        below = times(below, other ^ holder);
      }
    }
    return times(above, inverse(below));
  }

  /** Without a table or a branch on what is secret. */
  static int times(int a, int b) {
    int product = 0;
    int left = a;
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      product ^= -(b >> bit & 1) & left;
      left = (left << 1 ^ -(left >> 7 & 1) & POLYNOMIAL) & 0xff;
    }
    return product;
  }

  /** To the power of 254. */
  private static int inverse(int a) {
    int result = 1;
    for (int i = 0; i < MOST - 1; i++) {
      result = times(result, a);
    }
    return result;
  }
}
