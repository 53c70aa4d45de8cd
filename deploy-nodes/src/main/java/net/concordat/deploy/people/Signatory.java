// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import java.util.List;
import java.util.UUID;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
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

  /** What the ledger is to say of this person. */
  public Person inRoles(List<Role> roles) {
    return new Person(personId, key(), roles);
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
