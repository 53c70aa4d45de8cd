// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactDigestTest {
  /** SHA-256 of the three letters abc, as FIPS 180-2 gives it in appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Nested
  class Of {
    @Test
    void keepsTheOneWrittenForm() {
      assertThat(ArtifactDigest.of(ABC).hex()).isEqualTo(ABC);
      assertThat(ArtifactDigest.of(ABC)).hasToString(ABC);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "abc",
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a", // 63
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0", // 65
          "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
          "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
          "../816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        })
    void rejectsAnyOtherForm(String text) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ArtifactDigest.of(text))
          .withMessage(
              "An artifact digest is 64 lower-case hexadecimal characters, but was given '"
                  + text
                  + "'");
    }

    @Test
    void showsOnlyTheStartOfALongText() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ArtifactDigest.of("x".repeat(10_000)))
          .withMessageEndingWith("given '" + "x".repeat(80) + "...'");
    }

    @Test
    @SuppressWarnings("NullAway") // The point of the test.
    void rejectsNull() {
      assertThatNullPointerException().isThrownBy(() -> ArtifactDigest.of(null));
    }
  }

  @Nested
  class OfBytes {
    @Test
    void writesBytesInLowerCase() throws Exception {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest("abc".getBytes(StandardCharsets.UTF_8));
      assertThat(ArtifactDigest.ofBytes(sha256)).isEqualTo(ArtifactDigest.of(ABC));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 31, 33, 64})
    void rejectsAnyOtherLength(int length) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ArtifactDigest.ofBytes(new byte[length]))
          .withMessage("A SHA-256 digest has 32 bytes, but was given " + length);
    }
  }

  @Nested
  class Equality {
    @Test
    void goesByValue() {
      assertThat(ArtifactDigest.of(ABC))
          .isEqualTo(ArtifactDigest.of(ABC))
          .hasSameHashCodeAs(ArtifactDigest.of(ABC))
          .isNotEqualTo(ArtifactDigest.of("0".repeat(64)))
          .isNotEqualTo(ABC);
    }
  }
}
