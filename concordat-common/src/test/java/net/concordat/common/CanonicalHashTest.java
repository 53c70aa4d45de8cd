// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CanonicalHashTest {
  private static String hex(CanonicalHash hash) {
    return HexFormat.of().formatHex(hash.digest());
  }

  private static CanonicalHash hash() {
    return CanonicalHash.of("concordat/tst");
  }

  @Nested
  class Encoding {
    /** Expected value from the shell: {@code printf '\0\0\0\1d' | sha256sum}. */
    @Test
    void writesTheDomainWithItsLength() {
      assertThat(hex(CanonicalHash.of("d")))
          .isEqualTo("17c4947dafd1c630d8b035a160e265b8000d5f57e6818f763db0d77f914fb2ec");
    }

    /**
     * Expected value from bash, with the fields one below the other:
     *
     * <pre>
     * { printf '\x00\x00\x00\x0dconcordat/tst'
     *   printf '\x00\x00\x00\x03\x01\x02\xff'
     *   printf '\x00\x00\x00\x03Z\xc3\xbc'
     *   printf '\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x01\x2c'
     *   printf '\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\x02'
     *   printf '\x00\x00\x00\x01a'
     *   printf '\x00\x00\x00\x02bc'; } | sha256sum
     * </pre>
     */
    @Test
    void writesEveryKindOfFieldWithItsLength() {
      assertThat(
              hex(
                  hash()
                      .bytes(new byte[] {1, 2, (byte) 0xff})
                      .text("Z\u00fc")
                      .number(300)
                      .texts(List.of("a", "bc"))))
          .isEqualTo("2af900246cc97d40f0f08ea7439c97c3c76df79bc88a9878c8c313efcc9be1b3");
    }
  }

  @Nested
  class Ambiguity {
    @Test
    void tellsWhereAFieldEnds() {
      assertThat(hex(hash().text("ab").text("c"))).isNotEqualTo(hex(hash().text("a").text("bc")));
    }

    @Test
    void tellsOneFieldFromTwo() {
      assertThat(hex(hash().text("a").text(""))).isNotEqualTo(hex(hash().text("a")));
    }

    @Test
    void tellsWhereAListEnds() {
      assertThat(hex(hash().texts(List.of("a", "b")).texts(List.of())))
          .isNotEqualTo(hex(hash().texts(List.of("a")).texts(List.of("b"))));
    }

    @Test
    void tellsTheOrderOfAList() {
      assertThat(hex(hash().texts(List.of("a", "b"))))
          .isNotEqualTo(hex(hash().texts(List.of("b", "a"))));
    }

    @Test
    void tellsWhatIsHashed() {
      assertThat(hex(CanonicalHash.of("concordat/model-id").text("x")))
          .isNotEqualTo(hex(CanonicalHash.of("concordat/consortium-id").text("x")));
    }

    @Test
    void tellsADomainFromAField() {
      assertThat(hex(CanonicalHash.of("a").text("b"))).isNotEqualTo(hex(CanonicalHash.of("ab")));
    }

    @Test
    void rejectsATextThatWouldBeWrittenAsAnother() {
      String half = "\ud83d";
      assertThatIllegalArgumentException()
          .isThrownBy(() -> hash().text(half))
          .withMessage("A text has half a surrogate pair");
    }

    @Test
    void acceptsAWholeSurrogatePair() {
      assertThat(hex(hash().text("\ud83d\ude00")))
          .isEqualTo(
              hex(hash().bytes(new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80})));
    }
  }
}
