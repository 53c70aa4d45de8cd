// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static net.concordat.scoring.Running.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.concordat.scoring.Running.Answer;
import net.concordat.scoring.bench.StandInBank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Windows of a service that decides, told to a registry. */
@Timeout(180)
class MonitoringTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int CASES = 300;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private StandInBank bank;

  @SuppressWarnings("NullAway.Init")
  private Running service;

  private final Random random = new Random(5);

  @BeforeEach
  void start() throws Exception {
    service = Running.in(folder);
    bank = service.bank;
    bank.setPlan(60, 100, 720);
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  /** Waits until the clock is early in an hour, so that what is decided is of one window. */
  private void nextHour() throws Exception {
    Instant now = service.clock.instant();
    long over = now.toEpochMilli() % HOUR.toMillis();
    service.clock.forward(HOUR.minusMillis(over).plusSeconds(60));
    service.awaitStatus(200);
  }

  /** Decides on cases, and gives their ids. */
  private List<UUID> decide(Supplier<Object> amount) throws Exception {
    List<UUID> ids = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      ids.add(UUID.randomUUID());
      cases.add(amount(ids.get(i), amount.get()));
    }
    assertThat(service.decide(cases.toArray(String[]::new)).status()).isEqualTo(200);
    return ids;
  }

  private Object usual() {
    return Math.min(1000, Math.abs(random.nextGaussian()) * 200);
  }

  private Object shifted() {
    return Math.min(1000, 300 + Math.abs(random.nextGaussian()) * 200);
  }

  private JsonNode awaitWindow(int number) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(bank::windows, said -> said.size() > number)
        .get(number);
  }

  private static boolean isBeyondChance(JsonNode shift) {
    return shift.path("psi").asDouble() > shift.path("psiAlarm").asDouble()
        && shift.path("ks").asDouble() > shift.path("ksAlarm").asDouble();
  }

  private static JsonNode field(JsonNode window, String name) {
    for (JsonNode field : window.path("features")) {
      if (field.path("field").asText().equals(name)) {
        return field;
      }
    }
    throw new AssertionError(window.toString());
  }

  @Test
  void tellsOfWhatMovedAgainstTheBanksFirstWindowAndOfNothingElse() throws Exception {
    nextHour();
    decide(this::usual);
    nextHour();
    JsonNode first = awaitWindow(0);
    assertThat(first.at("/reference/origin").asText()).isEqualTo("FIRST_WINDOW");
    assertThat(first.at("/reference/from")).isEqualTo(first.path("from"));
    assertThat(first.path("score").isNull()).isTrue();
    assertThat(first.path("outcome").isNull()).isTrue();
    assertThat(first.path("place").asText()).isEqualTo("CHAMPION");
    assertThat(first.path("adoptionId").asText()).isEqualTo(new UUID(1, 1).toString());
    decide(this::usual);
    nextHour();
    JsonNode second = awaitWindow(1);
    assertThat(second.path("decisions").asInt()).isBetween(CASES, CASES + 10);
    assertThat(isBeyondChance(second.path("score"))).as("%s", second).isFalse();
    assertThat(isBeyondChance(field(second, "amount"))).isFalse();
    decide(this::shifted);
    nextHour();
    JsonNode third = awaitWindow(2);
    decide(this::shifted);
    nextHour();
    JsonNode fourth = awaitWindow(3);
    for (JsonNode window : List.of(third, fourth)) {
      assertThat(isBeyondChance(window.path("score"))).isTrue();
      assertThat(isBeyondChance(field(window, "amount"))).isTrue();
      assertThat(window.path("score").path("psi").asDouble()).isGreaterThan(0.25);
      assertThat(field(window, "country").path("psi").asDouble()).isZero();
      assertThat(field(window, "country").path("ks").isNull()).isTrue();
      assertThat(window.at("/alerts/change").asDouble())
          .isGreaterThan(window.at("/alerts/changeAlarm").asDouble());
    }
    assertThat(fourth.path("from")).isEqualTo(third.path("to"));
    // Two that agree are enough for a registry to suspend; then nothing more is decided.
    bank.serveChampionWith("adoptionStatus", "SUSPENDED");
    assertThat(service.awaitStatus(409).body().path("reason").asText()).isEqualTo("SUSPENDED");
  }

  /** By the plan that held when it was opened, the window would go on for a fortnight. */
  @Test
  void countsAnOpenWindowAnewByAPlanThatIsWrittenLate() throws Exception {
    bank.setPlan(20_160, 100, 720);
    int before = bank.plansAsked();
    nextHour();
    decide(this::usual);
    service.clock.forward(Duration.ofMinutes(2));
    await().atMost(Duration.ofSeconds(60)).until(() -> bank.plansAsked() > before);
    nextHour();
    decide(this::usual);
    bank.setPlan(60, 100, 720);
    nextHour();
    JsonNode first = awaitWindow(0);
    JsonNode second = awaitWindow(1);
    assertThat(first.path("decisions").asInt()).isBetween(CASES, CASES + 20);
    assertThat(second.path("decisions").asInt()).isBetween(CASES, CASES + 10);
    assertThat(second.path("from")).isEqualTo(first.path("to"));
    assertThat(Instant.parse(second.path("to").asText()))
        .isEqualTo(Instant.parse(second.path("from").asText()).plus(HOUR));
  }

  private String outcomes(List<UUID> ids, Supplier<Object> label) {
    return ids.stream()
        .map(
            id ->
                "{\"id\": \"%s\", \"label\": %s, \"at\": \"%s\"}"
                    .formatted(id, label.get(), service.clock.instant()))
        .collect(Collectors.joining(", ", "{\"outcomes\": [", "]}"));
  }

  private JsonNode outcome(UUID id) throws Exception {
    return service.get("/decisions/" + id, service.program()).body().path("outcome");
  }

  private Answer tell(String outcomes) throws Exception {
    return service.post("/outcomes", service.program(), outcomes);
  }

  @Test
  void tellsWhatLabelsSayOnceTheirDelayHasPassedAlsoWhenItWasStoppedMeanwhile() throws Exception {
    bank.setPlan(60, 100, 2);
    nextHour();
    List<UUID> flagged = decide(() -> 900);
    List<UUID> passed = decide(() -> 100);
    Answer overridden =
        service.post(
            "/decisions/" + flagged.get(0) + "/override",
            service.program(),
            "{\"decision\": \"PASSED\", \"reason\": \"KNOWN\", \"person\": \"p1\"}");
    assertThat(overridden.status()).isEqualTo(201);
    assertThat(tell(outcomes(flagged.subList(0, 100), () -> true)).status()).isEqualTo(200);
    assertThat(tell(outcomes(flagged.subList(100, 200), () -> false)).status()).isEqualTo(200);
    assertThat(tell(outcomes(flagged.subList(200, 300), () -> "null")).status()).isEqualTo(200);
    assertThat(tell(outcomes(passed, () -> false)).status()).isEqualTo(200);
    bank.setAway(true);
    service.clock.forward(HOUR);
    service.restart();
    bank.setAway(false);
    JsonNode window = awaitWindow(0);
    assertThat(window.path("overridden").asInt()).isEqualTo(1);
    assertThat(window.path("outcome").isNull()).isTrue();
    service.clock.forward(HOUR.multipliedBy(2));
    // A label of after the delay is kept, and changes nothing that was measured.
    assertThat(tell(outcomes(flagged.subList(200, 201), () -> true)).status()).isEqualTo(200);
    JsonNode measured = awaitWindow(1);
    assertThat(measured.path("from")).isEqualTo(window.path("from"));
    JsonNode outcome = measured.path("outcome");
    assertThat(outcome.path("labelled").asInt()).isEqualTo(500);
    assertThat(outcome.path("unknown").asInt()).isEqualTo(measured.path("decisions").asInt() - 500);
    assertThat(outcome.path("precision").asDouble()).isEqualTo(0.5);
    assertThat(outcome.path("prAuc").asDouble()).isEqualTo(0.5);
    assertThat(measured.path("closedAt")).isEqualTo(window.path("closedAt"));
  }

  @Test
  void refusesOutcomesThatFitNoDecisionAndKeepsNoneOfThem() throws Exception {
    List<UUID> ids = decide(this::usual);
    UUID nobody = UUID.randomUUID();
    Answer unknown = tell(outcomes(List.of(ids.get(0), nobody), () -> true));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body().path("detail").asText()).contains(nobody.toString());
    assertThat(outcome(ids.get(0)).isMissingNode()).as("of what nobody told").isTrue();
    assertThat(tell(outcomes(ids.subList(0, 1), () -> "null")).status()).isEqualTo(200);
    assertThat(outcome(ids.get(0)).path("label").isNull()).isTrue();
    assertThat(tell(outcomes(ids.subList(0, 1), () -> false)).status()).isEqualTo(200);
    assertThat(outcome(ids.get(0)).path("label").booleanValue()).isFalse();
    assertThat(outcome(ids.get(0)).path("label").isBoolean()).isTrue();
    assertThat(tell(outcomes(ids.subList(0, 1), () -> false)).status()).isEqualTo(200);
    Answer other = tell(outcomes(List.of(ids.get(1), ids.get(0)), () -> true));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body().path("detail").asText()).contains(ids.get(0).toString());
    // What was refused with another is not kept.
    assertThat(tell(outcomes(ids.subList(1, 2), () -> false)).status()).isEqualTo(200);
    String early = outcomes(ids.subList(2, 3), () -> true);
    String before = early.replaceFirst("\"at\": \"\\d{4}", "\"at\": \"2020");
    String after = early.replaceFirst("\"at\": \"\\d{4}", "\"at\": \"2090");
    List<String> bad =
        List.of(
            before,
            after,
            "{\"outcomes\": []}",
            "{\"outcomes\": [null]}",
            "{\"outcomes\": [{\"id\": \"%s\", \"at\": \"2026-01-01T00:00:00Z\"}]}"
                .formatted(ids.get(3)),
            outcomes(List.of(ids.get(3), ids.get(3)), () -> true),
            outcomes(ids.subList(3, 4), () -> "\"bad\""),
            outcomes(ids.subList(3, 4), () -> "\"\""),
            outcomes(ids.subList(3, 4), () -> 1));
    for (String outcomes : bad) {
      assertThat(tell(outcomes).status()).as(outcomes).isEqualTo(422);
    }
    String auditor = bank.token(Running.AUDIENCE, "person", "auditor");
    assertThat(service.post("/outcomes", auditor, early).status()).isEqualTo(403);
  }

  @Test
  void comparesWithTheBanksFileWhereThereIsOne() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add("{\"amount\": %s, \"country\": \"DE\"}".formatted(usual()));
    }
    Path file = folder.resolve("kept/monitoring/reference-" + new UUID(1, 1) + ".jsonl");
    Files.write(file, rows);
    nextHour();
    decide(this::shifted);
    nextHour();
    JsonNode window = awaitWindow(0);
    assertThat(window.at("/reference/origin").asText()).isEqualTo("FILE");
    assertThat(window.at("/reference/decisions").asInt()).isEqualTo(400);
    assertThat(isBeyondChance(window.path("score"))).isTrue();
  }

  @Test
  void measuresNothingByAFileThatCannotBeReadAndSaysWhyUntilItCan() throws Exception {
    Path file = folder.resolve("kept/monitoring/reference-" + new UUID(1, 1) + ".jsonl");
    String fine = "{\"amount\": 5, \"country\": \"DE\"}";
    Files.write(file, List.of(fine, "{\"amount\": 4321, \"country\": \"DE\"}"));
    nextHour();
    decide(this::usual);
    nextHour();
    String problem = awaitProblem("line 2");
    assertThat(problem).contains(file.getFileName().toString(), "'amount'").doesNotContain("4321");
    Files.write(file, List.of(fine, fine, "[]"));
    awaitProblem("line 3 is none");
    Files.write(file, new byte[] {'{', (byte) 0xff});
    awaitProblem("must be UTF-8");
    assertThat(bank.windows()).isEmpty();
    Files.write(file, List.of(fine));
    assertThat(awaitWindow(0).at("/reference/origin").asText()).isEqualTo("FILE");
    await().atMost(Duration.ofSeconds(60)).until(() -> state().path("monitoring").isEmpty());
  }

  private JsonNode state() throws Exception {
    return service.get("/state", service.program()).body();
  }

  private String awaitProblem(String words) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> state().at("/monitoring/problem").asText(), problem -> problem.contains(words));
  }

  @Test
  void measuresChallengersByTheSameLabels() throws Exception {
    bank.setPlan(60, 100, 2);
    service.challenge();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              service.decide(amount(UUID.randomUUID(), 1));
              return state().at("/shadow/scored").asLong() > 0;
            });
    nextHour();
    long before = state().at("/shadow/scored").asLong();
    // Of the champion none is flagged, of the challenger all; half of them are what it looks for.
    List<UUID> ids = decide(() -> 300);
    assertThat(tell(outcomes(ids.subList(0, 150), () -> true)).status()).isEqualTo(200);
    assertThat(tell(outcomes(ids.subList(150, 300), () -> false)).status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> state().at("/shadow/scored").asLong() >= before + CASES);
    service.clock.forward(HOUR.multipliedBy(4));
    JsonNode measured =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(this::challengers, said -> said != null && said.path("outcome").isObject());
    assertThat(measured.path("adoptionId").asText()).isEqualTo(new UUID(3, 3).toString());
    assertThat(measured.path("features")).isEmpty();
    assertThat(measured.at("/outcome/labelled").asInt()).isEqualTo(300);
    assertThat(measured.at("/outcome/precision").asDouble()).isEqualTo(0.5);
    assertThat(measured.at("/outcome/bounds/precision/high").asDouble()).isBetween(0.55, 0.57);
  }

  /** The newest window of a challenger with all of its cases. */
  private @Nullable JsonNode challengers() {
    JsonNode last = null;
    for (JsonNode window : bank.windows()) {
      if (window.path("place").asText().equals("CHALLENGER")
          && window.path("decisions").asInt() >= CASES) {
        last = window;
      }
    }
    return last;
  }
}
