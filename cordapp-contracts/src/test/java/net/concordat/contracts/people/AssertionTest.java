// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.people.AssertionDraft.CHALLENGE;
import static net.concordat.contracts.people.AssertionDraft.ORIGIN;
import static net.concordat.contracts.people.AssertionDraft.RELYING_PARTY;
import static net.concordat.contracts.people.AssertionDraft.es256;
import static net.concordat.contracts.people.AssertionDraft.rs256;
import static net.concordat.contracts.testing.Refusals.isRefusedBy;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Copy;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionTest {
  /** The client data up to where the challenge begins. */
  private static final String HEAD = "{\"type\":\"webauthn.get\",\"challenge\":\"";

  private static AssertionDraft draft(PasskeyAlgorithm algorithm) {
    return algorithm == PasskeyAlgorithm.ES256 ? es256() : rs256();
  }

  private static Assertion of(SignedAssertion signed) {
    return new Assertion(
        new OpaqueBytes(signed.authenticatorData()),
        new OpaqueBytes(signed.clientDataJson()),
        new OpaqueBytes(signed.signature()));
  }

  @Nested
  class Accepted {
    @Test
    void acceptsWhatTheSoftwareAuthenticatorSigns() {
      SoftwareAuthenticator authenticator = SoftwareAuthenticator.inMemory();
      Assertion assertion = of(authenticator.sign(RELYING_PARTY, ORIGIN, CHALLENGE.getBytes()));
      PasskeyPublicKey key = PasskeyPublicKey.of(authenticator.publicKey());
      assertThatCode(() -> assertion.verify(key, CHALLENGE, RELYING_PARTY, List.of(ORIGIN)))
          .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsACounterABackupAndExtensions(PasskeyAlgorithm algorithm) {
      AssertionDraft draft =
          draft(algorithm)
              .authenticatorData(data -> Arrays.copyOf(data, 60))
              .flags(0x05 | 0x08 | 0x10 | 0x80)
              .authenticatorData(
                  data -> {
                    data[36] = 7;
                    return data;
                  });
      assertThatCode(draft::verify).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsWhatABrowserAddsAfterItsFourFields(PasskeyAlgorithm algorithm) {
      AssertionDraft draft =
          draft(algorithm)
              .clientData(
                  "false}",
                  "false,\"other_keys_can_be_added_here\":\"do not compare clientDataJSON against a"
                      + " template. See https://goo.gl/yabPex\"}");
      assertThatCode(draft::verify).doesNotThrowAnyException();
    }

    /** WebAuthn does not choose between s and its negative, and authenticators give both. */
    @Test
    void acceptsBothSignaturesThatAnEcdsaSignatureIs() {
      AssertionDraft draft = es256();
      Assertion assertion = draft.signed();
      BigInteger[] rs = DerSignature.read(assertion.getSignature().getBytes());
      byte[] other = DerSignature.of(rs[0], DerSignature.ORDER.subtract(rs[1]));
      assertThatCode(() -> draft.verify(assertion)).doesNotThrowAnyException();
      assertThatCode(() -> draft.verify(Copy.with(assertion, "signature", new OpaqueBytes(other))))
          .doesNotThrowAnyException();
    }
  }

  @Nested
  class Form {
    static Stream<String> otherForms() {
      String valid =
          new String(es256().signed().getClientDataJson().getBytes(), StandardCharsets.UTF_8);
      String dressed = "\"type\":\"webauthn.get\",";
      return Stream.of(
          "{",
          "{}",
          HEAD,
          " " + valid,
          "\ufeff" + valid,
          valid + "\n",
          valid + "}",
          valid.replace("webauthn.get", "webauthn.create"),
          valid.replace("webauthn.get", "payment.get"),
          valid.replace("{\"type\":", "{ \"type\":"),
          valid.replace("{\"type\":", "{\"Type\":"),
          valid.replace(dressed, dressed + dressed),
          valid.replace(dressed, "").replace("}", ",\"type\":\"webauthn.get\"}"),
          valid.replace(",\"origin\"", ",\"challenge\":\"\",\"origin\""),
          valid.replace(",\"crossOrigin\"", ",\"origin\":\"\",\"crossOrigin\""),
          valid.replace("}", ",\"origin\":\"https://evil.example\"}"),
          valid.replace("}", ",\"challenge\":\"AAAA\"}"),
          valid.replace("}", ",\"type\":\"webauthn.create\"}"),
          valid.replace("}", ",\"crossOrigin\":true}"),
          valid.replace("}", ",\"topOrigin\":\"https://evil.example\"}"),
          valid.replace("}", ",\"\\u006frigin\":\"https://evil.example\"}"),
          valid.replace("https://", "https:\\/\\/"),
          valid.replace("webauthn.get", "webauthn\\u002eget"),
          valid.replace("\"crossOrigin\":false", "\"crossOrigin\":0"),
          valid.replace("\"crossOrigin\":false", "\"crossOrigin\":falsely"),
          valid.replace("\"crossOrigin\":false", "\"crossOrigin\":null"),
          valid.replace("\"crossOrigin\":false", "\"crossOrigin\": false"),
          valid.replace(",\"crossOrigin\":false", ""),
          valid.replace("false}", "false,}"),
          valid.replace("false}", "false"),
          valid.replace("false}", "false]"),
          valid.substring(0, valid.length() - 20));
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void rejectsClientDataInAnotherForm(String clientData) {
      isRefusedBy(LedgerRule.ASSERTION_CLIENT_DATA, () -> es256().clientData(clientData).verify());
    }

    @Test
    void rejectsSizesBeyondTheirBounds() {
      AssertionDraft draft = es256();
      Assertion valid = draft.signed();
      for (int size : new int[] {1, 36, 1_025}) {
        isRefusedBy(
            LedgerRule.FRAME_BOUNDED, () -> draft.verify(sized(valid, "authenticatorData", size)));
      }
      isRefusedBy(
          LedgerRule.FRAME_BOUNDED, () -> draft.verify(sized(valid, "clientDataJson", 1_025)));
      isRefusedBy(LedgerRule.FRAME_BOUNDED, () -> draft.verify(sized(valid, "signature", 513)));
    }

    private Assertion sized(Assertion valid, String part, int size) {
      return Copy.with(valid, part, new OpaqueBytes(new byte[size]));
    }
  }

  @Nested
  class Challenge {
    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "YSBkZWNpc2lvbg=="})
    void rejectsAnotherChallenge(String challenge) {
      isRefusedBy(
          LedgerRule.ASSERTION_CHALLENGE,
          () -> es256().clientData(HEAD + challenge + "\"}").verify());
    }

    @Test
    void rejectsTheAnswerToAnotherChallenge() {
      AssertionDraft draft = es256();
      Assertion assertion = draft.signed();
      isRefusedBy(
          LedgerRule.ASSERTION_CHALLENGE,
          () ->
              assertion.verify(
                  draft.key(), SecureHash.sha256("another"), RELYING_PARTY, List.of(ORIGIN)));
    }

    @Test
    void rejectsAPaddedChallenge() {
      isRefusedBy(
          LedgerRule.ASSERTION_CHALLENGE,
          () -> es256().clientData("\",\"origin\"", "=\",\"origin\"").verify());
    }

    @Test
    void rejectsAChallengeThatIsNoSha256() {
      AssertionDraft draft = es256();
      Assertion assertion = draft.signed();
      SecureHash longer = SecureHash.hashAs("SHA-384", new byte[] {1});
      isRefusedBy(
          LedgerRule.FRAME_DIGEST,
          () -> assertion.verify(draft.key(), longer, RELYING_PARTY, List.of(ORIGIN)));
    }
  }

  @Nested
  class Origin {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "https://evil.example",
          "http://models.bank-a.example",
          "https://models.bank-a.example:8443",
          "https://models.bank-a.example/",
          "https://MODELS.bank-a.example",
          "https://models.bank-a.example.evil.example",
          "https://models.bank-\u0430.example"
        })
    void rejectsAnOriginThatIsNotRegistered(String origin) {
      isRefusedBy(LedgerRule.ASSERTION_ORIGIN, () -> es256().clientData(ORIGIN, origin).verify());
    }

    @Test
    void rejectsAPageInsideAnother() {
      isRefusedBy(LedgerRule.ASSERTION_ORIGIN, () -> es256().clientData("false", "true").verify());
    }

    @Test
    void rejectsAnyOriginOfAMemberWithout() {
      AssertionDraft draft = es256();
      isRefusedBy(
          LedgerRule.ASSERTION_ORIGIN,
          () -> draft.signed().verify(draft.key(), CHALLENGE, RELYING_PARTY, List.of()));
    }
  }

  @Nested
  class Authenticator {
    @ParameterizedTest
    @ValueSource(strings = {"bank-b.example", "models.bank-a.example", "example", ""})
    void rejectsAnotherRelyingParty(String relyingParty) {
      AssertionDraft draft = es256();
      isRefusedBy(
          LedgerRule.ASSERTION_RELYING_PARTY,
          () -> draft.signed().verify(draft.key(), CHALLENGE, relyingParty, List.of(ORIGIN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x04, 0x19, 0x20, 0x44, 0x82})
    void rejectsAPersonNotPresentOrNotVerified(int flags) {
      isRefusedBy(LedgerRule.ASSERTION_USER, () -> es256().flags(flags).verify());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x45, 0x15, 0x85})
    void rejectsFlagsThatDoNotFitAnAssertion(int flags) {
      isRefusedBy(LedgerRule.ASSERTION_AUTHENTICATOR_DATA, () -> es256().flags(flags).verify());
    }

    @Test
    void rejectsBytesAfterTheCounterThatNoFlagExplains() {
      isRefusedBy(
          LedgerRule.ASSERTION_AUTHENTICATOR_DATA,
          () -> es256().authenticatorData(data -> Arrays.copyOf(data, 38)).verify());
    }
  }

  @Nested
  class Signed {
    @Test
    void rejectsTheSignatureOfAnotherKey() {
      isRefusedBy(LedgerRule.ASSERTION_SIGNATURE, () -> es256().verify(es256().signed()));
      isRefusedBy(LedgerRule.ASSERTION_SIGNATURE, () -> rs256().verify(rs256().signed()));
    }

    @Test
    void rejectsTheSignatureOfTheOtherAlgorithm() {
      isRefusedBy(LedgerRule.ASSERTION_SIGNATURE, () -> es256().verify(rs256().signed()));
      isRefusedBy(LedgerRule.ASSERTION_SIGNATURE, () -> rs256().verify(es256().signed()));
    }

    @ParameterizedTest
    @CsvSource({
      "ES256, authenticatorData",
      "ES256, clientDataJson",
      "RS256, authenticatorData",
      "RS256, clientDataJson"
    })
    void rejectsDataThatWereChangedAfterwards(PasskeyAlgorithm algorithm, String part) {
      AssertionDraft draft = draft(algorithm);
      Assertion valid = draft.signed();
      Assertion another =
          part.equals("authenticatorData")
              ? draft.flags(0x0d).signed()
              : draft.clientData("false}", "false,\"more\":1}").signed();
      Assertion mixed = Copy.with(another, "signature", valid.getSignature());
      isRefusedBy(LedgerRule.ASSERTION_SIGNATURE, () -> draft.verify(mixed));
    }

    static Stream<byte[]> degenerate() {
      BigInteger one = BigInteger.ONE;
      BigInteger zero = BigInteger.ZERO;
      BigInteger order = DerSignature.ORDER;
      return Stream.of(
          DerSignature.of(zero, zero),
          DerSignature.of(zero, one),
          DerSignature.of(one, zero),
          DerSignature.of(order, one),
          DerSignature.of(one, order),
          DerSignature.of(order, order),
          DerSignature.of(one, one),
          DerSignature.of(order.subtract(one), order.subtract(one)),
          new byte[1],
          new byte[64],
          new byte[72]);
    }

    @ParameterizedTest
    @MethodSource("degenerate")
    void rejectsEcdsaSignaturesOfZerosAndOtherConstants(byte[] signature) {
      AssertionDraft draft = es256();
      Assertion forged = Copy.with(draft.signed(), "signature", new OpaqueBytes(signature));
      isRefusedBy(LedgerRule.ASSERTION_SIGNATURE, () -> draft.verify(forged));
    }

    @Test
    void rejectsAnRsaSignatureInAnotherLengthOrRange() {
      AssertionDraft draft = rs256();
      Assertion valid = draft.signed();
      byte[] modulus = draft.key().getEncoded().getBytes();
      byte[] last = modulus.clone();
      last[last.length - 1]--;
      byte[] one = new byte[256];
      one[255] = 1;
      byte[] longer = new byte[257];
      System.arraycopy(valid.getSignature().getBytes(), 0, longer, 1, 256);
      for (byte[] signature : List.of(new byte[256], one, last, modulus, longer, new byte[255])) {
        Assertion forged = Copy.with(valid, "signature", new OpaqueBytes(signature));
        isRefusedBy(LedgerRule.ASSERTION_SIGNATURE, () -> draft.verify(forged));
      }
    }
  }
}
