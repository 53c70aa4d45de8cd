// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import static net.concordat.contracts.testing.Refusals.isRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.stream.Stream;
import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.crypto.Crypto;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PasskeyPublicKeyTest {
  private static final byte[] POINT =
      AssertionVector.named("none-es256").key().getEncoded().getBytes();
  private static final byte[] MODULUS =
      PasskeyPublicKey.of(AssertionDraft.keys("RSA", 2_048).getPublic()).getEncoded().getBytes();

  /** The prime of the field of P-256 (SEC 2, section 2.4.2). */
  private static final BigInteger PRIME =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

  @Test
  void isTheSameKeyInWhateverFormItCame() throws GeneralSecurityException {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      PublicKey key =
          AssertionDraft.keys(algorithm, algorithm.equals("EC") ? 256 : 2_048).getPublic();
      PublicKey read =
          KeyFactory.getInstance(algorithm)
              .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
      assertThat(PasskeyPublicKey.of(Crypto.toSupportedPublicKey(key)))
          .isEqualTo(PasskeyPublicKey.of(key))
          .isEqualTo(PasskeyPublicKey.of(read))
          .hasSameHashCodeAs(PasskeyPublicKey.of(read));
    }
  }

  @Test
  void padsAShortCoordinate() {
    Stream.generate(() -> AssertionDraft.keys("EC", 256).getPublic())
        .map(PasskeyPublicKey::of)
        .filter(key -> key.getEncoded().getBytes()[1] == 0)
        .findFirst()
        .orElseThrow()
        .checkBounds();
  }

  static Stream<byte[]> noPoints() {
    return Stream.of(
        Arrays.copyOf(POINT, 64),
        Arrays.copyOf(POINT, 66),
        withFirst(0),
        withFirst(2),
        withFirst(6),
        withFirst(7),
        new byte[] {0},
        new byte[65],
        point(BigInteger.ZERO, BigInteger.ZERO),
        point(PRIME, PRIME),
        point(BigInteger.ONE, BigInteger.ONE),
        point(new BigInteger(1, Arrays.copyOfRange(POINT, 1, 33)), BigInteger.ONE));
  }

  private static byte[] withFirst(int value) {
    byte[] changed = POINT.clone();
    changed[0] = (byte) value;
    return changed;
  }

  private static byte[] point(BigInteger x, BigInteger y) {
    byte[] point = new byte[65];
    point[0] = 4;
    place(x, point, 33);
    place(y, point, 65);
    return point;
  }

  private static void place(BigInteger value, byte[] into, int end) {
    byte[] bytes = value.toByteArray();
    int count = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - count, into, end - count, count);
  }

  @ParameterizedTest
  @MethodSource("noPoints")
  void rejectsWhatIsNoPointOfP256(byte[] encoded) {
    isRefusedBy(
        LedgerRule.PASSKEY_KEY,
        () -> new PasskeyPublicKey(PasskeyAlgorithm.ES256, new OpaqueBytes(encoded)).checkBounds());
  }

  static Stream<byte[]> noModuli() {
    byte[] even = MODULUS.clone();
    even[255] &= (byte) 0xfe;
    byte[] zeroBefore = new byte[257];
    System.arraycopy(MODULUS, 0, zeroBefore, 1, 256);
    byte[] shorter = MODULUS.clone();
    shorter[0] &= 0x7f;
    byte[] longer = new byte[513];
    longer[0] = 1;
    longer[512] = 1;
    return Stream.of(
        even,
        zeroBefore,
        shorter,
        longer,
        timesThree(),
        new byte[256],
        Arrays.copyOf(MODULUS, 128),
        POINT);
  }

  /** A number of 2,048 bits that anybody can factor. */
  private static byte[] timesThree() {
    BigInteger third = BigInteger.ONE.shiftLeft(2_047).divide(BigInteger.valueOf(3));
    BigInteger odd = third.setBit(0).add(BigInteger.TWO);
    byte[] bytes = odd.multiply(BigInteger.valueOf(3)).toByteArray();
    return Arrays.copyOfRange(bytes, bytes.length - 256, bytes.length);
  }

  @ParameterizedTest
  @MethodSource("noModuli")
  void rejectsAModulusOfAnotherSizeOrWithASmallFactorOrWrittenLonger(byte[] encoded) {
    isRefusedBy(
        LedgerRule.PASSKEY_KEY,
        () -> new PasskeyPublicKey(PasskeyAlgorithm.RS256, new OpaqueBytes(encoded)).checkBounds());
  }

  static Stream<PublicKey> othersKeys() throws GeneralSecurityException {
    KeyPairGenerator three = KeyPairGenerator.getInstance("RSA");
    three.initialize(new RSAKeyGenParameterSpec(2_048, RSAKeyGenParameterSpec.F0));
    return Stream.of(
        AssertionDraft.keys("RSA", 1_024).getPublic(),
        AssertionDraft.keys("RSA", 2_046).getPublic(),
        three.generateKeyPair().getPublic(),
        AssertionDraft.keys("EC", 384).getPublic(),
        AssertionDraft.keys("DSA", 2_048).getPublic(),
        Crypto.generateKeyPair(Crypto.ECDSA_SECP256K1_SHA256).getPublic(),
        Crypto.generateKeyPair(Crypto.EDDSA_ED25519_SHA512).getPublic());
  }

  @ParameterizedTest
  @MethodSource("othersKeys")
  void rejectsAKeyThatIsTooShortOrOfAnotherKind(PublicKey key) {
    isRefusedBy(LedgerRule.PASSKEY_KEY, () -> PasskeyPublicKey.of(key));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsASignatureUnderWhatIsNoKey(PasskeyAlgorithm algorithm) {
    PasskeyPublicKey none = new PasskeyPublicKey(algorithm, new OpaqueBytes(new byte[65]));
    Assertion assertion = AssertionDraft.es256().signed();
    isRefusedBy(
        LedgerRule.PASSKEY_KEY,
        () -> none.requireSigned(new byte[] {1}, assertion.getSignature().getBytes()));
  }
}
