// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Founders;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.people.Staff;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.consortium.AmendConsortiumFlow;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;

/**
 * A consortium founded on a trial network, and the acts of its members, one call each. Artifacts
 * are pseudo-random bytes, repeatable by their seed: no model is trained.
 */
public final class TrialConsortium {
  /** What its models are for. */
  public static final String PURPOSE = "fraud";

  /** For what none of its models is granted. */
  public static final String OTHER_PURPOSE = "credit";

  /** What its models are said to be trained on. */
  public static final String DATA_DOMAIN = "card-transactions";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LASTING = Duration.ofDays(30);

  private final TrialNetwork network;
  private final ConsortiumState founded;
  private final Map<Party, Staff> people = new EnumMap<>(Party.class);

  private TrialConsortium(TrialNetwork network, ConsortiumState founded) {
    this.network = network;
    this.founded = founded;
  }

  /**
   * Founds a consortium of all banks of a network, which are up, observed by its regulator, which
   * need not be.
   *
   * @param approvals how many members other than the owner approve a version (k)
   * @param votes how many members amend the consortium (m)
   */
  public static TrialConsortium found(TrialNetwork network, int approvals, int votes)
      throws Exception {
    List<Bank> banks = new ArrayList<>();
    List<Bank> expecting = new ArrayList<>();
    for (Party party : network.network().running()) {
      if (party.role() == Role.BANK) {
        banks.add(network.operator(party));
      }
      if (party.role() != Role.NOTARY) {
        expecting.add(network.operator(party));
      }
    }
    Charter proposal =
        new Founders(
                Distribution.current().contracts(),
                approvals,
                votes,
                List.of(PURPOSE, OTHER_PURPOSE),
                List.of(DATA_DOMAIN))
            .proposal(banks, network.network()::pages);
    for (Bank party : expecting) {
      Founders.expect(party, proposal);
    }
    SignedTransaction founding = Founders.found(banks.get(0), proposal);
    Founders.serve(network.operator(Party.NOTARY), founding);
    return new TrialConsortium(
        network, founding.getTx().outputsOfType(ConsortiumState.class).get(0));
  }

  /** The nodes it runs on. */
  public TrialNetwork network() {
    return network;
  }

  /** The consortium as it was founded. */
  public ConsortiumState founded() {
    return founded;
  }

  /** The consortium as a member knows it now. */
  public StateAndRef<ConsortiumState> current(Party member) throws IOException {
    SecureHash id = founded.getHeader().getConsortiumId();
    return network.operator(member).known(ConsortiumState.class).stream()
        .filter(known -> known.getState().getData().getHeader().getConsortiumId().equals(id))
        .max(Comparator.comparing(known -> known.getState().getData().getVersion()))
        .orElseThrow();
  }

  /**
   * Has members vote for another charter, the last of them put it in force, and every node know it.
   *
   * @param voters as many as the consortium's rules demand
   * @param change makes the next charter of the current one
   */
  public ConsortiumState amend(List<Party> voters, UnaryOperator<Charter> change) throws Exception {
    Party last = voters.get(voters.size() - 1);
    StateAndRef<ConsortiumState> base = current(last);
    Amendment amendment =
        new Amendment(base.getRef(), change.apply(base.getState().getData().charter()));
    Instant expiresAt = Instant.now().plus(LASTING).truncatedTo(ChronoUnit.SECONDS);
    for (Party voter : voters) {
      network.operator(voter).run(CastVoteFlow.class, commandId(), amendment, expiresAt);
    }
    Patience.await(
        PATIENCE,
        last + " to have every vote",
        () ->
            network.operator(last).known(VoteState.class).stream()
                    .filter(vote -> vote.getState().getData().getAmendment().equals(amendment))
                    .count()
                == voters.size());
    StateAndRef<ConsortiumState> amended =
        network.operator(last).run(AmendConsortiumFlow.class, commandId(), amendment.digest());
    for (Party party : network.network().running()) {
      if (party.role() != Role.NOTARY) {
        Patience.await(
            PATIENCE,
            party + " to know the amended consortium",
            () -> current(party).equals(amended));
      }
    }
    return amended.getState().getData();
  }

