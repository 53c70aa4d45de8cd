// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.scoring.client.DecidedCase;
import net.concordat.scoring.client.NotDecidedException;
import net.concordat.scoring.client.ScoringClient;
import org.jspecify.annotations.Nullable;

/** Rows that are asked for together. */
final class CaseBatch {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int INVALID = 422;
  private static final int UNAVAILABLE = 503;

  private final ScoringClient client;
  private final String purpose;
  private final List<CaseRow> rows;

  CaseBatch(ScoringClient client, String purpose, List<CaseRow> rows) {
    this.client = client;
    this.purpose = purpose;
    this.rows = new ArrayList<>(rows);
  }

  /**
   * What came of the rows.
   *
   * @param rows in their order, with what is wrong with some
   * @param decided by id, all others
   */
  record Outcome(List<CaseRow> rows, Map<UUID, DecidedCase> decided) {}

  /**
   * Has them decided; rows that are not as the version's schema says are left out and say why. A
   * service that is away for a while is waited for.
   */
  Outcome decide() throws IOException, InterruptedException {
    Map<UUID, DecidedCase> decided = new LinkedHashMap<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (decided.isEmpty()) {
      Map<UUID, Map<String, @Nullable Object>> cases = new LinkedHashMap<>();
      rows.stream()
          .filter(row -> row.fault() == null)
          .forEach(row -> cases.put(row.id(), row.values()));
      if (cases.isEmpty()) {
        break;
      }
      try {
        client.decide(purpose, cases).decisions().forEach(one -> decided.put(one.id(), one));
      } catch (NotDecidedException e) {
        if (e.status() == INVALID && !e.problem().path("faults").isEmpty()) {
          leaveOut(new ArrayList<>(cases.keySet()), e.problem().path("faults"));
        } else if (e.status() != UNAVAILABLE || System.nanoTime() > end) {
          throw e;
        } else {
          Thread.sleep(BETWEEN.toMillis());
        }
      } catch (IOException | UncheckedIOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(BETWEEN.toMillis());
      }
    }
    return new Outcome(rows, decided);
  }

  private void leaveOut(List<UUID> asked, JsonNode faults) {
    Map<UUID, List<String>> wrong = new LinkedHashMap<>();
    for (JsonNode fault : faults) {
      wrong
          .computeIfAbsent(asked.get(fault.path("decision").asInt()), id -> new ArrayList<>())
          .add(
              "field '%s': %s"
                  .formatted(fault.path("field").asText(), fault.path("detail").asText()));
    }
    rows.replaceAll(
        row -> {
          List<String> said = wrong.get(row.id());
          return said == null ? row : row.withFault(String.join("; ", said));
        });
  }
}
