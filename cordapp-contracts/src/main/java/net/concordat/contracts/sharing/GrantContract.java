// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/** Offers, accepts and revokes grants within the version's policy. */
public final class GrantContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.Offer.class, REFERENCED, GrantContract::verifyOffer)
              .references(ModelVersionState.class, 1, 1)
              .references(GrantState.class, 0, 1)
              .produces(GrantState.class, 1, 1),
          new CommandRow(Commands.Accept.class, REFERENCED, GrantContract::verifyAccept)
              .consumes(GrantState.class, 1, 1)
              .references(ModelVersionState.class, 1, 1)
              .produces(GrantState.class, 1, 1),
          new CommandRow(Commands.Revoke.class, REFERENCED, GrantContract::verifyRevoke)
              .consumes(GrantState.class, 1, 1)
              .produces(GrantState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A grantor offers a grant. */
    public static final class Offer extends ConcordatCommand {}

    /** A grantee agrees to its terms. */
    public static final class Accept extends ConcordatCommand {}

    /** A grantor ends it. */
    public static final class Revoke extends ConcordatCommand {}
  }

  private static void verifyOffer(LedgerView tx) {
    GrantState grant = tx.output(GrantState.class);
    ModelVersionState version = versionOf(tx);
    tx.requireFirst(grant);
    LedgerRule.GRANT_VERSION.require(
        grant.getVersion().equals(version.id())
            && grant.getOfferedAs() == version.getStatus()
            && grant.getStatus() == GrantStatus.OFFERED,
        "given " + grant.getVersion() + " as " + grant.getOfferedAs());
    LedgerRule.GRANT_ID.require(
        grant.getGrantId().toString().equals(grant.getHeader().getCommandId()),
        "given " + grant.getGrantId());
    checkParties(tx, grant, version);
    checkKind(grant, version);
    checkJurisdiction(tx, grant, version);
    checkTerms(tx, grant, version);
    tx.requireSigners(grant.getGrantor());
  }

  private static ModelVersionState versionOf(LedgerView tx) {
    return tx.reference(ModelVersionState.class)
        .orElseThrow(() -> LedgerRule.GRANT_VERSION.refusal("given no version"))
        .getState()
        .getData();
  }

  private static void checkParties(LedgerView tx, GrantState grant, ModelVersionState version) {
    Party grantor = grant.getGrantor();
    Party grantee = grant.getGrantee();
    tx.requireActive(LedgerRule.GRANT_GRANTOR, grantor);
    tx.requireActive(LedgerRule.GRANT_GRANTEE, grantee);
    LedgerRule.GRANT_GRANTEE.require(
        !grantee.equals(grantor) && !grantee.equals(version.getOwner()),
        "given " + grantee.getName());
    Optional<StateAndRef<GrantState>> own = tx.reference(GrantState.class);
    StateRef named = grant.getPassedOnFrom();
    if (grantor.equals(version.getOwner())) {
      LedgerRule.GRANT_GRANTOR.require(
          !own.isPresent() && named == null, "the owner needs no grant to pass on");
      return;
    }
    LedgerRule.GRANT_GRANTOR.require(
        own.isPresent() && own.get().getRef().equals(named),
        grantor.getName() + " is not the owner and shows no grant of its own");
    GrantState held = own.get().getState().getData();
    held.requireUsable(tx.until(), grantor, version);
    LedgerRule.GRANT_GRANTOR.require(
        held.getKind() == GrantKind.USE && held.getTerms().isMayShareOnward(),
        grantor.getName() + " holds a grant that does not allow sharing onward");
    LedgerRule.GRANT_TERMS.require(
        grant.getTerms().noWiderThan(held.getTerms()), "wider than the grant passed on");
  }

  private static void checkKind(GrantState grant, ModelVersionState version) {
    SharingPolicy policy = version.getPolicy();
    boolean use = grant.getKind() == GrantKind.USE;
    LedgerRule.GRANT_RECIPIENT.require(
        use ? policy.mayUse(grant.getGrantee()) : policy.mayReview(grant.getGrantee()),
        grant.getGrantee().getName() + " for " + grant.getKind());
    LedgerRule.GRANT_STATUS.require(
        version.getStatus() == VersionStatus.APPROVED
            || (!use && version.getStatus() == VersionStatus.PENDING_APPROVAL),
        grant.getKind() + " of a version " + version.getStatus());
  }

  private static void checkJurisdiction(
      LedgerView tx, GrantState grant, ModelVersionState version) {
    String country = tx.consortium().jurisdictionOf(grant.getGrantee());
    LedgerRule.GRANT_JURISDICTION.require(
        version.getPolicy().allowsJurisdiction(country),
        grant.getGrantee().getName() + " under the law of " + country);
  }

  private static void checkTerms(LedgerView tx, GrantState grant, ModelVersionState version) {
    UsageTerms terms = grant.getTerms();
    LedgerRule.GRANT_TERMS.require(
        terms.noWiderThan(version.getPolicy().getTerms()), "wider than the version's policy");
    LedgerRule.GRANT_NON_PRIVATE.require(
        version.getProvenance().getPrivacy() != null
            || (terms.getNonPrivate() != null
                && terms.getNonPrivate().equals(version.getPolicy().getTerms().getNonPrivate())),
        "given " + (terms.getNonPrivate() == null ? "no words" : "other words than the policy's"));
    tx.requireUnexpired(LedgerRule.GRANT_EXPIRED, terms.getExpiresAt());
  }

  private static void verifyAccept(LedgerView tx) {
    StateAndRef<GrantState> before = tx.input(GrantState.class);
    GrantState offered = before.getState().getData();
    GrantState after = tx.output(GrantState.class);
    tx.requireSupersedes(after, before.getRef());
    LedgerRule.GRANT_ACCEPT.require(
        offered.getStatus() == GrantStatus.OFFERED
            && after.equals(offered.withStatus(after.getHeader(), GrantStatus.ACTIVE)),
        "from " + offered.getStatus() + " to " + after.getStatus());
    ModelVersionState version = versionOf(tx);
    LedgerRule.GRANT_VERSION.require(
        offered.getVersion().equals(version.id()), "given " + version.id());
    offered.requireOpen(version);
    checkJurisdiction(tx, offered, version);
    tx.requireActive(LedgerRule.GRANT_ACCEPT, offered.getGrantee());
    tx.requireUnexpired(LedgerRule.GRANT_EXPIRED, offered.getTerms().getExpiresAt());
    tx.requireSigners(offered.getGrantee());
  }

  private static void verifyRevoke(LedgerView tx) {
    StateAndRef<GrantState> before = tx.input(GrantState.class);
    GrantState standing = before.getState().getData();
    GrantState after = tx.output(GrantState.class);
    tx.requireSupersedes(after, before.getRef());
    LedgerRule.GRANT_REVOKE.require(
        standing.getStatus() != GrantStatus.REVOKED
            && after.equals(standing.withStatus(after.getHeader(), GrantStatus.REVOKED)),
        "from " + standing.getStatus() + " to " + after.getStatus());
    tx.requireSigners(standing.getGrantor());
  }
}
