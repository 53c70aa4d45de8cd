// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.testing.Refusals.isRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the WebAuthn specification for the two algorithms that the ledger takes. */
class SpecificationVectorTest {
  private static final int USER_VERIFIED = 0x04;

  static List<SpecificationVector> all() {
    return SpecificationVector.all();
  }

  static Stream<SpecificationVector> withItsUserVerified() {
    return all().stream()
        .filter(vector -> (flags(vector) & USER_VERIFIED) != 0)
        .filter(vector -> !vector.name().contains("Origin"));
  }

  static Stream<SpecificationVector> withoutItsUserVerified() {
    return all().stream().filter(vector -> (flags(vector) & USER_VERIFIED) == 0);
  }

  static Stream<SpecificationVector> inAPageOfAnotherOrigin() {
    return all().stream().filter(vector -> vector.name().contains("Origin"));
  }

  private static int flags(SpecificationVector vector) {
    return vector.assertion().getAuthenticatorData().getBytes()[32];
  }

  @Test
  void areElevenOfBothAlgorithms() {
    assertThat(all()).hasSize(11);
    assertThat(withItsUserVerified()).hasSize(3);
    assertThat(withoutItsUserVerified()).hasSize(6);
    assertThat(inAPageOfAnotherOrigin()).hasSize(2);
    assertThat(all())
        .extracting(vector -> vector.key().getAlgorithm())
        .contains(PasskeyAlgorithm.values());
  }

  @ParameterizedTest
  @MethodSource("all")
  void haveValidSignatures(SpecificationVector vector) {
    byte[] data = vector.assertion().getAuthenticatorData().getBytes();
    byte[] hash = SecureHash.sha256(vector.assertion().getClientDataJson().getBytes()).getBytes();
    byte[] signed = Arrays.copyOf(data, data.length + hash.length);
    System.arraycopy(hash, 0, signed, data.length, hash.length);
    byte[] signature = vector.assertion().getSignature().getBytes();
    assertThatCode(() -> vector.key().requireSigned(signed, signature)).doesNotThrowAnyException();
    signed[0] ^= 1;
    isRefusedBy(
        LedgerRule.ASSERTION_SIGNATURE, () -> vector.key().requireSigned(signed, signature));
  }

  @ParameterizedTest
  @MethodSource("withItsUserVerified")
  void areAcceptedWithTheirUserVerified(SpecificationVector vector) {
    assertThatCode(vector::verify).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("withoutItsUserVerified")
  void areRefusedWithoutTheirUserVerified(SpecificationVector vector) {
    isRefusedBy(LedgerRule.ASSERTION_USER, vector::verify);
  }

  @ParameterizedTest
  @MethodSource("inAPageOfAnotherOrigin")
  void areRefusedInAPageOfAnotherOrigin(SpecificationVector vector) {
    isRefusedBy(LedgerRule.ASSERTION_ORIGIN, vector::verify);
  }

  @Test
  void areWrittenAlikeByTheSoftwareAuthenticator() {
    SpecificationVector vector = SpecificationVector.named("none-es256-long-credential-id");
    SignedAssertion ours =
        SoftwareAuthenticator.inMemory()
            .sign(
                SpecificationVector.RELYING_PARTY,
                SpecificationVector.ORIGIN,
                vector.challenge().getBytes());
    assertThat(ours.clientDataJson()).isEqualTo(vector.assertion().getClientDataJson().getBytes());
    byte[] expected = vector.assertion().getAuthenticatorData().getBytes();
    expected[32] &= ~0x08; // that one may be backed up
    assertThat(ours.authenticatorData()).isEqualTo(expected);
  }
}
