// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundKeyTest {
  // RFC 7748, section 6.1.
  private static final byte[] ALICE =
      hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
  private static final byte[] BOB =
      hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
  private static final String OPEN_OF_BOB =
      "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
  private static final String SHARED =
      "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @Test
  void agreesAsTheRfcSays() {
    assertThat(RoundKey.open(BOB)).isEqualTo(hex(OPEN_OF_BOB));
    assertThat(RoundKey.agreed(ALICE, hex(OPEN_OF_BOB))).isEqualTo(hex(SHARED));
    assertThat(RoundKey.agreed(BOB, RoundKey.open(ALICE))).isEqualTo(hex(SHARED));
  }

  @Test
  void derivesASeedForEachPurpose() {
    // HMAC-SHA256(HMAC-SHA256(32 zeros, shared), "test" 01), by Python's hmac.
    assertThat(RoundKey.seed(ALICE, hex(OPEN_OF_BOB), "test"))
        .isEqualTo(hex("f3c317ccb360bba4dfda605b91e39ad3e66fbddd2caa07cb0b05e800b3070466"));
    assertThat(RoundKey.seed(ALICE, hex(OPEN_OF_BOB), "other"))
        .isNotEqualTo(RoundKey.seed(ALICE, hex(OPEN_OF_BOB), "test"));
  }

  /** The list by which a node refuses them, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void refusesKeysWithWhichEverybodyAgreesOnTheSame(String open) {
    assertThatThrownBy(() -> RoundKey.agreed(ALICE, hex(open)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A key of a round is not one on X25519");
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> RoundKey.agreed(ALICE, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A key of a round has 32 bytes, not 31");
  }
}
