// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;
import net.concordat.workflows.budget.BudgetTerms;
import net.concordat.workflows.budget.OpenBudgetFlow;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;

/** Banks with nodes, registries and workers, and a version of bank A's that all may train. */
final class FederationNetwork implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String MODEL = "small-business-credit";
  private static final List<String> ROWS =
      List.of(
          "BankA-train",
          "WellsFargo-history-150",
          "BankC-holdout",
          "USBank-history",
          "CapitalOne-history",
          "BBCN-history",
          "WellsFargo-test",
          "USBank-test",
          "CapitalOne-test");
  private static final String BUDGET =
      "/api/v1/budgets/%s/%s".formatted(TrialConsortium.DATA_DOMAIN, PrivacyUnit.ROW);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrialNetwork nodes;
  private final List<NetworkService> services = new ArrayList<>();
  private final List<Participant> banks = new ArrayList<>();
  private @Nullable TrialConsortium consortium;

  private FederationNetwork(TrialNetwork nodes) {
    this.nodes = nodes;
  }

  /** Founds all of it, one kind of process after the other, and returns once all answer. */
  static FederationNetwork start(Path folder, int banks) throws Exception {
    FederationNetwork made =
        new FederationNetwork(
            TrialNetwork.found(folder, Party.withBanks(banks), UnaryOperator.identity()));
    try {
      made.bringUp();
      return made;
    } catch (Exception failure) {
      made.close();
      throw failure;
    }
  }

  Network network() {
    return nodes.network();
  }

  TrialNetwork nodes() {
    return nodes;
  }

  List<Participant> banks() {
    return banks;
  }

  private void bringUp() throws Exception {
    begin(List.of(network().identity()));
    network().identity().concludeFounding();
    nodes.start(network().parties());
    TrialConsortium founded = TrialConsortium.found(nodes, 1, 2);
    consortium = founded;
    List<NetworkService> registries = new ArrayList<>();
    for (Party bank : network().banks()) {
      Path folder = network().registry(bank).folder();
      OwnerOnly.createDirectories(folder);
      // So that a killed worker's job goes to the next soon.
      OwnerOnly.write(folder.resolve("application.properties"), "concordat.jobs.lease=6s\n");
      registries.add(network().registry(bank));
    }
    begin(registries);
    for (Party bank : network().banks()) {
      banks.add(
          new Participant(
              bank,
              new RegistryClient(
                  network().registry(bank).address(),
                  new Tokens(network().identity()).signIn(bank, "developer"))));
    }
    // Has the worker prepare them all.
    new BankRows(network()).of(banks.subList(0, 1), Map.of());
    publishBase(founded);
    begin(network().banks().stream().map(bank -> (NetworkService) network().worker(bank)).toList());
  }

  private void begin(List<NetworkService> some) throws IOException, InterruptedException {
    for (NetworkService service : some) {
      services.add(service);
      service.start();
    }
    for (NetworkService service : some) {
      service.awaitReady();
    }
  }

  private Path prepared() {
    return network().worker(Party.BANK_A).data().resolveSibling("federation-rows");
  }

  /** The demonstration's rows for five banks; from the sixth on those of other lenders. */
  Map<Party, Path> rows() {
    Map<Party, Path> rows = new EnumMap<>(Party.class);
    for (int i = 0; i < banks.size(); i++) {
      rows.put(banks.get(i).bank(), prepared().resolve(ROWS.get(i) + ".csv.gz"));
    }
    return rows;
  }

  private void publishBase(TrialConsortium consortium) throws Exception {
    Path rows = prepared();
    Path out = Files.createDirectories(rows.resolve("base"));
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.addAll(
        List.of("pretrain", "--spec=" + rows.resolve("pretrain.json"), "--out=" + out, "--quiet"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String[] lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .split("\n");
    assertThat(process.waitFor()).isZero();
    JsonNode made = JSON.readTree(lines[lines.length - 1]);
    String digest = made.path("digest").asText();
    JsonNode parts = JSON.readTree(out.resolve(digest + ".json").toFile());
    Path store = network().node(Party.BANK_A).artifactStore();
    try (InputStream zip = Files.newInputStream(out.resolve(digest + ".zip"))) {
      new DirectoryArtifactStore(store).put(zip, made.path("bytes").asLong());
    }
    ArtifactDescription artifact =
        new ArtifactDescription(
            SecureHash.create(digest),
            made.path("bytes").asLong(),
            SecureHash.create(parts.path("schemaDigest").asText()),
            SecureHash.create(parts.path("architectureDigest").asText()),
            SecureHash.create(parts.path("cardDigest").asText()),
            SecureHash.create(parts.path("exportManifestDigest").asText()));
    ModelVersionState pending =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(Party.BANK_A, consortium.register(Party.BANK_A, MODEL), artifact));
    consortium.approve(Party.BANK_A, pending, List.of(Party.BANK_B));
  }

  /** Opens each bank's privacy budget for rows. */
  void openBudgets(long units, long deltaTrillionths, long capEpsilonMillionths) throws Exception {
    for (Participant bank : banks) {
      Objects.requireNonNull(consortium).people(bank.bank());
      nodes
          .operator(bank.bank())
          .run(
              OpenBudgetFlow.class,
              TrialConsortium.commandId(),
              new BudgetTerms(
                  new BudgetKey(TrialConsortium.DATA_DOMAIN, PrivacyUnit.ROW),
                  units,
                  deltaTrillionths,
                  capEpsilonMillionths));
    }
    for (Participant bank : banks) {
      bank.await("its budget", () -> bank.knows(BUDGET));
    }
  }

  /** Adds a bound to a bank's own policy, which counts from its node's next start. */
  void bound(Party bank, String bound) throws IOException, InterruptedException {
    nodes.stop(bank);
    try (Stream<Path> files = Files.list(network().node(bank).cordapps().resolve("config"))) {
      Path policy =
          files
              .filter(file -> file.getFileName().toString().startsWith("cordapp-workflows-"))
              .findFirst()
              .orElseThrow();
      Files.writeString(policy, "\n" + bound + "\n", StandardOpenOption.APPEND);
    }
    nodes.start(List.of(bank));
  }

  /** What a bank has spent of it, in millionths of epsilon. */
  static long spent(Participant bank) throws Exception {
    return bank.get(BUDGET).path("spentEpsilonMillionths").asLong();
  }

  /** The base version, as its owner's registry has it. */
  private JsonNode base() throws Exception {
    List<JsonNode> found = new ArrayList<>();
    Patience.await(
        PATIENCE,
        "the base version as approved",
        () -> {
          for (JsonNode model : banks.get(0).registry().all("/api/v1/models", Map.of())) {
            String path = "/api/v1/models/%s/versions/1".formatted(model.path("modelId").asText());
            JsonNode version = banks.get(0).get(path);
            if (version.path("status").asText().equals("APPROVED")) {
              found.add(version);
            }
          }
          return !found.isEmpty();
        });
    return found.get(0);
  }

  /** A federation of all banks that has begun. */
  Begun begin(FederationAsk ask) throws Exception {
    return begin(ask, null);
  }

  /**
   * The same where all banks judge each round.
   *
   * @param tolerance by how much PR-AUC may fall; null where nobody judges
   */
  Begun begin(FederationAsk ask, @Nullable Double tolerance) throws Exception {
    return begin(ask, tolerance, rows());
  }

  /** The same on rows of the test's own. */
  Begun begin(FederationAsk ask, @Nullable Double tolerance, Map<Party, Path> files)
      throws Exception {
    JsonNode base = base();
    FederationRun run =
        new FederationRun(banks, ask, base, MODEL, what -> System.out.println(what));
    BankRows data = new BankRows(network());
    Map<Participant, Map<String, Object>> rows = data.of(banks, files);
    FederationGate gate =
        tolerance == null
            ? null
            : new FederationGate(data.holdouts(banks, Map.of(), rows), tolerance);
    JsonNode terms =
        data.terms(
            banks.get(0),
            base,
            run.spec(),
            ask.form(),
            gate == null ? List.of() : gate.holdouts().values());
    return new Begun(run, run.begin(terms, rows, gate));
  }

  /**
   * Gives an evaluator's worker other rows to judge by than those of which the plan has the root.
   */
  void changeHoldout(Party bank) throws IOException {
    Path data = network().worker(bank).data();
    try (Stream<Path> files = Files.list(data)) {
      Path holdout =
          files
              .filter(file -> file.getFileName().toString().startsWith("federation-holdout-"))
              .findFirst()
              .orElseThrow();
      Path other = network().worker(Party.BANK_A).data().resolve("federation-BankA-train.csv.gz");
      Files.copy(other, holdout, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Kills a program and all that it started. */
  static void kill(NetworkService service) {
    for (ProcessHandle process : service.process().running()) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
    }
  }

  /**
   * The weights after a round, once bank A has them: how many there are, and each, the lowest byte
   * first.
   */
  float[] weights(FederationView view, int round) throws IOException, InterruptedException {
    Path file = network().node(Party.BANK_A).artifact(view.figures(round).globalDigest());
    Patience.await(PATIENCE, "bank A to have the weights", () -> Files.exists(file));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] weights = new float[bytes.getInt()];
    bytes.asFloatBuffer().get(weights);
    return weights;
  }

  /**
   * A federation that has begun.
   *
   * @param id which
   */
  record Begun(FederationRun run, String id) {
    void awaitEnd(int round) throws InterruptedException {
      Patience.await(PATIENCE, "the end of round " + round, () -> run.view(id).hasEnded(round));
    }

    FederationView awaitEnd() throws InterruptedException {
      List<FederationView> seen = new ArrayList<>();
      Patience.await(
          PATIENCE,
          "the end of the federation",
          () -> {
            FederationView view = run.view(id);
            boolean over = view.isOver();
            if (over) {
              seen.add(view);
            }
            return over;
          });
      FederationView end = seen.get(0);
      System.out.println(RoundFigures.head());
      for (int round = 1; round <= end.rounds().size(); round++) {
        System.out.println(end.figures(round).line());
      }
      return end;
    }
  }

  @Override
  public void close() {
    try {
      for (int i = services.size() - 1; i >= 0; i--) {
        services.get(i).stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    nodes.close();
  }
}
