// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/** Somebody with a passkey. */
final class TestPerson {
  private final UUID id;
  private final SoftwareAuthenticator passkey = SoftwareAuthenticator.inMemory();
  private final List<Role> roles;

  private TestPerson(UUID id, List<Role> roles) {
    this.id = id;
    this.roles = roles;
  }

  static TestPerson in(Role... roles) {
    return new TestPerson(UUID.randomUUID(), Arrays.asList(roles));
  }

  /** The same person with another passkey, and perhaps other roles. */
  TestPerson withNewKey(Role... newRoles) {
    return new TestPerson(id, Arrays.asList(newRoles));
  }

  UUID id() {
    return id;
  }

  List<Role> roles() {
    return roles;
  }

  Person person() {
    return new Person(
        id, PasskeyPublicKey.of(Crypto.toSupportedPublicKey(passkey.publicKey())), roles);
  }

  /** What the passkey makes of a challenge at a member's first origin. */
  Assertion signs(SecureHash challenge, Member member) {
    return signs(challenge, member.getRelyingPartyId(), member.getOrigins().get(0));
  }

  /** What the passkey makes of a challenge at any origin. */
  Assertion signs(SecureHash challenge, String relyingPartyId, String origin) {
    SignedAssertion signed = passkey.sign(relyingPartyId, origin, challenge.getBytes());
    return new Assertion(
        new OpaqueBytes(signed.authenticatorData()),
        new OpaqueBytes(signed.clientDataJson()),
        new OpaqueBytes(signed.signature()));
  }
}
