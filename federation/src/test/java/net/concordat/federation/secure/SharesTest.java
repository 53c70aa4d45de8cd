// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void multiplyAsAesDoes() {
    // FIPS 197, section 4.2.
    assertThat(Shares.times(0x57, 0x83)).isEqualTo(0xc1);
    assertThat(Shares.times(0x57, 0x13)).isEqualTo(0xfe);
  }

  @Test
  void combineTheHandWorkedLine() {
    // p(x) = 1 + x: p(1) = 0, p(2) = 3, p(3) = 2.
    assertThat(Shares.combine(Map.of(1, new byte[] {0}, 2, new byte[] {3}))).containsExactly(1);
    assertThat(Shares.combine(Map.of(2, new byte[] {3}, 3, new byte[] {2}))).containsExactly(1);
  }

  @Property(tries = 100)
  void anyThresholdOfThemGivesTheSecret(
      @ForAll @Size(32) byte[] secret,
      @ForAll @IntRange(min = 1, max = 40) int holders,
      @ForAll Random random) {
    int threshold = 1 + random.nextInt(holders);
    List<byte[]> shares = Shares.split(secret, holders, threshold, new SecureRandom()::nextBytes);
    List<Integer> numbers = new ArrayList<>(IntStream.rangeClosed(1, holders).boxed().toList());
    Collections.shuffle(numbers, random);
    Map<Integer, byte[]> some = new TreeMap<>();
    numbers.subList(0, threshold).forEach(number -> some.put(number, shares.get(number - 1)));

    assertThat(Shares.combine(some)).isEqualTo(secret);
  }

  @Test
  void oneTooFewFitsEverySecret() {
    // With one share of two, each value of the missing one gives another secret: nothing is known.
    boolean[] possible = new boolean[256];
    for (int other = 0; other < 256; other++) {
      byte[] secret =
          Shares.combine(Map.of(1, new byte[] {(byte) 0x9d}, 2, new byte[] {(byte) other}));
      possible[secret[0] & 0xff] = true;
    }
    assertThat(possible).doesNotContain(false);
  }

  @Test
  void refuseThresholdsThatCannotBe() {
    assertThatThrownBy(() -> Shares.split(new byte[1], 3, 4, new SecureRandom()::nextBytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A secret is shared out among up to 255 holders of whom 1 or more give it, not 4 of 3");
  }
}
