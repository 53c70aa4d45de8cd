// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import java.util.UUID;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/**
 * Somebody of a bank's on this machine.
 *
 * @param name for whoever sits at the command line; never on the ledger
 * @param personId the pseudonym on the ledger
 * @param authenticator the passkey
 */
public record Signatory(String name, UUID personId, SoftwareAuthenticator authenticator) {
  /** The key to enrol. */
  public PasskeyPublicKey key() {
    return PasskeyPublicKey.of(authenticator.publicKey());
  }

  /** Signs a challenge as a browser would on a page of the bank's. */
  public Assertion sign(SecureHash challenge, Member member) {
    SignedAssertion signed =
        authenticator.sign(
            member.getRelyingPartyId(), member.getOrigins().get(0), challenge.getBytes());
    return new Assertion(
        new OpaqueBytes(signed.authenticatorData()),
        new OpaqueBytes(signed.clientDataJson()),
        new OpaqueBytes(signed.signature()));
  }
}