  /** Those whose nodes hold a ledger: all but the notary. */
  public List<Party> ledgers() {
    return network.network().parties().stream()
        .filter(party -> party.role() != Role.NOTARY)
        .toList();
  }

  /** Its members. */
  public List<Party> banks() {
    return network.network().parties().stream().filter(party -> party.role() == Role.BANK).toList();
  }

  /** A new command's id. */
  public static String commandId() {
    return UUID.randomUUID().toString();
  }

  /** Registers a model. */
  public SecureHash register(Party owner, String name) throws Exception {
    StateAndRef<RegisteredModelState> model =
        network.operator(owner).run(RegisterModelFlow.class, commandId(), name, PURPOSE);
    return model.getState().getData().getModelId();
  }

  /** The artifacts in the stores of its banks. */
  public TrialArtifacts artifacts() {
    return new TrialArtifacts(network);
  }

  /** What its members are about to publish and to offer. */
  public TrialDrafts drafts() {
    return new TrialDrafts(network);
  }

  /** Publishes a version. */
  public ModelVersionState publish(Party owner, VersionProposal proposal) throws Exception {
    StateAndRef<ModelVersionState> version =
        network.operator(owner).run(PublishModelVersionFlow.class, commandId(), proposal);
    return version.getState().getData();
  }

  /** Has members approve a pending version, and its owner count the approvals. */
  public ModelVersionState approve(Party owner, ModelVersionState version, List<Party> approvers)
      throws Exception {
    List<net.corda.core.identity.Party> asked = new ArrayList<>();
    for (Party approver : approvers) {
      asked.add(network.operator(approver).identity());
    }
    network
        .operator(owner)
        .run(RequestDecisionFlow.class, version.getModelId(), version.getVersion(), asked);
    for (Party approver : approvers) {
      Bank member = network.operator(approver);
      member.awaitVersion(version);
      member.run(DecideModelVersionFlow.class, commandId(), review(approver, version));
    }
    StateAndRef<ModelVersionState> approved =
        network
            .operator(owner)
            .run(
                ConcludeModelVersionFlow.class,
                commandId(),
                version.getModelId(),
                version.getVersion(),
                Decision.APPROVE);
    return approved.getState().getData();
  }

  /** A bank's people, who begin when they are first needed. */
  public synchronized Staff people(Party bank) throws Exception {
    Staff known = people.get(bank);
    if (known == null) {
      known = Staff.enrol(network.operator(bank), network.network().people(bank));
      people.put(bank, known);
    }
    return known;
  }

  /** A member's people decide to approve a version; its owner is not told yet. */
  public UUID review(Party member, ModelVersionState version) throws Exception {
    return people(member).review(network.operator(member), TrialDrafts.verdict(version));
  }

  /** Offers a grant and has it accepted. */
  public GrantState grant(Party owner, ModelVersionState version, Party grantee, GrantKind kind)
      throws Exception {
    StateAndRef<GrantState> offered =
        network
            .operator(owner)
            .run(OfferGrantFlow.class, commandId(), drafts().offer(version, grantee, kind));
    UUID grantId = offered.getState().getData().getGrantId();
    network.operator(grantee).awaitGrant(grantId);
    StateAndRef<GrantState> accepted =
        network.operator(grantee).run(AcceptGrantFlow.class, commandId(), grantId);
    return accepted.getState().getData();
  }

  /** Fetches an artifact. */
  public DeliveryReceiptState deliver(Party grantor, ModelVersionState version, Party grantee)
      throws Exception {
    StateAndRef<DeliveryReceiptState> receipt =
        network
            .operator(grantee)
            .run(
                RequestDeliveryFlow.class,
                commandId(),
                network.operator(grantor).identity(),
                version.getModelId(),
                version.getVersion());
    return receipt.getState().getData();
  }
}
