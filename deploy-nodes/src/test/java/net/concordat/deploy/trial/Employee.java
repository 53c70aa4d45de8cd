// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.util.List;
import java.util.UUID;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/**
 * Somebody of a member, with the passkey that signs.
 *
 * @param id the pseudonym
 * @param roles the roles that the person has, first the one in which it decides
 * @param authenticator the passkey
 */
record Employee(UUID id, List<Role> roles, SoftwareAuthenticator authenticator) {
  /** Somebody new. */
  Employee(Role... roles) {
    this(UUID.randomUUID(), List.of(roles), SoftwareAuthenticator.inMemory());
  }

  /** The role in which the person decides. */
  Role role() {
    return roles.get(0);
  }

  /** The same person, who decides in another role. */
  Employee as(Role role) {
    return new Employee(id, List.of(role), authenticator);
  }

  /** The person as a member enrols it. */
  Person person() {
    return new Person(id, PasskeyPublicKey.of(authenticator.publicKey()), roles);
  }

  Assertion sign(String relyingPartyId, String origin, SecureHash challenge) {
    SignedAssertion signed = authenticator.sign(relyingPartyId, origin, challenge.getBytes());
    return new Assertion(
        new OpaqueBytes(signed.authenticatorData()),
        new OpaqueBytes(signed.clientDataJson()),
        new OpaqueBytes(signed.signature()));
  }
}
