// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static net.concordat.scoring.Running.amount;
import static net.concordat.scoring.Running.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.scoring.Running.Answer;
import net.concordat.scoring.bench.StandInBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may decide, and for how long. */
@Timeout(120)
class GateTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private StandInBank bank;

  @SuppressWarnings("NullAway.Init")
  private Running service;

  @BeforeEach
  void start() throws Exception {
    service = Running.in(folder);
    bank = service.bank;
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  private void stopsDecidingWith(String reason) {
    Answer answer = service.awaitStatus(409);
    assertThat(answer.body().path("reason").asText()).isEqualTo(reason);
  }

  private void goesOn() {
    bank.serve(List.of(StandInBank.champion()));
    service.awaitStatus(200);
  }

  @Test
  void stopsAsSoonAsTheLedgerSaysSo() throws Exception {
    bank.serveChampionWith("versionStatus", "FROZEN");
    stopsDecidingWith("FROZEN");
    goesOn();
    bank.serveChampionWith("adoptionStatus", "SUSPENDED");
    stopsDecidingWith("SUSPENDED");
    JsonNode state = service.get("/state", service.program()).body();
    assertThat(state.at("/versions/0/usable").asBoolean()).isFalse();
    assertThat(state.at("/versions/0/reason").asText()).isEqualTo("SUSPENDED");
    goesOn();
    bank.serve(List.of());
    stopsDecidingWith("NOT_ADOPTED");
  }

  @Test
  void stopsAtTheSecondAtWhichTheAdoptionExpires() throws Exception {
    bank.serveChampionWith("expiresAt", Instant.now().plusSeconds(600).toString());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !service
                    .get("/state", service.program())
                    .body()
                    .at("/versions/0/expiresAt")
                    .asText()
                    .startsWith("2100"));
    assertThat(service.decide(amount(UUID.randomUUID(), 1)).status()).isEqualTo(200);
    service.clock.forward(Duration.ofSeconds(601));
    stopsDecidingWith("EXPIRED");
  }

  @Test
  void goesOnWithoutTheRegistryForAsLongAsTheAdoptionAllowsAndSaysSo() throws Exception {
    bank.setAway(true);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                service.decide(amount(UUID.randomUUID(), 1)).body().at("/ledger/away").asBoolean());
    service.clock.forward(Duration.ofMinutes(29));
    Answer still = service.decide(amount(UUID.randomUUID(), 1));
    assertThat(still.status()).isEqualTo(200);
    assertThat(still.body().at("/ledger/problem").asText()).contains("does not say what serves");
    service.restart();
    service.awaitStatus(200);
    service.clock.forward(Duration.ofMinutes(2));
    Answer stopped = service.awaitStatus(503);
    assertThat(stopped.body().path("reason").asText()).isEqualTo("LEDGER_AWAY");
    assertThat(stopped.body().path("detail").asText())
        .contains("allows 30 minutes without the ledger");
  }

  /** Such as on a full disk: what the registry says counts all the same. */
  @Test
  void learnsWhatItCannotKeep() throws Exception {
    Files.createDirectory(folder.resolve("kept").resolve("serving.json.new"));
    bank.serve(List.of());
    stopsDecidingWith("NOT_ADOPTED");
    bank.serve(List.of(StandInBank.champion()));
    assertThat(service.awaitStatus(200).body().at("/ledger/away").asBoolean()).isFalse();
  }

  @Test
  void countsTheMinutesFromWhenTheRegistryReadItsNode() {
    bank.setNodeSilentFor(Duration.ofMinutes(31));
    Answer stopped = service.awaitStatus(503);
    assertThat(stopped.body().path("reason").asText()).isEqualTo("LEDGER_AWAY");
    bank.setNodeSilentFor(Duration.ofMinutes(20));
    assertThat(service.awaitStatus(200).body().at("/ledger/away").asBoolean()).isTrue();
  }

  @Test
  void goesOnWhenTheRegistryWasStartedAnewWithoutItsNodeUnlessItSaysSomethingElse()
      throws Exception {
    service.awaitStatus(200);
    bank.setNodeRead(false);
    service.restart();
    assertThat(service.awaitStatus(200).body().at("/ledger/contactAt").asText()).isNotEmpty();
    service.clock.forward(Duration.ofMinutes(31));
    isSoonWithoutTheLedger();
    bank.setNodeRead(true);
    service.awaitStatus(200);

    bank.setNodeRead(false);
    bank.serve(List.of(item("CHAMPION", 4, 4, "Scoring: threshold 0.5; baseline reference.")));
    isSoonWithoutTheLedger();
  }

  private void isSoonWithoutTheLedger() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> service.decide(amount(UUID.randomUUID(), 1)).body().path("reason").asText(),
            "LEDGER_AWAY"::equals);
  }

  @Test
  void decidesNothingByAnAdoptionThatNamesNoThreshold() {
    Map<String, Object> other = StandInBank.champion();
    other.put("adoptionId", new UUID(2, 2).toString());
    other.put("conditions", "A person looks.");
    bank.serve(List.of(other));
    Answer refused =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> service.decide(amount(UUID.randomUUID(), 1)),
                answer -> answer.body().path("reason").asText().equals("NOT_LOADED"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body().path("detail").asText()).contains("Scoring: threshold 0.5");
  }

  @Test
  void recordsApartWhatChallengersWouldDecide() throws Exception {
    service.challenge();
    JsonNode shadows =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> {
                  UUID id = UUID.randomUUID();
                  assertThat(
                          service
                              .decide(amount(id, 300))
                              .body()
                              .at("/decisions/0/decision")
                              .asText())
                      .isEqualTo("PASSED");
                  return service.get("/decisions/" + id, service.program()).body().path("shadows");
                },
                found -> !found.isEmpty());
    assertThat(shadows).hasSize(1);
    assertThat(shadows.at("/0/versionId").asText()).endsWith("/4");
    assertThat(shadows.at("/0/decision").asText()).isEqualTo("FLAGGED");
    assertThat(shadowed("scored")).isPositive();
    recordsWhatIsNewThoughSomeIsAskedForAgain();
  }

  private void recordsWhatIsNewThoughSomeIsAskedForAgain() throws Exception {
    String again = amount(UUID.randomUUID(), 300);
    long before = shadowed("scored");
    service.decide(again);
    await().atMost(Duration.ofSeconds(60)).until(() -> shadowed("scored") == before + 1);
    assertThat(service.decide(again, amount(UUID.randomUUID(), 300)).status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(60)).until(() -> shadowed("scored") == before + 2);
    assertThat(shadowed("refused")).isZero();
  }

  private long shadowed(String count) throws Exception {
    return service.get("/state", service.program()).body().path("shadow").path(count).asLong();
  }

  @Test
  void givesTheDecisionOfOnePurposeForNoOther() throws Exception {
    Map<String, Object> other =
        item("CHAMPION", 5, 4, "Scoring: threshold 0.9; baseline reference.");
    other.put("purpose", "laundering");
    bank.serve(List.of(StandInBank.champion(), other));
    String asked = request(amount(UUID.randomUUID(), 300));
    assertThat(service.post("/decisions", service.program(), asked).status()).isEqualTo(200);
    Answer refused =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    service.post(
                        "/decisions", service.program(), asked.replace("fraud", "laundering")),
                answer -> answer.body().path("reason").asText().equals("OTHER_DECISION"));
    assertThat(refused.status()).isEqualTo(409);
  }

  private static Map<String, Object> item(String place, int id, int version, String conditions) {
    Map<String, Object> item = StandInBank.champion();
    item.put("place", place);
    item.put("adoptionId", new UUID(id, id).toString());
    item.put("version", version);
    item.put("conditions", conditions);
    return item;
  }

  @Test
  void fallsBackWhileTheChampionIsSuspendedOnWhatItsAdoptionNames() throws Exception {
    Map<String, Object> champion =
        item(
            "CHAMPION",
            5,
            5,
            "Scoring: threshold 0.5; baseline reference; fall-back "
                + StandInBank.MODEL
                + "/4; suspend psi 0.2.");
    Map<String, Object> other =
        item("FALL_BACK", 4, 4, "Scoring: threshold 0.05; baseline reference.");
    Map<String, Object> ended =
        item("FALL_BACK", 6, 4, "Scoring: threshold 0.9; baseline reference.");
    ended.put("adoptionStatus", "RETIRED");
    bank.serve(List.of(champion, ended, other));
    UUID before = UUID.randomUUID();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                service
                    .awaitStatus(200)
                    .body()
                    .at("/decisions/0/versionId")
                    .asText()
                    .endsWith("/5"));
    assertThat(
            service.decide(amount(before, 1)).body().at("/decisions/0/insteadOf").isMissingNode())
        .isTrue();

    champion.put("adoptionStatus", "SUSPENDED");
    bank.serve(List.of(champion, ended, other));
    JsonNode decided =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> service.awaitStatus(200).body().path("decisions").path(0),
                one -> one.path("versionId").asText().endsWith("/4"));
    assertThat(decided.path("insteadOf").asText()).isEqualTo(new UUID(5, 5).toString());
    assertThat(decided.path("adoptionId").asText()).isEqualTo(new UUID(4, 4).toString());
    assertThat(decided.path("threshold").asDouble()).isEqualTo(0.05);
    assertThat(decided.path("decision").asText()).isEqualTo("FLAGGED");
    JsonNode shown =
        service
            .get("/decisions/" + decided.path("id").asText(), service.program())
            .body()
            .path("decision");
    assertThat(shown.path("insteadOf")).isEqualTo(decided.path("insteadOf"));
    JsonNode repeated = service.decide(amount(before, 1)).body().at("/decisions/0");
    assertThat(repeated.path("versionId").asText()).endsWith("/5");
    assertThat(repeated.has("insteadOf")).isFalse();

    other.put("versionStatus", "FROZEN");
    bank.serve(List.of(champion, other));
    stopsDecidingWith("SUSPENDED");
    assertThat(service.decide(amount(UUID.randomUUID(), 1)).body().path("detail").asText())
        .contains("Its fall-back cannot decide either: Version 4")
        .contains("is FROZEN");
  }

  @Test
  void fallsBackOnNothingThatServesAnotherPurposeOrIsNotNamed() {
    Map<String, Object> champion =
        item(
            "CHAMPION",
            5,
            5,
            "Scoring: threshold 0.5; baseline reference; fall-back " + StandInBank.MODEL + "/4.");
    champion.put("adoptionStatus", "SUSPENDED");
    Map<String, Object> ofOtherPurpose =
        item("FALL_BACK", 4, 4, "Scoring: threshold 0.05; baseline reference.");
    ofOtherPurpose.put("purpose", "credit-risk");
    Map<String, Object> notNamed =
        item("CHALLENGER", 3, 3, "Scoring: threshold 0.05; baseline reference.");
    bank.serve(List.of(champion, ofOtherPurpose, notNamed));
    stopsDecidingWith("SUSPENDED");
  }

  @Test
  void fallsBackOnNothingWhenTheVersionIsFrozenRatherThanTheAdoptionSuspended() {
    Map<String, Object> champion =
        item(
            "CHAMPION",
            5,
            5,
            "Scoring: threshold 0.5; baseline reference; fall-back " + StandInBank.MODEL + "/4.");
    champion.put("versionStatus", "FROZEN");
    bank.serve(
        List.of(champion, item("FALL_BACK", 4, 4, "Scoring: threshold 0.05; baseline reference.")));
    stopsDecidingWith("FROZEN");
  }

  @Test
  void decidesNothingWithoutItsLog() throws Exception {
    Files.move(service.log(), folder.resolve("elsewhere"));
    Answer refused = service.decide(amount(UUID.randomUUID(), 1));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body().path("reason").asText()).isEqualTo("LOG_UNAVAILABLE");
    Files.move(folder.resolve("elsewhere"), service.log());
    assertThat(service.decide(amount(UUID.randomUUID(), 1)).status()).isEqualTo(200);
  }
}
