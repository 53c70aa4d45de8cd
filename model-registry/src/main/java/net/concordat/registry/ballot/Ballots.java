// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ballot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.ledger.AskedProposal;
import net.concordat.registry.ledger.Ballot;
import net.concordat.registry.ledger.EnrolledPerson;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.registry.ledger.PeopleDesk;
import net.concordat.registry.passkey.CredentialDescriptor;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.Passkeys;
import net.concordat.registry.security.AnyPerson;
import net.concordat.registry.security.Caller;
import net.concordat.registry.web.ForbiddenException;
import net.concordat.registry.web.NotFoundException;
import org.springframework.stereotype.Service;

/** Shows people what they would sign, and takes what their passkeys signed; it can sign nothing. */
@Service
public class Ballots {
  private final PeopleDesk desk;
  private final Passkeys passkeys;

  Ballots(PeopleDesk desk, Passkeys passkeys) {
    this.desk = desk;
    this.passkeys = passkeys;
  }

  /** The answers that a person can give: in the roles that realm and ledger both give it. */
  public List<OfferedBallot> on(UUID proposalId, Caller caller) {
    AskedProposal asked = open(proposalId);
    List<Passkey> own = passkeys.of(caller.subject());
    Optional<EnrolledPerson> person = enrolled(own);
    List<CredentialDescriptor> usable =
        own.stream()
            .filter(
                key -> person.filter(is -> is.keyDigest().equals(key.key().digest())).isPresent())
            .map(key -> CredentialDescriptor.of(key.credentialId()))
            .toList();
    if (person.isEmpty() || usable.isEmpty()) {
      throw new ForbiddenException(
          "Whoever is signed in has no passkey that is enrolled: register one and have it enrolled.");
    }
    List<String> roles = person.get().roles();
    String relyingParty = desk.relyingParty().id();
    return asked.ballots().stream()
        .filter(ballot -> roles.contains(ballot.role()) && hasRole(caller, ballot.role()))
        .map(ballot -> offered(ballot, relyingParty, usable))
        .toList();
  }

  private AskedProposal open(UUID proposalId) {
    return desk.proposals().stream()
        .filter(asked -> asked.proposalId().equals(proposalId))
        .findFirst()
        .orElseThrow(
            () -> new NotFoundException("No proposal " + proposalId + " is open at this bank."));
  }

  private Optional<EnrolledPerson> enrolled(List<Passkey> own) {
    return desk.people().stream()
        .filter(person -> own.stream().anyMatch(key -> key.personId().equals(person.personId())))
        .findFirst();
  }

  private static OfferedBallot offered(
      Ballot ballot, String relyingParty, List<CredentialDescriptor> usable) {
    return new OfferedBallot(
        ballot.role(),
        ballot.verdict(),
        ballot.code(),
        ballot.words(),
        new RequestOptions(ballot.challenge(), relyingParty, usable, "required"));
  }

  /**
   * What the node is to record of an answer.
   *
   * @throws ForbiddenException if the person has not that role, or the passkey is somebody else's
   */
  @AnyPerson
  public PeopleAct.Decide decision(UUID proposalId, Caller caller, GivenAnswer answer) {
    if (!hasRole(caller, answer.role())) {
      throw new ForbiddenException(
          "To decide as %s takes the role %s; whoever is signed in has %s."
              .formatted(answer.role(), realmRole(answer.role()), caller.roles()));
    }
    Passkey passkey = passkeys.get(answer.credential().id());
    if (!passkey.subject().equals(caller.subject())) {
      throw new ForbiddenException(
          "The passkey %s is not one that whoever is signed in registered."
              .formatted(passkey.credentialId()));
    }
    return new PeopleAct.Decide(
        proposalId,
        passkey.personId(),
        answer.role(),
        answer.verdict(),
        answer.credential().response());
  }

  /** What is, or was, signed under a short code. */
  public Ballot byCode(String code) {
    return desk.ballot(code);
  }

  private static boolean hasRole(Caller caller, String role) {
    return caller.roles().contains(realmRole(role));
  }

  /** The realm's name of a role of the ledger's: MODEL_APPROVER is model-approver. */
  private static String realmRole(String role) {
    return role.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
