// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Samples.header;

import java.util.List;
import java.util.UUID;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/** Somebody with a passkey. */
public final class TestPerson {
  private final UUID personId;
  private final SoftwareAuthenticator authenticator;
  private final List<Role> roles;

  private TestPerson(UUID personId, List<Role> roles) {
    this.personId = personId;
    this.authenticator = SoftwareAuthenticator.inMemory();
    this.roles = roles;
  }

  /** Somebody of a certain name, for the reader of the test alone. */
  public static TestPerson named(String name, Role... roles) {
    return new TestPerson(UUID.nameUUIDFromBytes(Samples.digest(name).getBytes()), List.of(roles));
  }

  /** The same person with another passkey. */
  public TestPerson withNewKey() {
    return new TestPerson(personId, roles);
  }

  public UUID id() {
    return personId;
  }

  /** What the ledger says of the person. */
  public Person person() {
    return new Person(personId, PasskeyPublicKey.of(authenticator.publicKey()), roles);
  }

  /** The person's answer to a proposal, as it would be recorded. */
  public DecisionState answers(StateAndRef<ProposalState> proposal, Role role, Decision verdict) {
    ProposalState asked = proposal.getState().getData();
    Member member = Samples.member(asked.getMember(), MemberStatus.ACTIVE);
    return new DecisionState(
        header(null),
        asked.getMember(),
        asked.getProposalId(),
        proposal.getRef(),
        asked.getSubject().digest(),
        personId,
        role,
        verdict,
        signs(
            Challenge.of(proposal, role, verdict).getHash(),
            member.getRelyingPartyId(),
            member.getOrigins().get(0)),
        verdict == Decision.REJECT);
  }

  /** What the person's passkey makes of any challenge, at any origin. */
  public Assertion signs(SecureHash challenge, String relyingPartyId, String origin) {
    SignedAssertion signed = authenticator.sign(relyingPartyId, origin, challenge.getBytes());
    return new Assertion(
        new OpaqueBytes(signed.authenticatorData()),
        new OpaqueBytes(signed.clientDataJson()),
        new OpaqueBytes(signed.signature()));
  }
}
