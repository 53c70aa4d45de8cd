// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Samples.offer;
import static net.concordat.it.Samples.terms;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.notary.ServeObserversFlow;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.FoundConsortiumFlow;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.holdout.Holdouts;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.support.LedgerFacts;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.node.NetworkParameters;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.MockNetwork;
import net.corda.testing.node.MockNetworkParameters;
import net.corda.testing.node.MockNodeParameters;
import net.corda.testing.node.StartedMockNode;
import net.corda.testing.node.TestCordapp;
import org.jspecify.annotations.Nullable;

/** Three banks, a regulator, an outsider and a validating notary, with the signed contract jar. */
final class TestConsortium implements AutoCloseable {
  /** Each bank's own bound of a federation's rounds. */
  static final int MOST_ROUNDS = 10;

  final MockNetwork network;
  StartedMockNode bankA;
  StartedMockNode bankB;
  StartedMockNode bankC;
  StartedMockNode regulator;
  final StartedMockNode outsider;
  final TestPeople people = new TestPeople();
  private final Path stores;
  private @Nullable SignedTransaction founded;

  TestConsortium(Path stores) {
    this.stores = stores;
    network =
        new MockNetwork(
            new MockNetworkParameters(
                    List.of(
                        TestCordapp.findCordapp("net.concordat.contracts"),
                        TestCordapp.findCordapp("net.concordat.notary")))
                .withThreadPerNode(true)
                .withNetworkParameters(platform12()));
    bankA = bank("BankA", "London", "GB");
    bankB = bank("BankB", "Frankfurt", "DE");
    bankC = bank("BankC", "Paris", "FR");
    outsider = bank("BankX", "Rome", "IT");
    regulator = network.createNode(parameters(new CordaX500Name("Regulator", "Brussels", "BE")));
  }

  /** Adds a bank that belongs to nothing. */
  StartedMockNode bank(String name, String city, String country) {
    return network.createNode(parameters(new CordaX500Name(name, city, country)));
  }

  private MockNodeParameters parameters(CordaX500Name name) {
    TestCordapp workflows = TestCordapp.findCordapp("net.concordat.workflows");
    TestCordapp configured =
        name.getOrganisation().equals("Regulator")
            ? workflows
            : workflows.withConfig(
                Map.of(
                    "artifactStore",
                    stores.resolve(name.getOrganisation()).toString(),
                    "federationMostRounds",
                    MOST_ROUNDS));
    return new MockNodeParameters()
        .withLegalName(name)
        .withAdditionalCordapps(Collections.singleton(configured));
  }

  /** Starts a stopped node again, with the database it had. */
  StartedMockNode startAgain(StartedMockNode stopped) {
    return network.createNode(
        parameters(stopped.getInfo().getLegalIdentities().get(0).getName())
            .withForcedID(stopped.getId()));
  }

  private static NetworkParameters platform12() {
    return new NetworkParameters(
        12,
        Collections.emptyList(),
        10_485_760,
        524_288_000,
        Instant.now(),
        1,
        Collections.emptyMap(),
        Duration.ofDays(30));
  }

  Charter proposal(String name) {
    return new Charter(
        name,
        Stream.of(bankA, bankB, bankC).map(TestConsortium::member).collect(Collectors.toList()),
        Collections.singletonList(party(regulator)),
        network.getDefaultNotaryIdentity(),
        new ConsortiumRules(
            2,
            2,
            Collections.singletonList("fraud"),
            Collections.singletonList(new DataDomain("card-transactions", 10_000_000)),
            259_200,
            AttestationRule.none(),
            true,
            Collections.singletonList(ContractJar.hash()),
            ContractJar.key()));
  }

  /** Commits each bank to rows on which it may measure what comes later; once. */
  void commitHoldout(StartedMockNode... banks) {
    for (StartedMockNode bank : banks) {
      Holdouts own = new Holdouts(new Vault(bank.getServices()), party(bank));
      if (!Nodes.in(bank, () -> own.committed(Samples.HOLDOUT)).isPresent()) {
        run(bank, new CommitHoldoutFlow(commandId(), Samples.holdout(Samples.HOLDOUT)));
      }
    }
  }

  boolean isFounded() {
    return founded != null;
  }

  /** Founds the consortium that all tests but those of founding itself start from. */
  void found() {
    Charter proposal = proposal("Concordat");
    expect(proposal, bankA, bankB, bankC, regulator);
    found(commandId(), proposal);
  }

