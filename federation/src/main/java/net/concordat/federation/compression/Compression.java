// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.compression;

/** Numbers in fewer bytes, not all of them exactly. */
public interface Compression {
  /**
   * Packs numbers; what is beyond the largest that can be told is told as that one.
   *
   * @param values all finite
   * @return {@link #bytes} for so many numbers
   */
  byte[] pack(float[] values);

  /**
   * Unpacks them.
   *
   * @throws IllegalArgumentException if the bytes are not those of so many finite numbers
   */
  float[] unpack(byte[] packed, int count);

  /** How many bytes so many numbers take. */
  int bytes(int count);

  /** Refuses bytes of another number of numbers. */
  default void requireBytes(byte[] packed, int count) {
    if (packed.length != bytes(count)) {
      throw new IllegalArgumentException(
          "An update of %d numbers has %d bytes in this form, but this one has %d"
              .formatted(count, bytes(count), packed.length));
    }
  }

  /** Refuses a number that is none. */
  static float requireFinite(float value, int place) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "An update must be finite, but number %d is %s".formatted(place, value));
    }
    return value;
  }
}
