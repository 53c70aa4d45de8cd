// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Samples.header;
import static net.concordat.contracts.testing.TestLedger.given;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * Valid transactions with which bank B uses a version, and the states they stand on. Most are about
 * bank A's version, which bank B was granted and has received.
 */
public final class Adoptions {
  /** What most of them are about. */
  public static final UUID ADOPTION_ID = UUID.fromString("6e2f3b9c-0d0c-4b1e-9a51-5a1d3c7c0b11");

  /** Another adoption of bank B's. */
  public static final UUID OTHER_ID = UUID.fromString("0a7ad0b5-6d0f-4a0a-9f0e-0b3c5f6f7a21");

  private Adoptions() {}

  /** Bank B's adoption of bank A's version. */
  public static AdoptionState adoption(AdoptionStatus status) {
    return adoption(ADOPTION_ID, subject(), BANK_A.getParty(), status);
  }

  private static AdoptionState adoption(
      UUID id, AdoptSubject subject, Party owner, AdoptionStatus status) {
    return new AdoptionState(
        header(null),
        BANK_B.getParty(),
        id,
        subject.getVersion(),
        owner,
        subject.getPurpose(),
        subject.getConditions(),
        subject.getEvidenceDigest(),
        subject.getExpiresAt(),
        status);
  }

  /** That bank B use bank A's version for 60 days. */
  public static AdoptSubject subject() {
    return subject(Samples.version(VersionStatus.APPROVED));
  }

  private static AdoptSubject subject(ModelVersionState version) {
    return new AdoptSubject(
        version.id(),
        "fraud",
        "Only for card payments.",
        Samples.digest("evidence"),
        Samples.NOW.plus(Duration.ofDays(60)));
  }

  /** Bank B's register: the adoption is a challenger for fraud, another the champion. */
  public static AliasRegisterState register() {
    return register(
        new Alias("fraud", OTHER_ID, List.of(ADOPTION_ID)),
        new Alias(
            "credit-risk", UUID.fromString("7b0c9a54-93f5-4d0b-8a39-2f1f0a1c9d55"), List.of()));
  }

  /** Bank B's register as it is given. */
  public static AliasRegisterState register(Alias... aliases) {
    return new AliasRegisterState(header(null), BANK_B.getParty(), List.of(aliases));
  }

  /** Bank B adopts bank A's version. */
  public static TransactionDraft adopt() {
    return adopt(subject());
  }

  /** Bank B adopts bank A's version as its people decided. */
  public static TransactionDraft adopt(AdoptSubject subject) {
    return granted(adopting(subject, BANK_A.getParty()));
  }

  /** Bank B adopts a version of its own. */
  public static TransactionDraft adoptOwn() {
    return adoptOwn(Developments.development());
  }

  /** The same, developed by whom it is given. */
  public static TransactionDraft adoptOwn(DevelopmentState development) {
    return adoptOwn(given(development), null);
  }

  /** Bank B adopts what it derived from bank A's version. */
  public static TransactionDraft adoptDerived() {
    return adoptDerived(Samples.useGrant());
  }

  /** The same under a grant as it is given. */
  public static TransactionDraft adoptDerived(GrantState held) {
    StateAndRef<GrantState> grant = given(held);
    return adoptOwn(given(Developments.development()), grant).referencing(grant);
  }

  private static TransactionDraft adoptOwn(
      StateAndRef<DevelopmentState> development, @Nullable StateAndRef<GrantState> behind) {
    ModelVersionState version = own(development, behind);
    return adopting(subject(version), BANK_B.getParty())
        .referencing(given(version))
        .referencing(development);
  }

  private static ModelVersionState own(
      StateAndRef<DevelopmentState> development, @Nullable StateAndRef<GrantState> behind) {
    StateAndRef<ModelVersionState> parent = given(Samples.version(VersionStatus.APPROVED));
    ModelVersionState version =
        Samples.version(
            BANK_B,
            1,
            behind == null
                ? null
                : new ParentLink(
                    parent.getRef(), parent.getState().getData().id(), behind.getRef()),
            Samples.derivedPolicy(),
            VersionStatus.APPROVED);
    return Copy.with(version, "provenance.development", development.getRef());
  }

  private static TransactionDraft adopting(AdoptSubject subject, Party owner) {
    StateAndRef<ProposalState> proposal = given(People.proposal(subject));
    return decided(new AdoptionContract.Commands.Adopt(), proposal)
        .producing(
            adoption(
                AdoptionState.idOf(proposal.getRef()), subject, owner, AdoptionStatus.APPROVED));
  }

  /** Bank B uses bank A's version again. */
  public static TransactionDraft reinstate() {
    StateAndRef<AdoptionState> standing = given(adoption(AdoptionStatus.SUSPENDED));
    return granted(
            decided(
                new AdoptionContract.Commands.Reinstate(),
                asked(new ReinstateSubject(ADOPTION_ID))))
        .consuming(standing)
        .producing(
            standing
                .getState()
                .getData()
                .withStatus(header(standing.getRef()), AdoptionStatus.APPROVED));
  }

  /** Bank B makes its challenger the champion. */
  public static TransactionDraft promote() {
    return promote(AliasPlace.CHAMPION, register());
  }

  /** Bank B promotes bank A's version in a register. */
  public static TransactionDraft promote(AliasPlace place, AliasRegisterState before) {
    StateAndRef<AliasRegisterState> register = given(before);
    return granted(
            decided(
                new AdoptionContract.Commands.Promote(),
                asked(new PromoteSubject(ADOPTION_ID, "fraud", place))))
        .consuming(register)
        .referencing(given(adoption(AdoptionStatus.APPROVED)))
        .producing(before.with(header(register.getRef()), "fraud", ADOPTION_ID, place));
  }

  private static StateAndRef<ProposalState> asked(ProposalSubject subject) {
    return given(People.proposal(subject));
  }

  private static TransactionDraft decided(
      ConcordatCommand command, StateAndRef<ProposalState> proposal) {
    return People.byRule(command, proposal).referencing(given(People.register()));
  }

  /** By what right bank B uses bank A's version. */
  private static TransactionDraft granted(TransactionDraft draft) {
    return draft
        .referencing(given(Samples.version(VersionStatus.APPROVED)))
        .referencing(given(Samples.useGrant()))
        .referencing(given(Samples.receipt(Samples.useGrant())));
  }

  /** Bank B stops using the version. */
  public static TransactionDraft suspend() {
    StateAndRef<AdoptionState> standing = given(adoption(AdoptionStatus.APPROVED));
    return Valid.by(BANK_B, new AdoptionContract.Commands.SuspendAdoption())
        .consuming(standing)
        .producing(
            standing
                .getState()
                .getData()
                .withStatus(header(standing.getRef()), AdoptionStatus.SUSPENDED));
  }

  /** Bank B ends the use of the version. */
  public static TransactionDraft retire() {
    return retire(register());
  }

  /** Bank B ends the use of the version, whatever that is in its register. */
  public static TransactionDraft retire(AliasRegisterState before) {
    StateAndRef<AdoptionState> standing = given(adoption(AdoptionStatus.APPROVED));
    StateAndRef<AliasRegisterState> register = given(before);
    return Valid.by(BANK_B, new AdoptionContract.Commands.Retire())
        .consuming(standing)
        .consuming(register)
        .producing(
            standing
                .getState()
                .getData()
                .withStatus(header(standing.getRef()), AdoptionStatus.RETIRED))
        .producing(before.without(header(register.getRef()), ADOPTION_ID));
  }
}
