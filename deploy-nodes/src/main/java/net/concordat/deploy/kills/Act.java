// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.util.EnumSet;
import java.util.Set;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.trial.TrialHoldouts;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.consortium.AmendConsortiumFlow;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/** The commands in whose midst nodes are killed, each about a version of its own. */
public enum Act {
  /** An owner publishes a version; no other bank is told. */
  PUBLISH(true) {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerAlone(
          PublishModelVersionFlow.class, ModelVersionState.class, cast.proposal(Cast.SMALL));
    }
  },

  /** An owner offers a grant; the grantee is told through the outbox. */
  OFFER {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      ModelVersionState version = cast.published(Cast.SMALL);
      return cast.byOwner(
          OfferGrantFlow.class,
          GrantState.class,
          cast.consortium().drafts().offer(version, cast.peer(), GrantKind.REVIEW));
    }
  },

  /** A grantee accepts a grant; the grantor takes it in a session. */
  ACCEPT {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byPeer(
          AcceptGrantFlow.class, GrantState.class, cast.offered(cast.published(Cast.SMALL)));
    }
  },

  /** A grantee fetches an artifact in several parts; the grantor is told through the outbox. */
  DELIVER {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      ModelVersionState version = cast.published(Cast.SEVERAL_PARTS);
      cast.consortium().grant(cast.owner(), version, cast.peer(), GrantKind.REVIEW);
      return cast.byPeer(
              RequestDeliveryFlow.class,
              DeliveryReceiptState.class,
              version.getOwner(),
              version.getModelId(),
              version.getVersion())
          .fetching(version);
    }

    @Override
    Set<Phase> phases() {
      // Who delivers cannot be frozen from the start.
      return EnumSet.complementOf(EnumSet.of(Phase.RECORDED));
    }
  },

  /**
   * A member records what it measured, in two transactions; the owner is told of the second through
   * the outbox. The notary's next commit is that of the first.
   */
  EVALUATE {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      SecureHash rows = SecureHash.randomSHA256();
      TrialHoldouts.commit(cast.consortium().network().operator(cast.peer()), rows);
      ModelVersionState version = cast.published(Cast.SMALL);
      cast.consortium().grant(cast.owner(), version, cast.peer(), GrantKind.REVIEW);
      cast.consortium().deliver(cast.owner(), version, cast.peer());
      return cast.byPeer(
          RecordEvaluationFlow.class, EvaluationState.class, TrialHoldouts.measured(version, rows));
    }
  },

  /** A member decides on a version; the owner takes the decision in a session. */
  DECIDE {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      ModelVersionState version = cast.published(Cast.SMALL);
      cast.ask(version);
      return cast.byPeer(
          DecideModelVersionFlow.class,
          ApprovalState.class,
          cast.consortium().review(cast.peer(), version));
    }
  },

  /** An owner counts the decisions and so approves; who decided is told through the outbox. */
  CONCLUDE {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      ModelVersionState version = cast.published(Cast.SMALL);
      cast.ask(version);
      cast.decide(version);
      return cast.byOwner(
          ConcludeModelVersionFlow.class,
          ModelVersionState.class,
          version.getModelId(),
          version.getVersion(),
          Decision.APPROVE);
    }
  },

  /** A bank records what one of its people signed; no other bank is told. */
  SIGN(true) {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      StateAndRef<ProposalState> asked = cast.asked(cast.somebody());
      return cast.byOwnerAlone(
          RecordDecisionFlow.class,
          DecisionState.class,
          asked.getState().getData().getProposalId(),
          cast.consortium().people(cast.owner()).in(Role.MODEL_VALIDATOR).personId(),
          Role.MODEL_VALIDATOR,
          Decision.APPROVE,
          cast.signed(asked, Role.MODEL_VALIDATOR));
    }
  },

  /** A bank enrols somebody, as its people decided; no other bank is told. */
  ENROL(true) {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerAlone(
          CarryOutFlow.class, ProposalState.class, cast.approved(cast.somebody()));
    }
  },

  /** A bank begins to use a version, as its people decided; no other bank is told. */
  ADOPT(true) {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerAlone(CarryOutFlow.class, ProposalState.class, cast.approved(cast.use()));
    }
  },

  /** A bank makes what it uses its champion, as its people decided; no other bank is told. */
  PROMOTE(true) {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerAlone(
          CarryOutFlow.class, ProposalState.class, cast.approved(cast.champion()));
    }
  },

  /**
   * A bank spends of its budget, in two transactions; no other bank is told. The notary's next
   * commit is that of the seed.
   */
  SPEND(true) {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerAlone(
          SpendBudgetFlow.class,
          SpendState.class,
          cast.cost(cast.endowment().artifact(Cast.SMALL)));
    }
  },

  /** An owner publishes a version with what its training spent; no other bank is told. */
  PUBLISH_SPENT(true) {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerAlone(
          PublishModelVersionFlow.class, ModelVersionState.class, cast.paidFor());
    }
  },

  /** A member votes for an amendment; all others are told through the outbox. */
  VOTE {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerToAll(
          CastVoteFlow.class, VoteState.class, cast.amendment(), Cast.voteExpiresAt());
    }
  },

  /** A member amends the consortium by two votes; all others are told through the outbox. */
  AMEND {
    @Override
    Command<?> prepare(Cast cast) throws Exception {
      return cast.byOwnerToAll(
          AmendConsortiumFlow.class, ConsortiumState.class, cast.votedFor().digest());
    }
  };

  private final boolean alone;

  Act() {
    this(false);
  }

  /**
   * @param alone whether no other bank has a part in it
   */
  Act(boolean alone) {
    this.alone = alone;
  }

  /** Does all that comes before the command. */
  abstract Command<?> prepare(Cast cast) throws Exception;

  /** The phases that the command passes through. */
  Set<Phase> phases() {
    return EnumSet.complementOf(
        alone ? EnumSet.of(Phase.IN_PARTS, Phase.RECORDED) : EnumSet.of(Phase.IN_PARTS));
  }

  /** Those that have a part in it. */
  Set<Victim> victims() {
    return alone ? EnumSet.complementOf(EnumSet.of(Victim.RESPONDER)) : EnumSet.allOf(Victim.class);
  }
}
