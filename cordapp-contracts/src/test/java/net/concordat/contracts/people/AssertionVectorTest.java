// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.testing.Refusals.isRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.stream.Stream;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the WebAuthn specification for our two algorithms, and what a browser made. */
class AssertionVectorTest {
  static Stream<AssertionVector> all() {
    return AssertionVector.all();
  }

  static Stream<AssertionVector> accepted() {
    return all().filter(vector -> vector.expected().equals(AssertionVector.ACCEPTED));
  }

  static Stream<AssertionVector> refused() {
    return all().filter(vector -> !vector.expected().equals(AssertionVector.ACCEPTED));
  }

  @Test
  void areOfBothAlgorithms() {
    assertThat(AssertionVector.ofTheSpecification()).hasSize(11);
    assertThat(AssertionVector.ofChromium()).hasSize(8);
    assertThat(accepted()).hasSize(5);
    for (PasskeyAlgorithm algorithm : PasskeyAlgorithm.values()) {
      assertThat(AssertionVector.ofTheSpecification())
          .anyMatch(vector -> vector.key().getAlgorithm() == algorithm);
      assertThat(AssertionVector.ofChromium())
          .filteredOn(vector -> vector.key().getAlgorithm() == algorithm)
          .hasSize(4);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void haveValidSignatures(AssertionVector vector) {
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
  @MethodSource("accepted")
  void areAcceptedWithTheirUserVerified(AssertionVector vector) {
    assertThatCode(vector::verify).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void areRefusedOtherwise(AssertionVector vector) {
    LedgerRule rule =
        Stream.of(LedgerRule.values())
            .filter(one -> one.ruleName().equals(vector.expected()))
            .findFirst()
            .orElseThrow();
    isRefusedBy(rule, vector::verify);
  }

  @Test
  void areWrittenAlikeByTheSoftwareAuthenticator() {
    AssertionVector specified = AssertionVector.named("none-es256-long-credential-id");
    SignedAssertion ours = sign(specified);
    assertThat(ours.clientDataJson())
        .isEqualTo(specified.assertion().getClientDataJson().getBytes());
    byte[] expected = specified.assertion().getAuthenticatorData().getBytes();
    expected[32] &= ~0x08; // that one may be backed up
    assertThat(ours.authenticatorData()).isEqualTo(expected);
  }

  private static SignedAssertion sign(AssertionVector vector) {
    return SoftwareAuthenticator.inMemory()
        .sign(vector.relyingParty(), vector.origin(), vector.challenge().getBytes());
  }
}
