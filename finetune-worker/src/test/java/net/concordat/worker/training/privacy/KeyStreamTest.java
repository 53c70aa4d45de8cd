// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import net.concordat.worker.training.privacy.KeyStream.Purpose;
import org.junit.jupiter.api.Test;

class KeyStreamTest {
  private final NoiseKey key = TestKeys.of(7);

  @Test
  void isAesOfPurposeStepAndCounter() throws GeneralSecurityException {
    KeyStream stream = new KeyStream(key, Purpose.NOISE).seek(0x0102030405L);
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(TestKeys.bytes(7), "AES"));

    // More blocks than a chunk has, so that the counter goes on from one chunk to the next.
    for (long counter = 0; counter < 1_000; counter++) {
      byte[] block = ByteBuffer.allocate(16).putLong(0x0102030405L).putLong(counter).array();
      block[0] = 2;
      ByteBuffer expected = ByteBuffer.wrap(aes.doFinal(block)).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(stream.nextLong()).isEqualTo(expected.getLong());
      assertThat(stream.nextLong()).isEqualTo(expected.getLong());
    }
  }

  @Test
  void differsBetweenPurposesStepsAndKeys() {
    long first = new KeyStream(key, Purpose.NOISE).seek(1).nextLong();

    assertThat(new KeyStream(key, Purpose.NOISE).seek(1).nextLong()).isEqualTo(first);
    assertThat(new KeyStream(key, Purpose.SAMPLING).seek(1).nextLong()).isNotEqualTo(first);
    assertThat(new KeyStream(key, Purpose.NOISE).seek(2).nextLong()).isNotEqualTo(first);
    assertThat(new KeyStream(TestKeys.of(8), Purpose.NOISE).seek(1).nextLong()).isNotEqualTo(first);
  }

  @Test
  void drawsWholeNumbersBelowTheBoundEquallyOften() {
    KeyStream stream = new KeyStream(key, Purpose.ROWS).seek(1);
    int[] counts = new int[5];
    for (int i = 0; i < 50_000; i++) {
      counts[stream.nextInt(5)]++;
    }

    // 10,000 of each are expected, with a standard deviation of 89; 5 of them fail once in 3e5.
    for (int count : counts) {
      assertThat(count).isBetween(9_550, 10_450);
    }
  }
}
