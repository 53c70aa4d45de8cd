// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentContract;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.deploy.trial.PeopleForgeries.Approved;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;

/** What a member makes of its people's decisions to use versions, and of who developed them. */
final class AdoptionForgeries {
  /** How a register is left. */
  interface Change extends BiFunction<StateHeader, AliasRegisterState, AliasRegisterState> {}

  /**
   * What a member shows of its right to use a version.
   *
   * @param version the version
   * @param shown the grant and the receipt, or the development
   */
  record Right(StateAndRef<ModelVersionState> version, List<StateAndRef<?>> shown) {
    Right(StateAndRef<ModelVersionState> version, StateAndRef<?>... shown) {
      this(version, List.of(shown));
    }
  }

  private final PeopleForgeries people;

  AdoptionForgeries(PeopleForgeries people) {
    this.people = people;
  }

  /** What the member's people are asked about a version, until when, for its one purpose. */
  static AdoptSubject subject(VersionId version, Instant expiresAt) {
    return subject(version, TrialConsortium.PURPOSE, expiresAt);
  }

  /** The same for a purpose. */
  static AdoptSubject subject(VersionId version, String purpose, Instant expiresAt) {
    return new AdoptSubject(version, purpose, null, TrialDrafts.ANY_DIGEST, expiresAt);
  }

  /** What they are asked about a version that they adopted. */
  static PromoteSubject champion(StateAndRef<AdoptionState> adoption) {
    AdoptionState adopted = adoption.getState().getData();
    return new PromoteSubject(adopted.getAdoptionId(), adopted.getPurpose(), AliasPlace.CHAMPION);
  }

  /** Begins to use a version as people approved. */
  Forger adopting(Approved approved, Right right) {
    return adopting(approved, right, subjectOf(approved), people.me());
  }

  /** Begins to use a version, whatever people approved and whoever is said to use it. */
  Forger adopting(Approved approved, Right right, AdoptSubject as, Party member) {
    Forger forger = carrying(people.concluding(approved), right);
    return forger.output(
        AdoptionState.decided(
            forger.header(),
            member,
            AdoptionState.idOf(approved.proposal().getRef()),
            as,
            right.version().getState().getData().getOwner()));
  }

  /** The same by the rules. */
  StateAndRef<AdoptionState> adopt(Approved approved, Right right) throws Exception {
    Forger forger = adopting(approved, right);
    people.made(forger, new AdoptionContract.Commands.Adopt());
    return people.madeBy(AdoptionState.class, forger);
  }

  private static AdoptSubject subjectOf(Approved approved) {
    return (AdoptSubject) approved.proposal().getState().getData().getSubject();
  }

  /** Promotes an adoption as people approved. */
  Forger promoting(Approved approved, StateAndRef<AdoptionState> adoption, Right right) {
    PromoteSubject subject = (PromoteSubject) approved.proposal().getState().getData().getSubject();
    return promoting(
        approved,
        adoption,
        right,
        (header, before) ->
            before.with(header, subject.getPurpose(), subject.getAdoptionId(), subject.getPlace()));
  }

  /** Promotes an adoption, and leaves the register as it likes. */
  Forger promoting(
      Approved approved, StateAndRef<AdoptionState> adoption, Right right, Change change) {
    StateAndRef<AliasRegisterState> register = register();
    Forger forger = withoutRegister(approved, adoption, right).input(register);
    return forger.output(
        change.apply(forger.header(register.getRef()), register.getState().getData()));
  }

  /** Promotes an adoption, as far as the register is not concerned. */
  Forger withoutRegister(Approved approved, StateAndRef<AdoptionState> adoption, Right right) {
    return carrying(people.concluding(approved), right).reference(adoption);
  }

  /** Uses a retired version again. */
  Forger reinstating(Approved approved, StateAndRef<AdoptionState> adoption, Right right) {
    Forger forger = carrying(people.concluding(approved), right).input(adoption);
    return forger.output(
        adoption
            .getState()
            .getData()
            .withStatus(forger.header(adoption.getRef()), AdoptionStatus.APPROVED));
  }

  /** Ends the use of a version, and leaves the register as it likes. */
  Forger retiring(StateAndRef<AdoptionState> adoption, Change change) {
    StateAndRef<AliasRegisterState> register = register();
    Forger forger = people.forge().input(adoption).input(register);
    return forger
        .output(
            adoption
                .getState()
                .getData()
                .withStatus(forger.header(adoption.getRef()), AdoptionStatus.RETIRED))
        .output(change.apply(forger.header(register.getRef()), register.getState().getData()));
  }

  private Forger carrying(Forger concluded, Right right) {
    concluded.reference(people.own(PeopleRegisterState.class)).reference(right.version());
    right.shown().forEach(concluded::reference);
    return concluded;
  }

  StateAndRef<AliasRegisterState> register() {
    return people.own(AliasRegisterState.class);
  }

  /**
   * Records who developed an artifact.
   *
   * @param listed who is said to have developed it
   * @param signed who each of them signed it was
   */
  Forger recording(SecureHash artifact, List<Employee> listed, List<Employee> signed) {
    byte[] random = new byte[DevelopmentState.SALT];
    new SecureRandom().nextBytes(random);
    OpaqueBytes salt = new OpaqueBytes(random);
    Forger forger = people.forge();
    SecureHash challenge =
        DevelopmentState.challenge(
            forger.header().getConsortiumId(),
            people.me(),
            artifact,
            salt,
            signed.stream().map(each -> Developer.digestOf(salt, each.id())).toList());
    listed.forEach(each -> forger.reference(people.enrolled(each)));
    return forger.output(
        new DevelopmentState(
            forger.header(),
            people.me(),
            artifact,
            salt,
            listed.stream()
                .map(
                    each ->
                        new Developer(
                            Developer.digestOf(salt, each.id()), people.signed(challenge, each)))
                .toList()));
  }

  /** The same by the rules. */
  StateAndRef<DevelopmentState> developed(SecureHash artifact, Employee... developers)
      throws Exception {
    Forger forger = recording(artifact, List.of(developers), List.of(developers));
    people.made(forger, new DevelopmentContract.Commands.Record());
    return people.madeBy(DevelopmentState.class, forger);
  }
}
