// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.decisions.anchor.Anchoring;
import net.concordat.decisions.anchor.RegistryLedger;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.H2Shell;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.registry.RegistryServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A bank's decisions, anchored through its registry and checked with the regulator's copy. */
@OnRegistries
@Timeout(300)
class AnchoringIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder = Path.of("");
  private final RegistryNetwork network;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final KeyPair keys;

  AnchoringIT(RegistryNetwork network) throws Exception {
    this.network = network;
    this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @Test
  void isCheckedWithTheRegulatorsCopyAndAnAuditNamesWhatWasChanged() throws Exception {
    FirstPeople.OfBankB.in(network);
    UUID logId = anchorTwoBatches();
    Files.write(folder.resolve("anchors"), DecisionJson.bytes(regulatorsCopy(network, logId, 2)));

    CommandRun shown = run("anchors", "--at=BankB", "--json", "--state-dir=" + network.state());
    List<String> roots = new ArrayList<>();
    for (JsonNode batch : new ObjectMapper().readTree(shown.out())) {
      if (batch.path("logId").asText().equals(logId.toString())) {
        roots.add(batch.path("root").asText());
      }
    }
    assertThat(roots).isEqualTo(roots(regulatorsCopy(network, logId, 2))).hasSize(2);

    CommandRun verified = run("verify", file("proof"), "--anchors", file("anchors"));
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).contains("record 4 of the log " + logId);
    CommandRun sound = run("audit", file("log"), "--anchors", file("anchors"));
    assertThat(sound.status()).as(sound.out() + sound.err()).isZero();
    namesWhatIsWithheld(logId);

    change(
        "update record set bytes = (select bytes from record where sequence = 0) where sequence = 4");
    CommandRun audited = run("audit", file("log"), "--anchors", file("anchors"));
    assertThat(audited.status()).isEqualTo(1);
    assertThat(audited.out()).contains("WRONG record 4: is not the record of its leaf hash");
  }

  /**
   * The bank closes a batch and keeps it from the ledger, and what the regulator has ends before.
   */
  private void namesWhatIsWithheld(UUID logId) throws Exception {
    UUID id = UUID.randomUUID();
    try (DecisionLog log = open()) {
      log.append(List.of(entry(id)));
      now.updateAndGet(before -> before.plusSeconds(61));
      log.closeDue();
      Files.write(
          folder.resolve("withheld"),
          DecisionJson.bytes(DecisionJson.of(log.proof(id).orElseThrow())));
    }
    Files.write(folder.resolve("anchors"), DecisionJson.bytes(regulatorsCopy(network, logId, 2)));
    CommandRun audited = run("audit", file("log"), "--anchors", file("anchors"));
    assertThat(audited.status()).isEqualTo(1);
    assertThat(audited.out()).contains("WRONG record 6: their batch 2 was closed at");
    CommandRun refused = run("verify", file("withheld"), "--anchors", file("anchors"));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).contains("is not verified");
  }

  /** Somebody deletes a batch from what the regulator's registry keeps. */
  @Test
  @EnabledIfSystemProperty(named = "concordat.gaps", matches = "all")
  void theRegulatorNamesABatchThatWasDeletedFromItsRegistry() throws Exception {
    FirstPeople.OfBankB.in(network);
    UUID logId = anchorTwoBatches();
    RegistryServer registry = network.registry(Party.REGULATOR);
    registry.start();
    registry.awaitReady();
    String ofLog = "from scoring_batch where log_id = '" + logId + "'";
    await("the regulator's registry to show both batches")
        .atMost(PATIENCE)
        .until(() -> anchorsAtTheRegulators().out().contains(logId + "  2 "));
    assertThat(anchorsAtTheRegulators().out()).doesNotContain("WRONG");

    registry.stop();
    changeRegistry(registry, "delete " + ofLog + " and batch_index = 0");
    registry.start();
    registry.awaitReady();
    // What is missing is said once the node has been reached.
    await("the regulator's registry to name the batch")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              CommandRun shown = anchorsAtTheRegulators();
              assertThat(shown.status()).isEqualTo(1);
              assertThat(shown.out())
                  .contains(
                      "WRONG batch 1 of the log " + logId, "Batches 0 to 0 have not come here.");
            });
    registry.stop();
  }

  private CommandRun anchorsAtTheRegulators() {
    return run("anchors", "--at=Regulator", "--state-dir=" + network.state());
  }

  /** With the database that the registry's program brings along. */
  private void changeRegistry(RegistryServer registry, String sql) throws Exception {
    Path h2 = folder.resolve("h2.jar");
    try (ZipFile jar = new ZipFile(Distribution.current().registry().toFile())) {
      ZipEntry entry =
          jar.stream()
              .filter(any -> any.getName().matches("BOOT-INF/lib/h2-[0-9.]+\\.jar"))
              .findFirst()
              .orElseThrow();
      try (InputStream bytes = jar.getInputStream(entry)) {
        Files.copy(bytes, h2);
      }
    }
    H2Shell.changeRow(h2, registry.folder().resolve("registry"), "", sql);
  }

  private DecisionLog open() {
    InstantSource clock = now::get;
    return DecisionLog.open(folder.resolve("log"), keys, clock.withZone(ZoneOffset.UTC));
  }

  private UUID anchorTwoBatches() throws Exception {
    DecisionLog.create(folder.resolve("log"));
    try (DecisionLog log = open()) {
      UUID last = new UUID(0, 0);
      for (int i = 0; i < 6; i++) {
        last = i == 5 ? last : UUID.randomUUID();
        log.append(List.of(entry(i == 5 ? UUID.randomUUID() : last)));
        now.updateAndGet(before -> before.plusSeconds(21));
        log.closeDue();
      }
      try (Anchoring anchoring = Anchoring.start(log, ledger())) {
        await("two batches to be anchored")
            .atMost(PATIENCE)
            .until(() -> anchoring.status().anchored() == 2);
        assertThat(anchoring.status().problem()).isEmpty();
      }
      Batch second = log.batches(1, 1).get(0);
      // A registry shows what its node recorded a moment later.
      await("the registry to show the second batch")
          .atMost(PATIENCE)
          .until(() -> ledger().last(log.logId()).filter(second::equals).isPresent());
      Files.write(
          folder.resolve("proof"),
          DecisionJson.bytes(DecisionJson.of(log.proof(last).orElseThrow())));
      return log.logId();
    }
  }

  private RegistryLedger ledger() {
    Tokens tokens = new Tokens(network.identity());
    return new RegistryLedger(
        network.registry(Party.BANK_B).address(), () -> tokens.ofScoring(Party.BANK_B).value());
  }

  private static Entry entry(UUID id) {
    Payload payload = Payload.of(new byte[] {1, 2, 3});
    return new Entry(
        new DecisionRecord(
            id,
            "card-fraud/3",
            new UUID(7, 7),
            payload.digest(id),
            0.75,
            0.5,
            Decision.FLAGGED,
            List.of("AMOUNT"),
            "reference",
            START,
            "payments",
            null),
        payload);
  }

  /** What the regulator's node was told, as a registry would list it. */
  static ArrayNode regulatorsCopy(RegistryNetwork network, UUID logId, int batches) {
    List<ScoringBatchState> told = new ArrayList<>();
    await("the regulator to be told of the batches")
        .atMost(PATIENCE)
        .until(
            () -> {
              told.clear();
              network
                  .nodes()
                  .operator(Party.REGULATOR)
                  .recorded(ScoringBatchState.class, Instant.EPOCH)
                  .stream()
                  .map(found -> found.getState().getData())
                  .filter(state -> state.getLog().getId().equals(logId))
                  .sorted(Comparator.comparingLong(state -> state.getBatch().getIndex()))
                  .forEach(told::add);
              return told.size() >= batches;
            });
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    for (ScoringBatchState state : told) {
      ScoringBatch batch = state.getBatch();
      copy.addObject()
          .put("member", state.getMember().getName().toString())
          .put("logId", logId.toString())
          .put("receiptKey", state.getLog().getReceiptKey())
          .put("index", batch.getIndex())
          .put("firstSequence", batch.getFirstSequence())
          .put("size", batch.getSize())
          .put("previousRoot", batch.getPreviousRoot().toString().toLowerCase(Locale.ROOT))
          .put("root", batch.getRoot().toString().toLowerCase(Locale.ROOT))
          .put("closedAt", batch.getClosedAt().toString());
    }
    return copy;
  }

  private static List<String> roots(ArrayNode copy) {
    List<String> roots = new ArrayList<>();
    copy.forEach(batch -> roots.add(batch.path("root").asText()));
    return roots;
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static CommandRun run(String... typed) {
    return CommandRun.of(typed);
  }

  private void change(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("log").resolve("decisions.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
