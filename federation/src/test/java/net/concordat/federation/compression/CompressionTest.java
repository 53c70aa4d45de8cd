// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CompressionTest {
  private static final HalfPrecision HALF = new HalfPrecision();

  /** Of IEEE 754: the largest and smallest numbers, and ties, which go to the even one. */
  @Test
  void halvesAreThoseOfTheStandard() {
    assertThat(HalfPrecision.half(1)).isEqualTo((short) 0x3c00);
    assertThat(HalfPrecision.half(-2)).isEqualTo((short) 0xc000);
    assertThat(HalfPrecision.half(0.333251953125f)).isEqualTo((short) 0x3555);
    assertThat(HalfPrecision.half(65_504)).isEqualTo((short) 0x7bff);
    assertThat(HalfPrecision.half(1e9f)).isEqualTo((short) 0x7bff);
    assertThat(HalfPrecision.half(0x1p-14f)).isEqualTo((short) 0x0400);
    assertThat(HalfPrecision.half(0x1p-24f)).isEqualTo((short) 0x0001);
    assertThat(HalfPrecision.half(0x1p-25f)).isZero();
    assertThat(HalfPrecision.half(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
    assertThat(HalfPrecision.half(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3c02);
    // The next power of two, by a carry.
    assertThat(HalfPrecision.half(2 - 0x1p-12f)).isEqualTo((short) 0x4000);
  }

  @Test
  void everyHalfIsPackedAsItself() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float number = HalfPrecision.number((short) bits);
      if (Float.isFinite(number) && bits != 0x8000) {
        assertThat(HalfPrecision.half(number)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void halvesAreOffByAtMostTheStatedError() {
    float[] values = numbers(10_000, 0.05);
    float[] told = HALF.unpack(HALF.pack(values), values.length);
    for (int i = 0; i < values.length; i++) {
      double bound = Math.max(0x1p-25, Math.abs(values[i]) * 0x1p-11);
      assertThat((double) Math.abs(told[i] - values[i])).isLessThanOrEqualTo(bound);
    }
  }

  /** 127 steps up to 0.254 are steps of 0.002. */
  @Test
  void eightBitsCountSteps() {
    EightBits bits = new EightBits(0.254f);
    assertThat(bits.pack(new float[] {0, 0.002f, -0.0029f, 0.254f, 9, -9}))
        .containsExactly(0, 1, -1, 127, 127, -127);
    assertThat(bits.unpack(new byte[] {0, 1, -127}, 3)).containsExactly(0, 0.002f, -0.254f);
  }

  @Test
  void eightBitsAreOffByAtMostHalfAStep() {
    float[] values = numbers(10_000, 0.05);
    EightBits bits = new EightBits(0.5f);
    float[] told = bits.unpack(bits.pack(values), values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(Math.abs(told[i] - values[i])).isLessThanOrEqualTo(0.5f / 127 / 2 + 1e-8f);
    }
  }

  @Test
  void refusesWhatIsNoUpdateInThisForm() {
    assertThatThrownBy(() -> HALF.unpack(new byte[7], 4))
        .hasMessage("An update of 4 numbers has 8 bytes in this form, but this one has 7");
    assertThatThrownBy(() -> HALF.unpack(new byte[] {0, 0x7c}, 1))
        .hasMessage("An update must be finite, but number 0 is Infinity");
    assertThatThrownBy(() -> new Whole().unpack(new byte[] {0, 0, (byte) 0xc0, 0x7f}, 1))
        .hasMessage("An update must be finite, but number 0 is NaN");
    assertThatThrownBy(() -> new EightBits(1).unpack(new byte[] {-128}, 1))
        .hasMessage("Eight bits tell -127 to 127, but number 0 is -128");
    assertThatThrownBy(() -> new EightBits(1).pack(new float[] {Float.NaN}))
        .hasMessage("An update must be finite, but number 0 is NaN");
    assertThatThrownBy(() -> new EightBits(0)).hasMessageContaining("must be above 0");
  }

  /** Steps of 1, an update of 0.4 in each round: wanted are 0.4, 0.8, 0.2, 0.6 and 0. */
  @Test
  void whatIsLeftOutIsSentLater() {
    ErrorFeedback feedback = new ErrorFeedback(new EightBits(127), 1);
    int[] expected = {0, 1, 0, 1, 0};
    for (int round = 0; round < expected.length; round++) {
      byte[] packed = feedback.pack(new float[] {0.4f});
      assertThat((int) packed[0]).as("round " + (round + 1)).isEqualTo(expected[round]);
    }
    assertThat(feedback.left()[0]).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-6f));
  }

  @Test
  void afterManyRoundsOnlyTheLastErrorIsLeft() {
    int count = 200;
    EightBits bits = new EightBits(0.2f);
    ErrorFeedback feedback = new ErrorFeedback(bits, count);
    double[] wanted = new double[count];
    double[] sent = new double[count];
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      float[] update = new float[count];
      for (int i = 0; i < count; i++) {
        update[i] = (float) (0.03 * random.nextGaussian());
        wanted[i] += update[i];
      }
      float[] told = bits.unpack(feedback.pack(update), count);
      for (int i = 0; i < count; i++) {
        sent[i] += told[i];
      }
    }
    for (int i = 0; i < count; i++) {
      assertThat(Math.abs(sent[i] - wanted[i])).isLessThan(0.2 / 127 / 2 + 1e-5);
    }
    assertThatThrownBy(() -> feedback.pack(new float[1]))
        .hasMessage("The update must have 200 numbers, but has 1");
  }

  private static float[] numbers(int count, double deviation) {
    Random random = new Random(3);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }
}
