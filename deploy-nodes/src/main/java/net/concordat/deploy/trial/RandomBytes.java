// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.InputStream;
import java.util.Random;

/** So many pseudo-random bytes, the same for the same seed. */
final class RandomBytes extends InputStream {
  private final Random random;
  private long left;

  RandomBytes(long bytes, long seed) {
    this.random = new Random(seed);
    this.left = bytes;
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    return random.nextInt(1 << 8);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (left == 0 && length > 0) {
      return -1;
    }
    byte[] part = new byte[(int) Math.min(left, length)];
    random.nextBytes(part);
    System.arraycopy(part, 0, into, offset, part.length);
    left -= part.length;
    return part.length;
  }
}
