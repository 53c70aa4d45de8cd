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
   * Has them decided; rows that are not as the version's schema says, or that the service refuses
   * by themselves, are left out and say why. A service that is away for a while is waited for.
   */
  Outcome decide() throws IOException, InterruptedException {
    Map<UUID, DecidedCase> decided = new LinkedHashMap<>();
    decide(rows.stream().filter(row -> row.fault() == null).toList(), decided);
    return new Outcome(rows, decided);
  }

  /** One row that is refused by itself does not hold up the others: it is found by halves. */
  private void decide(List<CaseRow> some, Map<UUID, DecidedCase> decided)
      throws IOException, InterruptedException {
    if (some.isEmpty()) {
      return;
    }
    try {
      ask(some, decided);
    } catch (NotDecidedException e) {
      if (e.status() == INVALID && !e.problem().path("faults").isEmpty()) {
        leaveOut(some, e.problem().path("faults"));
        decide(some.stream().filter(row -> !isLeftOut(row)).toList(), decided);
      } else if (!isOfARow(e)) {
        throw e;
      } else if (some.size() == 1) {
        String why = String.valueOf(e.getMessage());
        rows.replaceAll(row -> row.id().equals(some.get(0).id()) ? row.withFault(why) : row);
      } else {
        decide(some.subList(0, some.size() / 2), decided);
        decide(some.subList(some.size() / 2, some.size()), decided);
      }
    }
  }

  /** Its id is of another decision, it is too large, or no JSON can say it. */
  private static boolean isOfARow(NotDecidedException e) {
    return e.reason().equals("OTHER_DECISION") || e.status() == 413 || e.status() == 400;
  }

  private boolean isLeftOut(CaseRow one) {
    return rows.stream().anyMatch(row -> row.id().equals(one.id()) && row.fault() != null);
  }

  private void ask(List<CaseRow> some, Map<UUID, DecidedCase> decided)
      throws IOException, InterruptedException {
    Map<UUID, Map<String, @Nullable Object>> cases = new LinkedHashMap<>();
    some.forEach(row -> cases.put(row.id(), row.values()));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        client.decide(purpose, cases).decisions().forEach(one -> decided.put(one.id(), one));
        return;
      } catch (NotDecidedException e) {
        if (e.status() != UNAVAILABLE || System.nanoTime() > end) {
          throw e;
        }
      } catch (IOException | UncheckedIOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      Thread.sleep(BETWEEN.toMillis());
    }
  }

  private void leaveOut(List<CaseRow> asked, JsonNode faults) {
    Map<UUID, List<String>> wrong = new LinkedHashMap<>();
    for (JsonNode fault : faults) {
      wrong
          .computeIfAbsent(asked.get(fault.path("decision").asInt()).id(), id -> new ArrayList<>())
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
