// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.FoundingProposal;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.consortium.ExpectFoundingFlow;
import net.concordat.workflows.consortium.FoundConsortiumFlow;
import net.concordat.workflows.evaluation.Measurement;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.RegisterModelFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.LedgerReportFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.GrantOffer;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.node.NetworkParameters;
import net.corda.testing.node.MockNetwork;
import net.corda.testing.node.MockNetworkParameters;
import net.corda.testing.node.MockNodeParameters;
import net.corda.testing.node.StartedMockNode;
import net.corda.testing.node.TestCordapp;

/** Three banks, a regulator, an outsider and a validating notary, with the signed contract jar. */
final class TestConsortium implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final String NON_PRIVATE = "Trained without differential privacy; members agreed to that.";
  static final Instant NEXT_YEAR = Instant.now().plus(Duration.ofDays(365));

  final MockNetwork network;
  final StartedMockNode bankA;
  final StartedMockNode bankB;
  final StartedMockNode bankC;
  final StartedMockNode regulator;
  final StartedMockNode outsider;
  private final Path stores;

  TestConsortium(Path stores) {
    this.stores = stores;
    network =
        new MockNetwork(
            new MockNetworkParameters(
                    Collections.singletonList(TestCordapp.findCordapp("net.concordat.contracts")))
                .withThreadPerNode(true)
                .withNetworkParameters(platform12()));
    bankA = bank("BankA", "London", "GB");
    bankB = bank("BankB", "Frankfurt", "DE");
    bankC = bank("BankC", "Paris", "FR");
    outsider = bank("BankX", "Rome", "IT");
    regulator =
        network.createNode(
            new MockNodeParameters()
                .withLegalName(new CordaX500Name("Regulator", "Brussels", "BE"))
                .withAdditionalCordapps(
                    Collections.singleton(TestCordapp.findCordapp("net.concordat.workflows"))));
  }

  private StartedMockNode bank(String name, String city, String country) {
    TestCordapp workflows =
        TestCordapp.findCordapp("net.concordat.workflows")
            .withConfig(Map.of("artifactStore", stores.resolve(name).toString()));
    return network.createNode(
        new MockNodeParameters()
            .withLegalName(new CordaX500Name(name, city, country))
            .withAdditionalCordapps(Collections.singleton(workflows)));
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

  FoundingProposal proposal(String name) {
    return new FoundingProposal(
        name,
        Stream.of(bankA, bankB, bankC).map(TestConsortium::member).collect(Collectors.toList()),
        Collections.singletonList(party(regulator)),
        network.getDefaultNotaryIdentity(),
        new ConsortiumRules(
            2,
            2,
            Collections.singletonList("fraud"),
            Collections.singletonList("card-transactions"),
            true,
            Collections.singletonList(contractJarHash()),
            contractKey()));
  }

  /** Founds the consortium that all tests but those of founding itself start from. */
  ConsortiumState found() {
    FoundingProposal proposal = proposal("Concordat");
    for (StartedMockNode node : Arrays.asList(bankA, bankB, bankC, regulator)) {
      run(node, new ExpectFoundingFlow(proposal));
    }
    return run(bankA, new FoundConsortiumFlow(commandId(), proposal))
        .getTx()
        .outputsOfType(ConsortiumState.class)
        .get(0);
  }

  StateAndRef<RegisteredModelState> register(StartedMockNode owner) {
    return run(owner, new RegisterModelFlow(commandId(), "card-fraud", "fraud"));
  }

  /** Publishes an artifact of these bytes, grantable to B for use and to B and C for review. */
  StateAndRef<ModelVersionState> publish(StartedMockNode owner, SecureHash modelId, byte[] bytes) {
    return run(
        owner,
        new PublishModelVersionFlow(
            commandId(), proposal(modelId, store(owner, bytes), bytes.length, policyOfA())));
  }

  SharingPolicy policyOfA() {
    return new SharingPolicy(
        Collections.singletonList(party(bankB)),
        Arrays.asList(party(bankB), party(bankC)),
        terms(false));
  }

  static UsageTerms terms(boolean mayShareOnward) {
    return new UsageTerms(
        Collections.singletonList("fraud"), true, mayShareOnward, true, NEXT_YEAR, NON_PRIVATE);
  }

  static VersionProposal proposal(
      SecureHash modelId, ArtifactDigest digest, long size, SharingPolicy policy) {
    return new VersionProposal(modelId, description(digest, size), provenance(), policy, null, 0);
  }

  static ArtifactDescription description(ArtifactDigest digest, long size) {
    return new ArtifactDescription(
        SecureHash.create(digest.hex()),
        size,
        SecureHash.sha256("schema"),
        SecureHash.sha256("architecture"),
        SecureHash.sha256("card"),
        SecureHash.sha256("manifest"));
  }

  static Provenance provenance() {
    return new Provenance(
        "card-transactions", SecureHash.sha256("rows"), SecureHash.sha256("spec"), "test");
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

  static GrantOffer offer(
      StartedMockNode grantee, ModelVersionState version, GrantKind kind, UsageTerms terms) {
    return new GrantOffer(version.getModelId(), version.getVersion(), party(grantee), kind, terms);
  }

  /** Lets B and C review and approve a version of A's, and A conclude it. */
  StateAndRef<ModelVersionState> approve(
      StartedMockNode owner, ModelVersionState pending, StartedMockNode... approvers) {
    for (StartedMockNode approver : approvers) {
      awaitVersion(approver, pending);
      run(approver, new DecideModelVersionFlow(commandId(), verdict(pending, Decision.APPROVE)));
    }
    return run(
        owner,
        new ConcludeModelVersionFlow(
            commandId(), pending.getModelId(), pending.getVersion(), Decision.APPROVE));
  }

  static Verdict verdict(ModelVersionState version, Decision decision) {
    return new Verdict(
        version.getModelId(),
        version.getVersion(),
        decision,
        "Only for card payments.",
        SecureHash.sha256("evidence"),
        NEXT_YEAR);
  }

  static Measurement measurement(ModelVersionState version) {
    Metric metric = new Metric(900_000, 880_000, 920_000);
    return new Measurement(
        version.getModelId(),
        version.getVersion(),
        SecureHash.sha256("holdout"),
        1_000,
        SecureHash.sha256("report"),
        new MetricSummary(metric, metric, metric));
  }

  ArtifactDigest store(StartedMockNode node, byte[] bytes) {
    try {
      return storeOf(node).put(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
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
      StartedMockNode node,
      Class<T> type,
      ModelVersionState version,
      java.util.function.Predicate<T> condition) {
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
    } catch (net.concordat.workflows.support.RefusedException notYet) {
      return Collections.emptyList();
    }
  }

  static LedgerReport report(StartedMockNode node) {
    return run(node, new LedgerReportFlow());
  }

  static Set<SecureHash> transactions(StartedMockNode node) {
    return report(node).getEntries().stream()
        .map(LedgerReport.Entry::getTxId)
        .collect(Collectors.toSet());
  }

  static <T> T run(StartedMockNode node, FlowLogic<T> flow) {
    try {
      return node.startFlow(flow).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new FlowFailure(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(flow.getClass().getSimpleName() + " did not end", e);
    }
  }

  /** A flow failed; the message is the flow's own. */
  static final class FlowFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    FlowFailure(ExecutionException failure) {
      super(String.valueOf(failure.getMessage()), failure);
    }
  }

  static Party party(StartedMockNode node) {
    return node.getInfo().getLegalIdentities().get(0);
  }

  static Member member(StartedMockNode node) {
    String name = party(node).getName().getOrganisation().toLowerCase(java.util.Locale.ROOT);
    return new Member(
        party(node),
        MemberStatus.ACTIVE,
        party(node).getName().getCountry(),
        List.of("https://models." + name + ".example"),
        name + ".example");
  }

  static String commandId() {
    return UUID.randomUUID().toString();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static SecureHash contractJarHash() {
    try {
      return SecureHash.sha256(Files.readAllBytes(contractJar()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static PublicKey contractKey() {
    try (JarFile jar = new JarFile(contractJar().toFile())) {
      JarEntry entry =
          jar.getJarEntry(ConsortiumState.class.getName().replace('.', '/') + ".class");
      jar.getInputStream(entry).readAllBytes();
      // As Corda's own key class; the JDK's cannot be checkpointed without more opens.
      return Crypto.toSupportedPublicKey(
          entry.getCodeSigners()[0].getSignerCertPath().getCertificates().get(0).getPublicKey());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path contractJar() {
    try {
      return Path.of(
          ConsortiumState.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T in(StartedMockNode node, Callable<T> question) {
    return node.transaction(
        () -> {
          try {
            return question.call();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  static GrantStatus statusOf(StartedMockNode node, UUID grantId) {
    return in(node, () -> new Vault(node.getServices()).grant(grantId))
        .getState()
        .getData()
        .getStatus();
  }

  @Override
  public void close() {
    network.stopNodes();
  }
}
