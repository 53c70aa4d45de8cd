// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.concordat.registry.fuzz.ApiDescription.Operation;
import net.concordat.registry.fuzz.Call.Answer;
import net.concordat.registry.ledger.internal.FuzzSamples;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever is sent, what comes back is what the API's description says: never a fault, and nothing
 * of what is inside. {@code -Dconcordat.fuzz.requests=N} and {@code -Dconcordat.fuzz.each=N} draw
 * more than usual, {@code -Dconcordat.fuzz.seed=S} the same as before.
 */
class ApiFuzzTest extends FuzzSamples {
  private static final int REQUESTS = Integer.getInteger("concordat.fuzz.requests", 100);

  /** Hostile values that each place is tried with; there are about a hundred. */
  private static final int EACH = Integer.getInteger("concordat.fuzz.each", 1);

  private static final int SHOWN = 30;

  /** What to answer to a request that is not as it should be. */
  private static final Set<Integer> MISUNDERSTOOD = Set.of(400, 405, 406, 415, 428);

  /** What is drawn here is JSON. */
  private static final String TAKES_BYTES = "POST /api/v1/artifacts";

  @LocalServerPort private int port;

  private final long seed = Long.getLong("concordat.fuzz.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private int asked;
  private final Map<String, String> failures = new TreeMap<>();
  private final Map<String, String> token =
      Map.of(
          "Authorization",
          "Bearer "
              + Realm.BANK_A.token(
                  "model-developer",
                  "model-validator",
                  "model-approver",
                  "auditor",
                  "bank-admin",
                  "finetune-worker"));

  @SuppressWarnings("NullAway.Init")
  private ApiDescription api;

  @SuppressWarnings("NullAway.Init")
  private Expectations expectations;

  @SuppressWarnings("NullAway.Init")
  private Calls calls;

  @BeforeEach
  void describe() throws IOException {
    System.out.println("seed " + seed);
    record();
    api = new ApiDescription(Calls.read(Call.get("/v3/api-docs", Map.of()).send(port).body()));
    expectations = new Expectations(api);
    calls = new Calls(new Things(port, token, known()), new Examples(api, random), token, random);
    assertThat(api.operations()).hasSizeGreaterThan(10);
  }

  @Test
  void answersWhatIsAskedForAsItIsDescribed() throws IOException {
    for (Operation operation : api.operations()) {
      Call call = calls.valid(operation);
      Answer answer = ask(operation, call);
      if (MISUNDERSTOOD.contains(answer.status()) && !TAKES_BYTES.equals(operation.toString())) {
        failures.put(operation + ": as it should be", call + "\n    " + answer.text());
      }
    }
    none();
  }

  @Test
  void refusesHostileValuesInEachPlace() throws IOException {
    for (Operation operation : api.operations()) {
      for (Call call : calls.hostile(operation, EACH)) {
        ask(operation, call);
      }
    }
    none();
  }

  @Test
  void answersWhateverIsDrawn() throws IOException {
    List<Operation> operations = api.operations();
    for (int i = 0; i < REQUESTS; i++) {
      Operation operation = operations.get(random.nextInt(operations.size()));
      ask(operation, calls.any(operation));
    }
    none();
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    Call models = Call.get("/api/v1/models", token);
    for (Call call :
        List.of(
            Call.get("/api/v1/models", Map.of()),
            Call.get("/api/v1/models", Map.of("Authorization", "Bearer nonsense")),
            Call.get("/api/v1/models", Map.of("Authorization", "Basic YTpi")),
            models.with("Authorization", "Bearer " + Realm.BANK_B.token("auditor")),
            models.with("Authorization", "Bearer " + Realm.BANK_A.token("nobody")),
            Call.get("/api/v1/nothing", token),
            Call.get("/api/v1/models/", token),
            Call.get("/api/v1/models?unknown=1", token),
            Call.get("/api/v1/models?asof=2026-03-02T12:00:00Z", token),
            Call.get("/api/v1/models?limit=1&limit=2", token),
            Call.get("/api/v1/models?%zz=1", token),
            Call.get("/api/v1/models?a%00b=1", token),
            Call.get("/api/v1/models/../../actuator/env", token),
            Call.get("/api/v1//models", token),
            Call.get("/api/v1/models;jsessionid=1", token),
            Call.get("/api/v1/models|", token),
            Call.get("nonsense", token),
            Call.get("/error", token),
            new Call("PATCH", "/api/v1/models", token, new byte[0]),
            new Call("TRACE", "/api/v1/models", token, new byte[0]),
            new Call("NONSENSE", "/api/v1/models", token, new byte[0]),
            models.with("X-Long", "x".repeat(100_000)))) {
      Answer answer = call.send(port);
      check(call.toString(), call, answer, expectations.failures(answer));
      if (answer.status() < 400) {
        failures.put(call.toString(), "answers with status " + answer.status());
      }
    }
    none();
  }

  private Answer ask(Operation operation, Call call) throws IOException {
    asked++;
    Answer answer = call.send(port);
    check(operation.toString(), call, answer, expectations.failures(operation, answer));
    return answer;
  }

  private void check(String where, Call call, Answer answer, Stream<String> found) {
    String text = answer.text();
    String shown = text.length() > 500 ? text.substring(0, 500) + "..." : text;
    found.forEach(
        failure ->
            failures.putIfAbsent(
                where + ": " + failure, call + "\n    " + answer.status() + " " + shown));
  }

  private void none() {
    System.out.println("asked " + asked);
    Map<String, String> first = new HashMap<>();
    failures.entrySet().stream().limit(SHOWN).forEach(e -> first.put(e.getKey(), e.getValue()));
    assertThat(first).as("seed %d, %d failures", seed, failures.size()).isEmpty();
  }
}
