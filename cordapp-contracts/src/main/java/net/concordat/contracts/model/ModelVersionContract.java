// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Quorum;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** Publishes versions, from scratch or derived from a parent, and concludes what was decided. */
public final class ModelVersionContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(Commands.Publish.class, REFERENCED, ModelVersionContract::verifyPublish)
              .consumes(RegisteredModelState.class, 1, 1)
              .consumes(ModelSeedState.class, 0, 1)
              .produces(RegisteredModelState.class, 1, 1)
              .produces(ModelVersionState.class, 1, 1),
          new CommandRow(
                  Commands.PublishDerived.class,
                  REFERENCED,
                  ModelVersionContract::verifyPublishDerived)
              .consumes(RegisteredModelState.class, 1, 1)
              .consumes(ModelSeedState.class, 0, 1)
              .references(ModelVersionState.class, 1, 1)
              .references(GrantState.class, 0, 1)
              .references(FederationState.class, 0, 1)
              .references(RoundState.class, 0, 1)
              .produces(RegisteredModelState.class, 1, 1)
              .produces(ModelVersionState.class, 1, 1),
          new CommandRow(Commands.Approve.class, REFERENCED, ModelVersionContract::verifyApprove)
              .consumes(ModelVersionState.class, 1, 1)
              .consumes(ApprovalState.class, 1, Bounds.PARTIES)
              .produces(ModelVersionState.class, 1, 1),
          new CommandRow(Commands.Reject.class, REFERENCED, ModelVersionContract::verifyReject)
              .consumes(ModelVersionState.class, 1, 1)
              .consumes(ApprovalState.class, 1, Bounds.PARTIES)
              .produces(ModelVersionState.class, 1, 1),
          changing(Commands.Freeze.class, ModelVersionContract::verifyFreeze),
          changing(Commands.Unfreeze.class, ModelVersionContract::verifyUnfreeze),
          changing(Commands.Withdraw.class, ModelVersionContract::verifyWithdraw));

  private static CommandRow changing(
      Class<? extends ConcordatCommand> command, Consumer<LedgerView> verifier) {
    return new CommandRow(command, REFERENCED, verifier)
        .consumes(ModelVersionState.class, 1, 1)
        .produces(ModelVersionState.class, 1, 1);
  }

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** An owner publishes a version; where it states differential privacy, with its spend. */
    public abstract static class Publishing extends ConcordatCommand {
      private final @Nullable TornOff spend;

      Publishing(@Nullable TornOff spend) {
        this.spend = spend;
      }

      /** The {@code SpendState} of its training, torn off; null if that was not private. */
      public final @Nullable TornOff getSpend() {
        return spend;
      }
    }

    /** An owner publishes a version made from scratch. */
    public static final class Publish extends Publishing {
      /** Of a version that states no differential privacy. */
      public Publish() {
        this(null);
      }

      /**
       * @param spend what its training spent, torn off; null if it states no differential privacy
       */
      @ConstructorForDeserialization
      public Publish(@Nullable TornOff spend) {
        super(spend);
      }
    }

    /** An owner publishes a version derived from one that it owns or was granted. */
    public static final class PublishDerived extends Publishing {
      /** Of a version that states no differential privacy. */
      public PublishDerived() {
        this(null);
      }

      /**
       * @param spend what its training spent, torn off; null if it states no differential privacy
       */
      @ConstructorForDeserialization
      public PublishDerived(@Nullable TornOff spend) {
        super(spend);
      }
    }

    /** An owner counts enough approvals. */
    public static final class Approve extends ConcordatCommand {}

    /** An owner counts so many rejections that approval is out of reach. */
    public static final class Reject extends ConcordatCommand {}

    /** An owner stops all use of a version for a while. */
    public static final class Freeze extends ConcordatCommand {}

    /** An owner lets a frozen version be used again as before. */
    public static final class Unfreeze extends ConcordatCommand {}

    /** An owner takes a version back for good. */
    public static final class Withdraw extends ConcordatCommand {}
  }

  private static void verifyPublish(LedgerView tx) {
    ModelVersionState version = checkPublished(tx);
    LedgerRule.PARENT_LINK.require(
        version.getParent() == null, "given a parent that is not referenced");
  }

  private static void verifyPublishDerived(LedgerView tx) {
    ModelVersionState version = checkPublished(tx);
    StateAndRef<ModelVersionState> parentRef =
        tx.reference(ModelVersionState.class)
            .orElseThrow(() -> LedgerRule.PARENT_LINK.refusal("given no parent"));
    ModelVersionState parent = parentRef.getState().getData();
    ParentLink link = version.getParent();
    boolean linked =
        link != null
            && link.getState().equals(parentRef.getRef())
            && link.getVersion().equals(parent.id());
    LedgerRule.PARENT_LINK.require(linked, "given " + link);
    LedgerRule.PARENT_APPROVED.require(
        parent.getStatus() == VersionStatus.APPROVED, "given " + parent.getStatus());
    ParentRight.of(tx, version, parent).check(version, parent);
  }

  private static ModelVersionState checkPublished(LedgerView tx) {
    StateAndRef<RegisteredModelState> before = tx.input(RegisteredModelState.class);
    RegisteredModelState after = tx.output(RegisteredModelState.class);
    ModelVersionState version = tx.output(ModelVersionState.class);
    RegisteredModelState model = before.getState().getData();
    tx.requireSupersedes(after, before.getRef());
    LedgerRule.VERSION_NEXT.require(
        after.equals(model.withNextVersion(after.getHeader()))
            && version.getVersion() == after.getLastVersion()
            && version.getModelId().equals(model.getModelId()),
        "model at " + model.getLastVersion() + ", version given " + version.getVersion());
    LedgerRule.VERSION_OWNER.require(
        version.getOwner().equals(model.getOwner()), "given " + version.getOwner().getName());
    tx.requireActive(LedgerRule.VERSION_OWNER, model.getOwner());
    LedgerRule.VERSION_PENDING.require(
        version.getStatus() == VersionStatus.PENDING_APPROVAL
            && version.getDecidedBy().isEmpty()
            && version.getFrozenFrom() == null
            && version.getPublishedAt().equals(version.getHeader().getAt()),
        "given " + version.getStatus() + ", published at " + version.getPublishedAt());
    String domain = version.getProvenance().getDataDomain();
    LedgerRule.VERSION_DATA_DOMAIN.require(
        tx.consortium().getRules().dataDomain(domain).isPresent(), "given " + domain);
    PublishedSpend.check(tx, version);
    FederatedOrigin.check(tx, version);
    checkPolicy(tx, version);
    tx.requireSigners(model.getOwner());
    return version;
  }

  private static void checkPolicy(LedgerView tx, ModelVersionState version) {
    SharingPolicy policy = version.getPolicy();
    Party owner = version.getOwner();
    LedgerRule.VERSION_POLICY_PARTIES.require(
        !policy.getRecipients().contains(owner) && !policy.getReviewers().contains(owner),
        "given the owner " + owner.getName());
    LedgerRule.VERSION_POLICY_PARTIES.require(
        !policy.isOpenToMembers()
            || (policy.getRecipients().isEmpty() && policy.getReviewers().isEmpty()),
        "open to every member, and names some");
    LedgerRule.VERSION_POLICY_PURPOSES.require(
        tx.consortium().getRules().getPurposes().containsAll(policy.getTerms().getPurposes()),
        "given " + policy.getTerms().getPurposes());
    tx.requireUnexpired(LedgerRule.VERSION_POLICY_EXPIRY, policy.getTerms().getExpiresAt());
  }

  private static void verifyApprove(LedgerView tx) {
    Quorum quorum = checkDecided(tx, VersionStatus.APPROVED);
    quorum.requireApproved(tx.consortium().getRules().getApprovalThreshold());
  }

  private static void verifyReject(LedgerView tx) {
    Quorum quorum = checkDecided(tx, VersionStatus.REJECTED);
    Party owner = tx.output(ModelVersionState.class).getOwner();
    quorum.requireRejected(
        tx.consortium().getRules().getApprovalThreshold(), tx.consortium().electorate(owner));
  }

  private static Quorum checkDecided(LedgerView tx, VersionStatus status) {
    StateAndRef<ModelVersionState> before = tx.input(ModelVersionState.class);
    ModelVersionState pending = before.getState().getData();
    ModelVersionState after = tx.output(ModelVersionState.class);
    Quorum quorum = Quorum.of(tx, before);
    tx.requireSupersedes(after, before.getRef());
    LedgerRule.APPROVAL_VERSION.require(
        pending.getStatus() == VersionStatus.PENDING_APPROVAL, "given " + pending.getStatus());
    LedgerRule.DECISION_CHANGES.require(
        after.equals(pending.decided(after.getHeader(), status, quorum.decisions())),
        "given " + after.getStatus() + " by " + after.getDecidedBy().size() + " decisions");
    tx.requireActive(LedgerRule.VERSION_OWNER, pending.getOwner());
    tx.requireSigners(pending.getOwner());
    return quorum;
  }

  private static void verifyFreeze(LedgerView tx) {
    StateAndRef<ModelVersionState> before = checkChanged(tx);
    ModelVersionState standing = before.getState().getData();
    ModelVersionState after = tx.output(ModelVersionState.class);
    LedgerRule.VERSION_FREEZE.require(
        (standing.getStatus() == VersionStatus.PENDING_APPROVAL
                || standing.getStatus() == VersionStatus.APPROVED)
            && after.equals(standing.frozen(after.getHeader())),
        "from " + standing.getStatus() + " to " + after.getStatus());
  }

  /** A suspended owner may take rights away, and not give them back. */
  private static void verifyUnfreeze(LedgerView tx) {
    StateAndRef<ModelVersionState> before = checkChanged(tx);
    ModelVersionState standing = before.getState().getData();
    ModelVersionState after = tx.output(ModelVersionState.class);
    LedgerRule.VERSION_UNFREEZE.require(
        standing.getStatus() == VersionStatus.FROZEN
            && after.equals(standing.unfrozen(after.getHeader())),
        "from " + standing.getStatus() + " to " + after.getStatus());
    tx.requireActive(LedgerRule.VERSION_OWNER, standing.getOwner());
  }

  private static void verifyWithdraw(LedgerView tx) {
    StateAndRef<ModelVersionState> before = checkChanged(tx);
    ModelVersionState standing = before.getState().getData();
    ModelVersionState after = tx.output(ModelVersionState.class);
    LedgerRule.VERSION_WITHDRAW.require(
        standing.getStatus() != VersionStatus.REJECTED
            && standing.getStatus() != VersionStatus.WITHDRAWN
            && after.equals(standing.withdrawn(after.getHeader())),
        "from " + standing.getStatus() + " to " + after.getStatus());
  }

  private static StateAndRef<ModelVersionState> checkChanged(LedgerView tx) {
    StateAndRef<ModelVersionState> before = tx.input(ModelVersionState.class);
    tx.requireSupersedes(tx.output(ModelVersionState.class), before.getRef());
    tx.requireSigners(before.getState().getData().getOwner());
    return before;
  }
}
