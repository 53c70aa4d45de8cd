// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksTest {
  @Test
  void areTheKeyStreamOfAes() {
    int[] vector = {1, 0, 0, 0, 0};

    Masks.add(new byte[32], vector);

    // AES-256 of a block of zeros under a key of zeros: dc95c078 a2408989 ad48a214 92842087.
    assertThat(vector).startsWith(0x78c095dc + 1, 0x898940a2, 0x14a248ad, 0x87208492);
    assertThat(vector[4]).isNotZero();
  }

  @Test
  void areTakenAwayAgainWhateverTheLength() {
    for (int length : new int[] {0, 1, 4095, 4096, 4097, 10_000}) {
      int[] vector = new int[length];
      byte[] seed = {
        7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
        12, 13, 14, 15
      };
      Masks.add(seed, vector);
      Masks.subtract(seed, vector);

      assertThat(vector).containsOnly(length == 0 ? new int[0] : new int[] {0});
    }
  }
}
