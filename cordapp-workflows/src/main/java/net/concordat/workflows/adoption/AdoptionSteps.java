// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.concordat.workflows.people.MemberPeople;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/**
 * What follows when a member's people decide on the use of versions. What the contract would refuse
 * in the end is refused before anybody is asked.
 */
public final class AdoptionSteps {
  private AdoptionSteps() {}

  /** Begins to use a version. */
  public static void adopt(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, AdoptSubject decided)
      throws RefusedException {
    StateAndRef<ModelVersionState> version = vault.version(decided.getVersion());
    AdoptionState adoption =
        AdoptionState.decided(
            draft.header(),
            member,
            AdoptionState.idOf(proposal),
            decided,
            version.getState().getData().getOwner());
    show(draft, vault, adoption);
    draft.output(adoption);
  }

  /** Uses a version again. */
  public static void reinstate(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, ReinstateSubject decided)
      throws RefusedException {
    StateAndRef<AdoptionState> standing =
        new Adoptions(vault, member).current(decided.getAdoptionId());
    AdoptionState adoption = standing.getState().getData();
    RefusedException.require(
        LedgerRule.ADOPTION_CHANGE,
        adoption.getStatus() == AdoptionStatus.SUSPENDED,
        "given " + adoption.getStatus());
    show(draft, vault, adoption);
    draft
        .input(standing)
        .output(adoption.withStatus(draft.header(standing.getRef()), AdoptionStatus.APPROVED));
  }

  /** Makes an adopted version champion or challenger. */
  public static void promote(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, PromoteSubject decided)
      throws RefusedException {
    Adoptions own = new Adoptions(vault, member);
    StateAndRef<AdoptionState> adopted = own.current(decided.getAdoptionId());
    AdoptionState adoption = adopted.getState().getData();
    RefusedException.require(
        LedgerRule.ALIAS_ADOPTION,
        adoption.getStatus() == AdoptionStatus.APPROVED
            && adoption.getPurpose().equals(decided.getPurpose()),
        adoption.getStatus() + ", for " + adoption.getPurpose());
    show(draft, vault, adoption);
    StateAndRef<AliasRegisterState> register = own.register();
    draft
        .reference(adopted)
        .input(register)
        .output(
            register
                .getState()
                .getData()
                .with(
                    draft.header(register.getRef()),
                    decided.getPurpose(),
                    decided.getAdoptionId(),
                    decided.getPlace()));
  }

  /** Requires that somebody did not develop what is to be adopted. */
  public static void requireAdopter(Vault vault, Party member, AdoptSubject decided, UUID personId)
      throws RefusedException {
    requireNoDeveloper(vault, decided.getVersion(), personId);
  }

  /** Requires that somebody did not develop what is to be used again. */
  public static void requireReinstater(
      Vault vault, Party member, ReinstateSubject decided, UUID personId) throws RefusedException {
    requireNoDeveloper(vault, adopted(vault, member, decided.getAdoptionId()), personId);
  }

  /** Requires that somebody did not develop what is to be promoted. */
  public static void requirePromoter(
      Vault vault, Party member, PromoteSubject decided, UUID personId) throws RefusedException {
    requireNoDeveloper(vault, adopted(vault, member, decided.getAdoptionId()), personId);
  }

  private static VersionId adopted(Vault vault, Party member, UUID adoptionId)
      throws RefusedException {
    return new Adoptions(vault, member).current(adoptionId).getState().getData().getVersion();
  }

  private static void requireNoDeveloper(Vault vault, VersionId version, UUID personId)
      throws RefusedException {
    StateRef development =
        vault.version(version).getState().getData().getProvenance().getDevelopment();
    boolean developer =
        development != null
            && vault
                .unconsumed(DevelopmentState.class, development)
                .filter(known -> known.getState().getData().names(personId))
                .isPresent();
    RefusedException.require(LedgerRule.ADOPTION_DEVELOPER, !developer, "given " + personId);
  }

  /** The rule by which people decided, and the right to use the version. */
  private static void show(LedgerDraft draft, Vault vault, AdoptionState adoption)
      throws RefusedException {
    Party member = adoption.getMember();
    draft.reference(new MemberPeople(vault, member).register());
    StateAndRef<ModelVersionState> version = vault.version(adoption.getVersion());
    RightOfUse.of(vault, member, version, adoption.getPurpose()).show(draft, adoption);
  }
}
