// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a passkey. Each key has one form, so two of these are the same key exactly when
 * they are equal.
 *
 * <p>Keys are decoded and signatures verified by {@link Crypto}, and so by the one provider that
 * comes with Corda and verifies the signatures of transactions. The provider that a Java platform
 * happens to prefer would let nodes differ; some of JDK 17 accepted ECDSA signatures of zeros.
 */
@CordaSerializable
public final class PasskeyPublicKey extends Value {
  /** The public exponent of every RSA key: what authenticators make. */
  public static final BigInteger RSA_EXPONENT = BigInteger.valueOf(65_537);

  private static final int LEAST_RSA_BITS = 2_048;
  private static final int MOST_RSA_BITS = 4_096;
  private static final int COORDINATE = 32;
  private static final int POINT = 1 + 2 * COORDINATE;
  private static final byte UNCOMPRESSED = 4;

  /** What precedes the 65 bytes of a point of P-256 in a SubjectPublicKeyInfo (RFC 5480). */
  private static final byte[] P256_HEAD =
      new BigInteger("3059301306072a8648ce3d020106082a8648ce3d030107034200", 16).toByteArray();

  private final PasskeyAlgorithm algorithm;
  private final OpaqueBytes encoded;

  /**
   * @param algorithm how the passkey signs
   * @param encoded for ES256 the uncompressed point, 65 bytes (SEC 1, section 2.3.3); for RS256 the
   *     modulus, big endian without leading zeros, 256 to 512 bytes, with the exponent 65,537
   */
  @ConstructorForDeserialization
  public PasskeyPublicKey(PasskeyAlgorithm algorithm, OpaqueBytes encoded) {
    this.algorithm = algorithm;
    this.encoded = encoded;
  }

  /**
   * The key of a passkey as Java knows it, for example from the SubjectPublicKeyInfo that a browser
   * gives.
   *
   * @throws IllegalArgumentException naming the rule, if the ledger takes no such key
   */
  public static PasskeyPublicKey of(PublicKey key) {
    PasskeyPublicKey passkey;
    if (key instanceof ECPublicKey) {
      passkey = new PasskeyPublicKey(PasskeyAlgorithm.ES256, point((ECPublicKey) key));
    } else if (key instanceof RSAPublicKey) {
      passkey = new PasskeyPublicKey(PasskeyAlgorithm.RS256, modulus((RSAPublicKey) key));
    } else {
      throw refusal("a key for " + key.getAlgorithm());
    }
    passkey.checkBounds();
    return passkey;
  }

  private static OpaqueBytes point(ECPublicKey key) {
    ByteBuffer point = ByteBuffer.allocate(POINT).put(UNCOMPRESSED);
    point.put(coordinate(key.getW().getAffineX()));
    point.put(coordinate(key.getW().getAffineY()));
    return new OpaqueBytes(point.array());
  }

  private static byte[] coordinate(@Nullable BigInteger value) {
    if (value == null || value.bitLength() > 8 * COORDINATE) {
      throw refusal("no point with two coordinates of 256 bits");
    }
    byte[] afterOne = value.setBit(8 * COORDINATE).toByteArray();
    return Arrays.copyOfRange(afterOne, 1, 1 + COORDINATE);
  }

  private static OpaqueBytes modulus(RSAPublicKey key) {
    if (!key.getPublicExponent().equals(RSA_EXPONENT)) {
      throw refusal("exponent of " + key.getPublicExponent().bitLength() + " bits");
    }
    byte[] bytes = key.getModulus().toByteArray();
    return new OpaqueBytes(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  public PasskeyAlgorithm getAlgorithm() {
    return algorithm;
  }

  public OpaqueBytes getEncoded() {
    return encoded;
  }

  /** The SHA-256 of algorithm and key, by which a register remembers it. */
  public SecureHash digest() {
    return LedgerHash.of("concordat/passkey").name(algorithm).bytes(encoded.getBytes()).sha256();
  }

  /**
   * Checks that this is a key, in its one form.
   *
   * @throws IllegalArgumentException naming the rule
   */
  public void checkBounds() {
    decoded();
  }

  /**
   * Requires that the passkey signed the data.
   *
   * @throws IllegalArgumentException naming the rule, whatever is wrong with the signature
   */
  void requireSigned(byte[] data, byte[] signature) {
    PublicKey key = decoded();
    boolean signed;
    try {
      signed =
          algorithm == PasskeyAlgorithm.ES256
              ? EcdsaSignature.isStrict(signature)
                  && Crypto.isValid(Crypto.ECDSA_SECP256R1_SHA256, key, signature, data)
              : signature.length == encoded.getSize()
                  && Crypto.isValid(Crypto.RSA_SHA256, key, signature, data);
    } catch (GeneralSecurityException e) {
      signed = false;
    }
    LedgerRule.ASSERTION_SIGNATURE.require(
        signed, algorithm + ", " + signature.length + " bytes that are no signature of the key");
  }

  private PublicKey decoded() {
    try {
      return algorithm == PasskeyAlgorithm.ES256 ? decodedPoint() : decodedModulus();
    } catch (GeneralSecurityException e) {
      throw refusal(algorithm + ", " + encoded.getSize() + " bytes that are no such key");
    }
  }

  private PublicKey decodedPoint() throws GeneralSecurityException {
    byte[] point = encoded.getBytes();
    if (point.length != POINT || point[0] != UNCOMPRESSED) {
      throw refusal("a point in " + point.length + " bytes that does not begin with 4");
    }
    byte[] info = ByteBuffer.allocate(P256_HEAD.length + POINT).put(P256_HEAD).put(point).array();
    PublicKey key = Crypto.decodePublicKey(Crypto.ECDSA_SECP256R1_SHA256, info);
    if (!Crypto.publicKeyOnCurve(Crypto.ECDSA_SECP256R1_SHA256, key)) {
      throw refusal("a point beside the curve");
    }
    return key;
  }

  private PublicKey decodedModulus() throws GeneralSecurityException {
    byte[] bytes = encoded.getBytes();
    BigInteger modulus = new BigInteger(1, bytes);
    int bits = modulus.bitLength();
    if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS || bytes[0] == 0 || !modulus.testBit(0)) {
      throw refusal("a modulus of " + bits + " bits in " + bytes.length + " bytes");
    }
    KeyFactory factory =
        KeyFactory.getInstance(
            Crypto.RSA_SHA256.getAlgorithmName(),
            Crypto.findProvider(Crypto.RSA_SHA256.getProviderName()));
    try {
      return factory.generatePublic(new RSAPublicKeySpec(modulus, RSA_EXPONENT));
    } catch (IllegalArgumentException e) {
      throw refusal("a modulus of " + bits + " bits with a small prime factor");
    }
  }

  private static IllegalArgumentException refusal(String given) {
    return LedgerRule.PASSKEY_KEY.refusal("given " + given);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(algorithm, encoded);
  }
}