  static void expect(Charter proposal, StartedMockNode... nodes) {
    for (StartedMockNode node : nodes) {
      run(node, new ExpectFoundingFlow(proposal));
    }
  }

  /** Founds a consortium that its members expect. */
  SignedTransaction found(String commandId, Charter proposal) {
    SignedTransaction founding = run(bankA, new FoundConsortiumFlow(commandId, proposal));
    run(
        network.getDefaultNotaryNode(),
        new ServeObserversFlow(LedgerFacts.consortiumId(founding).orElseThrow()));
    founded = founding;
    return founding;
  }

  /** Lets two strangers found a consortium that looks like ours. */
  SignedTransaction foundAnother(StartedMockNode founder, StartedMockNode accomplice) {
    Charter ours = proposal("Concordat");
    ConsortiumRules rules = ours.getRules();
    Charter pretended =
        new Charter(
            ours.getName(),
            List.of(member(founder), member(accomplice)),
            ours.getObservers(),
            ours.getNotary(),
            new ConsortiumRules(
                1,
                1,
                rules.getPurposes(),
                rules.getDataDomains(),
                rules.getMaxUnobservedSeconds(),
                rules.getAttestationRule(),
                true,
                rules.getAllowedContractJars(),
                rules.getContractKey()));
    expect(pretended, founder, accomplice);
    return run(founder, new FoundConsortiumFlow(commandId(), pretended));
  }

  /** The founding. */
  SignedTransaction founding() {
    return Objects.requireNonNull(founded);
  }

  /** Registers a model and publishes its first version. */
  ModelVersionState published(StartedMockNode owner, String weights) {
    SecureHash modelId = register(owner).getState().getData().getModelId();
    return publish(owner, modelId, bytes(weights)).getState().getData();
  }

  /** Publishes a version and lets the two other banks approve it, without reviewing it. */
  ModelVersionState approved(StartedMockNode owner, String weights, StartedMockNode... approvers) {
    ModelVersionState pending = published(owner, weights);
    ask(owner, pending, approvers);
    return approve(owner, pending, approvers).getState().getData();
  }

  /** Sends a pending version to members for a decision. */
  void ask(StartedMockNode owner, ModelVersionState pending, StartedMockNode... approvers) {
    List<Party> asked = Stream.of(approvers).map(Nodes::party).collect(Collectors.toList());
    run(owner, new RequestDecisionFlow(pending.getModelId(), pending.getVersion(), asked));
    for (StartedMockNode approver : approvers) {
      awaitVersion(approver, pending);
    }
  }

  StateAndRef<DeliveryReceiptState> deliver(
      StartedMockNode grantor, StartedMockNode grantee, ModelVersionState version) {
    return run(grantee, request(grantor, version));
  }

  static RequestDeliveryFlow request(StartedMockNode grantor, ModelVersionState version) {
    return new RequestDeliveryFlow(
        commandId(), party(grantor), version.getModelId(), version.getVersion());
  }

  StateAndRef<RegisteredModelState> register(StartedMockNode owner) {
    return run(owner, new RegisterModelFlow(commandId(), "card-fraud", "fraud"));
  }

  /** Publishes an artifact of these bytes, grantable to one for use and to all for review. */
  StateAndRef<ModelVersionState> publish(StartedMockNode owner, SecureHash modelId, byte[] bytes) {
    return run(
        owner,
        new PublishModelVersionFlow(
            commandId(),
            Samples.proposal(modelId, store(owner, bytes), bytes.length, policyOf(owner))));
  }

  /** What a member would publish of a model of its own, derived from a parent. */
  VersionProposal derived(
      StartedMockNode owner, ModelVersionState parent, String weights, SharingPolicy policy) {
    byte[] bytes = bytes(weights);
    return new VersionProposal(
        register(owner).getState().getData().getModelId(),
        Samples.description(store(owner, bytes), bytes.length),
        Samples.provenance(),
        policy,
        parent.getModelId(),
        parent.getVersion());
  }

  /** What B may allow others with what it derives from A's: A gets it, A and C may review it. */
  SharingPolicy policyOfB() {
    return SharingPolicy.named(
        Collections.singletonList(party(bankA)),
        Arrays.asList(party(bankA), party(bankC)),
        terms(false));
  }

  SharingPolicy policyOfA() {
    return policyOf(bankA);
  }

