// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Sha256;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  static final ArtifactDigest RUN = Sha256.of("a run".getBytes(StandardCharsets.UTF_8));

  private static Checkpoint sample() {
    return new Checkpoint()
        .put("epoch", 3)
        .put("best", 0.1)
        .put("weights", new float[] {1.5f, -0f, Float.NaN, Float.MIN_VALUE})
        .put("steps", new int[] {1, -1})
        .put("random", new byte[] {1, 2, 3});
  }

  @Test
  void givesBackEveryBit() {
    Checkpoint read = Checkpoint.decode(sample().encode());

    assertThat(read.number("epoch")).isEqualTo(3);
    assertThat(read.real("best")).isEqualTo(0.1);
    assertThat(Float.floatToRawIntBits(read.floats("weights")[1])).isEqualTo(0x80000000);
    assertThat(read.floats("weights")).containsExactly(1.5f, -0f, Float.NaN, Float.MIN_VALUE);
    assertThat(read.ints("steps")).containsExactly(1, -1);
    assertThat(read.bytes("random")).containsExactly(1, 2, 3);
    assertThat(read.encode()).isEqualTo(sample().encode());
  }

  @Test
  void isRefusedWithAnyByteChangedOrAnyCutOff() {
    byte[] whole = sample().encode();
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      int at = i;
      assertThatThrownBy(() -> Checkpoint.decode(changed))
          .as("byte %d", i)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("checksum");
      assertThatThrownBy(() -> Checkpoint.decode(Arrays.copyOf(whole, at)))
          .as("first %d bytes", i)
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void namesAPartThatIsMissingOrOfAnotherLength() {
    assertThatThrownBy(() -> sample().bytes("means"))
        .hasMessage("The checkpoint must have 'means', but lacks it");
    assertThatThrownBy(() -> sample().number("weights"))
        .hasMessage("The checkpoint's 'weights' must have 8 bytes, but has 16");
  }
}
