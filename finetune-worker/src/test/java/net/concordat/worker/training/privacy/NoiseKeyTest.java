// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.Test;

class NoiseKeyTest {
  @Test
  void makesAnotherKeyEachTime() {
    assertThat(NoiseKey.fresh().bytes()).hasSize(32).isNotEqualTo(NoiseKey.fresh().bytes());
  }

  @Test
  void goesOnWithTheKeyOfACheckpoint() {
    NoiseKey key = NoiseKey.fresh();

    assertThat(NoiseKey.of(key.bytes()).bytes()).isEqualTo(key.bytes());
  }

  @Test
  void refusesATestKeyOutsideTests() {
    assertThatThrownBy(() -> NoiseKey.of(TestKeys.bytes(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("this is a key for tests, under which nothing is private");
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> NoiseKey.of(new byte[16]))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("A noise key must have 32 bytes, but has 16");
  }

  @Test
  void givesNothingOnceDestroyed() {
    NoiseKey key = NoiseKey.fresh();
    GaussianNoise noise = new GaussianNoise(key);

    key.destroy();

    assertThatThrownBy(key::bytes).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> noise.seek(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> NoiseKey.of(new byte[32]))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("this one was destroyed");
  }
}
