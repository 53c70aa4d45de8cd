// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.nio.ByteBuffer;

/** Keys that everybody knows. */
final class TestKeys {
  private TestKeys() {}

  static byte[] bytes(long seed) {
    return ByteBuffer.allocate(NoiseKey.BYTES).put(NoiseKey.TEST_PREFIX).putLong(seed).array();
  }

  static NoiseKey of(long seed) {
    System.setProperty(NoiseKey.TEST_KEYS_PROPERTY, "true");
    try {
      return NoiseKey.of(bytes(seed));
    } finally {
      System.clearProperty(NoiseKey.TEST_KEYS_PROPERTY);
    }
  }
}
