// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.people.DerSignature.ORDER;
import static net.concordat.contracts.people.DerSignature.element;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger LARGEST = ORDER.subtract(ONE);

  static Stream<BigInteger> outOfRange() {
    return Stream.of(
        BigInteger.ZERO, ONE.negate(), LARGEST.negate(), ORDER, ORDER.add(ONE), ONE.shiftLeft(256));
  }

  @Test
  void takesValuesFromOneToTheOrderLessOne() {
    assertThat(EcdsaSignature.isStrict(DerSignature.of(ONE, LARGEST))).isTrue();
    assertThat(EcdsaSignature.isStrict(DerSignature.of(LARGEST, ONE))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void takesNoOther(BigInteger value) {
    assertThat(EcdsaSignature.isStrict(DerSignature.of(value, ONE))).isFalse();
    assertThat(EcdsaSignature.isStrict(DerSignature.of(ONE, value))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3000",
        "3003020101",
        "30050201010201", // s ends too early
        "3006020100020101", // r is zero
        "3006020181020101", // r is negative
        "300702020001020101", // a zero too many before r
        "300702010102020001", // and before s
        "30060201010201", // shorter than it says
        "300602010102010100", // longer than it says
        "3007020101020101", // says one more than it has
        "300702010102010100", // a byte after s
        "3009020101020101020101", // three integers
        "308106020101020101", // the length in a longer form
        "3080020101020101", // in none
        "30800201010201010000", // up to an end
        "3006020001020101", // an integer of no bytes
        "30060281020102", // a long form within
        "3106020101020101", // a set
        "2406020101020101",
        "3006030101020101", // a bit string
        "3006020101040101", // an octet string
        "30060a0101020101"
      })
  void takesDerInItsShortestFormAlone(String hex) {
    assertThat(EcdsaSignature.isStrict(HexFormat.of().parseHex(hex))).isFalse();
  }

  @Test
  void takesNoPieceOfAValidOne() {
    byte[] valid = DerSignature.of(LARGEST, LARGEST);
    for (int length = 0; length < valid.length; length++) {
      assertThat(EcdsaSignature.isStrict(Arrays.copyOf(valid, length))).isFalse();
    }
    assertThat(EcdsaSignature.isStrict(Arrays.copyOf(valid, 512))).isFalse();
  }

  @Test
  void takesNoIntegerThatReachesBeyondTheEnd() {
    byte[] reaching = element(0x30, new byte[] {0x02, 0x01, 0x01, 0x02, 0x7f, 0x01});
    assertThat(EcdsaSignature.isStrict(reaching)).isFalse();
  }
}
