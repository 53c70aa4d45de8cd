// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.concordat.artifacts.DirectoryArtifactStore;
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
import net.corda.core.crypto.SecureHash;

/** Banks with nodes, registries and workers, and a version of bank A's that all may train. */
final class FederationNetwork implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String MODEL = "small-business-credit";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrialNetwork nodes;
  private final List<NetworkService> services = new ArrayList<>();
  private final List<Participant> banks = new ArrayList<>();

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
    TrialConsortium consortium = TrialConsortium.found(nodes, 1, 2);
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
    new BankRows(network()).of(banks, Map.of());
    publishBase(consortium);
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

  private void publishBase(TrialConsortium consortium) throws Exception {
    Path rows = network().worker(Party.BANK_A).data().resolveSibling("federation-rows");
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
    JsonNode base = base();
    FederationRun run =
        new FederationRun(banks, ask, base, MODEL, what -> System.out.println(what));
    BankRows data = new BankRows(network());
    JsonNode terms = data.terms(banks.get(0), base, run.spec(), ask.form());
    return new Begun(run, run.begin(terms, data.of(banks, Map.of())));
  }

  /**
   * A federation that has begun.
   *
   * @param id which
   */
  record Begun(FederationRun run, String id) {
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
      System.out.println(FederationView.head());
      for (int round = 1; round <= end.rounds().size(); round++) {
        System.out.println(end.line(round));
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
