// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Copy;
import net.corda.core.utilities.OpaqueBytes;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * An assertion in which anything was changed after it was signed is refused by a rule. How many are
 * drawn is {@code -Dconcordat.cases}; the report of the run names its seed, which repeats it as
 * {@code @Property(seed = "...")}: keys and signatures are the same in every run.
 */
class MutatedAssertionTest {
  private static final List<String> PARTS =
      List.of("authenticatorData", "clientDataJson", "signature");

  private static final List<AssertionVector> ES256 =
      Stream.of("none-es256-long-credential-id", "packed-es256", "tpm-es256", "chromium-es256")
          .map(AssertionVector::named)
          .toList();

  private static final List<AssertionVector> RS256 =
      List.of(AssertionVector.named("chromium-rs256"), mersenne());

  private static final List<Assertion> ASSERTIONS =
      Stream.of(ES256, RS256).flatMap(List::stream).map(AssertionVector::assertion).toList();

  /** Signed with the RSA key of the specification, whose factors everybody knows. */
  private static AssertionVector mersenne() {
    BigInteger p = BigInteger.ONE.shiftLeft(1_279).subtract(BigInteger.ONE);
    BigInteger q = BigInteger.ONE.shiftLeft(2_203).subtract(BigInteger.ONE);
    BigInteger order = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
    BigInteger exponent = PasskeyPublicKey.RSA_EXPONENT;
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      KeyPair keys =
          new KeyPair(
              factory.generatePublic(new RSAPublicKeySpec(p.multiply(q), exponent)),
              factory.generatePrivate(
                  new RSAPrivateKeySpec(p.multiply(q), exponent.modInverse(order))));
      return AssertionDraft.of(keys).vector();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void noMutatedAssertionIsAccepted(@ForAll long seed) {
    Random random = new Random(seed);
    AssertionVector original = one(random.nextBoolean() ? ES256 : RS256, random);
    assertThatCode(original::verify).as("the original").doesNotThrowAnyException();
    Assertion mutated = mutated(original.assertion(), random);
    assertThat(catchThrowable(() -> original.verify(mutated)))
        .as("%s of %s by seed %d", mutated, original, seed)
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(refusal -> assertThat(ruleOf(refusal)).isTrue());
  }

  private static boolean ruleOf(Throwable refusal) {
    return Stream.of(LedgerRule.values())
        .anyMatch(rule -> refusal.toString().contains(rule.ruleName() + ": " + rule.sentence()));
  }

  private static Assertion mutated(Assertion original, Random random) {
    Assertion mutated;
    do {
      mutated = random.nextInt(8) == 0 ? mixed(original, random) : altered(original, random);
    } while (mutated.equals(original));
    return mutated;
  }

  /** With a part in the place of another, or of another assertion. */
  private static Assertion mixed(Assertion original, Random random) {
    Assertion source = random.nextBoolean() ? original : one(ASSERTIONS, random);
    return Copy.with(original, one(PARTS, random), part(source, one(PARTS, random)));
  }

  /** With one to three changes of bytes in one part. */
  private static Assertion altered(Assertion original, Random random) {
    String part = one(PARTS, random);
    byte[] bytes = part(original, part).getBytes();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      bytes = altered(bytes, random);
    }
    return Copy.with(original, part, new OpaqueBytes(bytes));
  }

  private static byte[] altered(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(6)) {
      case 0:
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      case 1:
        bytes[at] = (byte) random.nextInt(256);
        return bytes;
      case 2:
        return joined(Arrays.copyOf(bytes, at), bytes, Math.min(at + 1, bytes.length - 1));
      case 3:
        return joined(
            joined(Arrays.copyOf(bytes, at), new byte[] {(byte) random.nextInt(256)}, 0),
            bytes,
            at);
      case 4:
        return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length + 8));
      default:
        int other = random.nextInt(bytes.length);
        byte kept = bytes[at];
        bytes[at] = bytes[other];
        bytes[other] = kept;
        return bytes;
    }
  }

  private static byte[] joined(byte[] head, byte[] source, int from) {
    byte[] joined = Arrays.copyOf(head, head.length + source.length - from);
    System.arraycopy(source, from, joined, head.length, source.length - from);
    return joined;
  }

  private static OpaqueBytes part(Assertion assertion, String name) {
    switch (name) {
      case "authenticatorData":
        return assertion.getAuthenticatorData();
      case "clientDataJson":
        return assertion.getClientDataJson();
      default:
        return assertion.getSignature();
    }
  }

  private static <T> T one(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
