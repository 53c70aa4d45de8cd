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
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.registry.ledger.TransactionLog;
import net.concordat.workflows.audit.ReadTransactionsFlow;
import net.concordat.workflows.audit.TransactionView;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail: read from a node that tells of each transaction once, and over HTTP. */
class AuditApiTest extends DatabaseTest {
  private static final String OWNER = "O=BankA, L=London, C=GB";

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionLog log;
  @Autowired private TransactionTemplate together;

  private final NodeConnection node = mock(NodeConnection.class);
  private final StateRef consumed = ref();
  private boolean holdsSeed;
  private final List<StateRef> published = new ArrayList<>();

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  /** Versions, each published a second after the one before. */
  private TransactionReader read(int versions) {
    for (int i = 1; i <= versions; i++) {
      ModelVersionState state =
          version(header(OURS, START.plusSeconds(i), null), "card-fraud", i, null);
      StateRef at = ref();
      published.add(at);
      project(List.of(recorded(state, at, START)));
    }
    doAnswer(
            call ->
                call.<List<SecureHash>>getArgument(1).stream()
                    .filter(id -> holdsSeed || !id.equals(consumed.getTxhash()))
                    .map(id -> id.equals(consumed.getTxhash()) ? seed(id) : told(id))
                    .toList())
        .when(node)
        .run(eq(ReadTransactionsFlow.class), any());
    TransactionReader reader = new TransactionReader(node, jdbc, log, together);
    reader.read();
    return reader;
  }

  private static TransactionView seed(SecureHash id) {
    return new TransactionView(
        id,
        "ConsortiumContract.IssueSeed",
        START,
        List.of(OWNER),
        List.of(),
        List.of(),
        List.of("ConsortiumSeedState"),
        List.of());
  }

  private TransactionView told(SecureHash id) {
    int number =
        IntStream.range(0, published.size())
            .filter(i -> published.get(i).getTxhash().equals(id))
            .findFirst()
            .orElseThrow();
    return new TransactionView(
        id,
        number == 0 ? "RegisteredModelContract.Register" : "ModelVersionContract.Publish",
        START.plusSeconds(number + 1),
        number == 0 ? List.of("O=BankB, L=Paris, C=FR") : List.of(OWNER),
        List.of(consumed),
        List.of(),
        List.of("ModelVersionState"),
        List.of());
  }

  @Test
  void tellsOfEachTransactionWhatItDid() throws Exception {
    read(2);

    ask("/api/v1/audit")
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(jsonPath("$.items[0].command").value("ModelVersionContract.Publish"))
        .andExpect(jsonPath("$.items[0].at").value("2026-03-02T12:00:02Z"))
        .andExpect(jsonPath("$.items[0].signers[0]").value(OWNER))
        .andExpect(jsonPath("$.items[0].consumed[0].txId").value(Facts.hex(consumed.getTxhash())))
        .andExpect(jsonPath("$.items[0].produced[0]").value("ModelVersionState"));
  }

  @Test
  void tellsOnceOfWhatTheyRestOnThoughTheVaultHasNoStateOfIt() throws Exception {
    holdsSeed = true;
    read(2);

    ask("/api/v1/audit").andExpect(jsonPath("$.items", hasSize(3)));
    ask("/api/v1/audit?command=ConsortiumContract.IssueSeed")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].txId").value(Facts.hex(consumed.getTxhash())))
        .andExpect(jsonPath("$.items[0].produced[0]").value("ConsortiumSeedState"));
  }

  @Test
  void findsThemByIdModelVersionCommandPartyAndTime() throws Exception {
    read(3);
    String model = Facts.hex(SecureHash.sha256("card-fraud"));
    String last = Facts.hex(published.get(2).getTxhash());

    ask("/api/v1/audit?txId={id}", last).andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/audit?modelId={model}", model).andExpect(jsonPath("$.items", hasSize(3)));
    ask("/api/v1/audit?modelId={model}&version=3", model)
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].txId").value(last));
    ask("/api/v1/audit?command=ModelVersionContract.Publish")
        .andExpect(jsonPath("$.items", hasSize(2)));
    ask("/api/v1/audit?party={party}", OWNER).andExpect(jsonPath("$.items", hasSize(2)));
    ask("/api/v1/audit?from=2026-03-02T12:00:02Z&until=2026-03-02T12:00:03Z")
        .andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/audit?version=3").andExpect(status().isBadRequest());
    ask("/api/v1/audit?txId=none").andExpect(status().isBadRequest());
    ask("/api/v1/audit?cursor={cursor}", "WyJhIiwiYiJd").andExpect(status().isBadRequest());
  }

  @Test
  void listsThemPageByPageEachOnce() throws Exception {
    read(5);
    List<String> seen = new ArrayList<>();
    String page = ask("/api/v1/audit?limit=2").andReturn().getResponse().getContentAsString();
    List<String> next = JsonPath.read(page, "$..nextCursor");
    seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].txId"));
    while (!next.isEmpty()) {
      page =
          ask("/api/v1/audit?limit=2&cursor={cursor}", next.get(0))
              .andReturn()
              .getResponse()
              .getContentAsString();
      next = JsonPath.read(page, "$..nextCursor");
      seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].txId"));
    }
    List<String> newestFirst = new ArrayList<>();
    published.forEach(state -> newestFirst.add(0, Facts.hex(state.getTxhash())));
    assertThat(seen).isEqualTo(newestFirst);
  }

  @Test
  void asksTheNodeOnceForTransactionsAndOnceForWhatTheyRestOn() {
    TransactionReader reader = read(3);
    verify(node, times(2)).run(eq(ReadTransactionsFlow.class), any());

    reader.read();

    verifyNoMoreInteractions(node);
  }

  @Test
  void exportsAllThatIsAskedForHoweverManyPagesItTakes() throws Exception {
    read(205);
    String lines =
        ask("/api/v1/audit/export?command=ModelVersionContract.Publish")
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "application/x-ndjson;charset=UTF-8"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(lines.lines()).hasSize(204).doesNotHaveDuplicates();
    assertThat(JsonPath.<String>read(lines.lines().findFirst().orElseThrow(), "$.command"))
        .isEqualTo("ModelVersionContract.Publish");

    String table =
        ask("/api/v1/audit/export?format=csv&until=2026-03-02T12:00:02Z")
            .andExpect(header().string("Content-Disposition", containsString("audit.csv")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(table.lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo("at,txId,command,signers,consumed,referenced,produced,decided");
    assertThat(table).contains("\"RegisteredModelContract.Register\",\"O=BankB, L=Paris, C=FR\"");
    ask("/api/v1/audit/export?format=xml").andExpect(status().isBadRequest());
  }

  @Test
  void saysThatItCannotVerifyWhileItsNodeIsAway() throws Exception {
    read(1);
    ask("/api/v1/audit/{id}/verification", Facts.hex(published.get(0).getTxhash()))
        .andExpect(status().isServiceUnavailable());
    ask("/api/v1/audit/{id}/verification", "0".repeat(64)).andExpect(status().isNotFound());
  }
}
