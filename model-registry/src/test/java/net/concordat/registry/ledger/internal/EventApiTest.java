// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.job.JobStatus;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** What happened, in pages and as it happens. */
class EventApiTest extends DatabaseTest {
  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ApplicationEventPublisher events;
  @LocalServerPort private int port;

  @BeforeEach
  void empty() {
    tables.execute("delete from registry_event");
    tables.execute("update registry_event_counter set last_number = 0");
  }

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  private static RecordedState published(String model, Instant recordedAt) {
    return recorded(version(header(OURS, START, null), model, 1, null), ref(), recordedAt);
  }

  private void endJob(UUID id) {
    transactions.executeWithoutResult(
        status -> events.publishEvent(new JobEnded(id, JobStatus.DONE, START, null)));
  }

  @Test
  void tellsWhatHappenedTheLastKnownFirstPageByPageEachOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      project(List.of(published("model " + i, START.plusSeconds(i / 2))));
    }
    endJob(new UUID(0, 1));
    List<Integer> seen = new ArrayList<>();
    String cursor = null;
    do {
      String page =
          (cursor == null
                  ? ask("/api/v1/events?limit=2")
                  : ask("/api/v1/events?limit=2&cursor={cursor}", cursor))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString();
      seen.addAll(JsonPath.<List<Integer>>read(page, "$.items[*].number"));
      cursor = JsonPath.<List<String>>read(page, "$..nextCursor").stream().findFirst().orElse(null);
    } while (cursor != null);
    assertThat(seen).containsExactly(5, 4, 3, 6, 2, 1);
  }

  @Test
  void findsByWhatItWasAboutAndWhenItBecameKnown() throws Exception {
    ModelVersionState pending = version(header(OURS, START, null), "card-fraud", 1, null);
    StateRef first = ref();
    ModelVersionState approved =
        pending.decided(
            header(OURS, START.plusSeconds(60), first), VersionStatus.APPROVED, List.of());
    project(
        List.of(
            recorded(pending, first, START),
            recorded(approved, ref(), START.plusSeconds(61)),
            published("credit", START)));
    String model = Facts.hex(pending.getModelId());
    ask("/api/v1/events?modelId={model}&version=1", model)
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(jsonPath("$.items[0].type").value("version.approved"))
        .andExpect(jsonPath("$.items[0].at").value("2026-03-02T12:01:00Z"))
        .andExpect(jsonPath("$.items[0].knownAt").value("2026-03-02T12:01:01Z"))
        .andExpect(jsonPath("$.items[0].data.modelId").value(model));
    ask("/api/v1/events?type=version.published").andExpect(jsonPath("$.items", hasSize(2)));
    ask("/api/v1/events?since=2026-03-02T12:01:01Z").andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/events?type=version.exploded")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("version.approved")));
    ask("/api/v1/events?version=1").andExpect(status().isBadRequest());
    ask("/api/v1/events?cursor=nonsense").andExpect(status().isBadRequest());
  }

  @Test
  void tellsNothingTwiceWhenTheTablesAreMadeAnewFromTheVault() throws Exception {
    List<RecordedState> vault = List.of(published("card-fraud", START), published("credit", START));
    project(vault);
    clear();
    project(vault);
    ask("/api/v1/events").andExpect(jsonPath("$.items", hasSize(2)));
  }

  @Test
  void keepsNothingOfWhatWasUndone() throws Exception {
    transactions.executeWithoutResult(
        status -> {
          events.publishEvent(new JobEnded(new UUID(0, 2), JobStatus.DONE, START, null));
          status.setRollbackOnly();
        });
    endJob(new UUID(0, 3));
    ask("/api/v1/events")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].number").value(1))
        .andExpect(jsonPath("$.items[0].data.jobId").value(new UUID(0, 3).toString()));
  }

  @Test
  @Timeout(120)
  void streamsWhatWasMissedAndThenWhatHappens() throws Exception {
    project(List.of(published("first", START), published("second", START)));
    try (Stream stream = new Stream(Realm.BANK_A.token("model-developer"), "1")) {
      assertThat(stream.next()).isEqualTo("2 version.published");
      endJob(new UUID(0, 4));
      assertThat(stream.next()).isEqualTo("3 job.done");
      project(List.of(published("third", START)));
      assertThat(stream.next()).isEqualTo("4 version.published");
    }
  }

  @Test
  @Timeout(120)
  void endsAStreamWhenItsTokenDoes() throws Exception {
    project(List.of(published("first", START)));
    String token = Realm.BANK_A.token(Realm.AUDIENCE, Duration.ofSeconds(2), "auditor");
    try (Stream stream = new Stream(token, "0")) {
      // On a slow machine the token may end before the event is told.
      assertThat(stream.next()).isIn("1 version.published", "end");
      assertThat(stream.next()).isEqualTo("end");
    }
  }

  @Test
  void refusesToGoOnFromWhatIsNoNumber() throws Exception {
    for (String id : List.of("x", "-1", "1e3", "9".repeat(30))) {
      http.perform(
              get("/api/v1/events/stream")
                  .header("Last-Event-ID", id)
                  .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")))
          .andExpect(status().isBadRequest());
    }
  }

  /** Server-sent events as a program reads them. */
  private final class Stream implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;

    Stream(String token, String lastEventId) throws IOException {
      connection =
          (HttpURLConnection)
              URI.create("http://localhost:" + port + "/api/v1/events/stream")
                  .toURL()
                  .openConnection();
      connection.setRequestProperty("Authorization", "Bearer " + token);
      connection.setRequestProperty("Last-Event-ID", lastEventId);
      lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Id and name of the next; "end" if there is none. */
    String next() throws IOException {
      String id = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3);
        } else if (line.startsWith("event:")) {
          return id + " " + line.substring(6);
        }
      }
      return "end";
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        connection.disconnect();
      }
    }
  }
}
