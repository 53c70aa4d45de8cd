// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.bench.VerifyAssertionFlow;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.deploy.operator.Bank;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/** How long the contract code takes to verify an assertion, in the JVM of a bank's node. */
final class AssertionTiming {
  private static final String RELYING_PARTY = "bank-a.example";
  private static final String ORIGIN = "https://models.bank-a.example";
  private static final SecureHash CHALLENGE = SecureHash.sha256("a decision");
  private static final int RSA_BITS = 2_048;

  private final Bank bank;
  private final int times;

  /**
   * @param times how often each is verified, after as many to warm up
   */
  AssertionTiming(Bank bank, int times) {
    this.bank = bank;
    this.times = times;
  }

  /** Of a passkey for ES256. */
  Latencies es256() throws Exception {
    SoftwareAuthenticator authenticator = SoftwareAuthenticator.inMemory();
    SignedAssertion signed = signed(authenticator);
    return verified(
        assertion(signed, signed.signature()), PasskeyPublicKey.of(authenticator.publicKey()));
  }

  /** Of a passkey for RS256, of 2,048 bits, over the same data. */
  Latencies rs256() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    KeyPair keys = generator.generateKeyPair();
    SignedAssertion signed = signed(SoftwareAuthenticator.inMemory());
    return verified(
        assertion(signed, signature(signed, keys)), PasskeyPublicKey.of(keys.getPublic()));
  }

  private static SignedAssertion signed(SoftwareAuthenticator authenticator) {
    return authenticator.sign(RELYING_PARTY, ORIGIN, CHALLENGE.getBytes());
  }

  private static byte[] signature(SignedAssertion signed, KeyPair keys)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed.authenticatorData());
    signature.update(SecureHash.sha256(signed.clientDataJson()).getBytes());
    return signature.sign();
  }

  private static Assertion assertion(SignedAssertion signed, byte[] signature) {
    return new Assertion(
        new OpaqueBytes(signed.authenticatorData()),
        new OpaqueBytes(signed.clientDataJson()),
        new OpaqueBytes(signature));
  }

  private Latencies verified(Assertion assertion, PasskeyPublicKey key) throws Exception {
    Latencies latencies = new Latencies();
    latencies.addAll(
        bank.run(
            VerifyAssertionFlow.class, assertion, key, CHALLENGE, RELYING_PARTY, ORIGIN, times));
    return latencies;
  }
}