  /** One bank may use, all others may review. */
  private SharingPolicy policyOf(StartedMockNode owner) {
    List<Party> reviewers =
        Stream.of(bankA, bankB, bankC)
            .filter(bank -> !party(bank).equals(party(owner)))
            .map(Nodes::party)
            .collect(Collectors.toList());
    Party recipient = party(owner).equals(party(bankB)) ? party(bankA) : party(bankB);
    return SharingPolicy.named(Collections.singletonList(recipient), reviewers, terms(false));
  }

  /** Offers and accepts a grant, and waits until both sides have it. */
  GrantState grant(
      StartedMockNode grantor, StartedMockNode grantee, ModelVersionState version, GrantKind kind) {
    return grant(grantor, grantee, version, kind, terms(false));
  }

  GrantState grant(
      StartedMockNode grantor,
      StartedMockNode grantee,
      ModelVersionState version,
      GrantKind kind,
      UsageTerms terms) {
    UUID id =
        run(grantor, new OfferGrantFlow(commandId(), offer(grantee, version, kind, terms)))
            .getState()
            .getData()
            .getGrantId();
    awaitState(grantee, GrantState.class, version, grant -> grant.getGrantId().equals(id));
    return run(grantee, new AcceptGrantFlow(commandId(), id)).getState().getData();
  }

  /** Lets B and C review and approve a version of A's, and A conclude it. */
  StateAndRef<ModelVersionState> approve(
      StartedMockNode owner, ModelVersionState pending, StartedMockNode... approvers) {
    for (StartedMockNode approver : approvers) {
      awaitVersion(approver, pending);
      people.decide(approver, pending, Decision.APPROVE);
    }
    return run(
        owner,
        new ConcludeModelVersionFlow(
            commandId(), pending.getModelId(), pending.getVersion(), Decision.APPROVE));
  }

  /** What a notary would do that colludes: it signs without looking. */
  SignedTransaction signedByTheNotary(SignedTransaction transaction) {
    ServiceHub notary = network.getDefaultNotaryNode().getServices();
    return transaction.plus(
        Nodes.in(
            network.getDefaultNotaryNode(),
            () ->
                notary.createSignature(
                    transaction, network.getDefaultNotaryIdentity().getOwningKey())));
  }

  ArtifactDigest store(StartedMockNode node, byte[] bytes) {
    try {
      return storeOf(node).put(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DirectoryArtifactStore storeOf(StartedMockNode node) throws IOException {
    return new DirectoryArtifactStore(directoryOf(node));
  }

  Path directoryOf(StartedMockNode node) {
    return stores.resolve(party(node).getName().getOrganisation());
  }

  void awaitVersion(StartedMockNode node, ModelVersionState version) {
    awaitState(
        node,
        ModelVersionState.class,
        version,
        found -> found.getHeader().getAt().equals(version.getHeader().getAt()));
  }

  <T extends LinearState> void awaitState(
      StartedMockNode node, Class<T> type, ModelVersionState version, Predicate<T> condition) {
    await(type.getSimpleName() + " at " + party(node).getName().getOrganisation())
        .atMost(PATIENCE)
        .until(
            () ->
                node.transaction(
                    () ->
                        Stream.concat(
                                new Vault(node.getServices())
                                        .about(type, version.getModelId(), version.getVersion())
                                        .stream(),
                                versions(node, type, version).stream())
                            .anyMatch(found -> condition.test(found.getState().getData()))));
  }

  @SuppressWarnings("unchecked")
  private static <T extends LinearState> Collection<StateAndRef<T>> versions(
      StartedMockNode node, Class<T> type, ModelVersionState version) {
    if (type != ModelVersionState.class) {
      return Collections.emptyList();
    }
    try {
      return Collections.singletonList(
          (StateAndRef<T>)
              (StateAndRef<?>)
                  new Vault(node.getServices())
                      .version(version.getModelId(), version.getVersion()));
    } catch (RefusedException notYet) {
      return Collections.emptyList();
    }
  }

  static Member member(StartedMockNode node) {
    String name = party(node).getName().getOrganisation().toLowerCase(Locale.ROOT);
    return new Member(
        party(node),
        MemberStatus.ACTIVE,
        party(node).getName().getCountry(),
        List.of("https://models." + name + ".example"),
        name + ".example");
  }

  @Override
  public void close() {
    network.stopNodes();
  }
}
