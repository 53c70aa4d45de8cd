// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringLog;
import net.concordat.registry.scoring.BatchGap;
import net.concordat.registry.scoring.BatchGaps;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What members anchored of their decisions. */
class ScoringApiTest extends DatabaseTest {
  private static final Party OTHER = LedgerSamples.party("BankB", "Paris", "FR");
  private static final ScoringLog LOG = new ScoringLog(new UUID(3, 7), "0a".repeat(32));
  private static final String BATCHES = "/api/v1/scoring/logs/" + LOG.getId() + "/batches";

  @Autowired private MockMvc http;
  @Autowired private BatchGaps gaps;
  @Autowired private JdbcTemplate jdbc;

  private final List<RecordedState> batches = new ArrayList<>();

  /** Four batches of ten, each in the place of the one before. */
  @BeforeEach
  void anchor() {
    @Nullable StateRef before = null;
    for (int i = 0; i < 4; i++) {
      StateRef here = ref();
      batches.add(recorded(batch(BANK, i, before), here, START));
      before = here;
    }
  }

  private static ScoringBatchState batch(Party member, int index, @Nullable StateRef before) {
    return batch(member, index, before, root(index), 10L * index);
  }

  private static ScoringBatchState batch(
      Party member, int index, @Nullable StateRef before, SecureHash root, long firstSequence) {
    return new ScoringBatchState(
        header(OURS, START.plusSeconds(60L * index), before),
        member,
        LOG,
        new ScoringBatch(
            index,
            firstSequence,
            10,
            index == 0 ? LOG.firstHead() : root(index - 1),
            root,
            START.minusSeconds(1)));
  }

  private static SecureHash root(int index) {
    return SecureHash.sha256("root " + index);
  }

  private ResultActions ask(String address) throws Exception {
    return http.perform(
        get(address)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("scoring-service")));
  }

  @Test
  void showsALogUpToItsNewestBatch() throws Exception {
    project(batches);
    ask("/api/v1/scoring/logs")
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].last.index").value(3))
        .andExpect(jsonPath("$[0].last.receiptKey").value(LOG.getReceiptKey()))
        .andExpect(jsonPath("$[0].batches").value(4))
        .andExpect(jsonPath("$[0].records").value(40))
        .andExpect(jsonPath("$[0].complete").value(true));
  }

  @Test
  void seesThatABatchIsMissingInBetween() throws Exception {
    batches.remove(1);
    project(batches);
    ask("/api/v1/scoring/logs")
        .andExpect(jsonPath("$[0].batches").value(3))
        .andExpect(jsonPath("$[0].complete").value(false));
  }

  @Test
  void namesTheBatchThatDoesNotFollowTheOneBefore() {
    project(batches.subList(0, 1));
    assertThat(gaps.all()).isEmpty();
    project(
        List.of(
            recorded(batch(BANK, 2, null), ref(), START),
            recorded(batch(BANK, 3, null, SecureHash.sha256("another"), 31), ref(), START),
            recorded(batch(BANK, 4, null, root(4), 41), ref(), START)));
    assertThat(gaps.all())
        .extracting(gap -> gap.index() + " " + gap.kind() + " " + gap.detail())
        .satisfiesExactly(
            gap -> assertThat(gap).isEqualTo("2 MISSING Batches 1 to 1 have not come here."),
            gap ->
                assertThat(gap)
                    .isEqualTo("3 SEQUENCE The batch begins with record 31, but 30 are before it."),
            gap ->
                assertThat(gap).startsWith("4 PREVIOUS_ROOT The batch follows one with the root"));
    project(List.of(recorded(batch(BANK, 1, null), ref(), START)));
    assertThat(gaps.all()).extracting(BatchGap::index).containsExactly(3L, 4L);
  }

  /** Out of the registry's tables, after all was seen to be whole. */
  @ParameterizedTest
  @CsvSource({
    "1, 2 MISSING Batches 1 to 1 have not come here.",
    "0, 1 MISSING Batches 0 to 0 have not come here.",
    "3, '2 MISSING This batch was followed by another at 2026-03-02T12:03:00Z, which is not here.'"
  })
  void namesABatchThatWasDeletedLater(int deleted, String named) throws Exception {
    project(batches);
    assertThat(gaps.all()).isEmpty();
    assertThat(jdbc.update("delete from scoring_batch where batch_index = ?", deleted)).isOne();
    assertThat(gaps.all())
        .extracting(gap -> gap.index() + " " + gap.kind() + " " + gap.detail())
        .containsExactly(named);
    ask("/api/v1/scoring/logs")
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].batches").value(3))
        .andExpect(jsonPath("$[0].complete").value(false));
  }

  @Test
  void listsBatchesInTheirOrderPageByPage() throws Exception {
    project(batches);
    String first =
        ask(BATCHES + "?limit=3")
            .andExpect(jsonPath("$.items", hasSize(3)))
            .andExpect(jsonPath("$.items[0].previousRoot").value(Facts.hex(LOG.firstHead())))
            .andExpect(jsonPath("$.items[2].index").value(2))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String cursor = JsonPath.read(first, "$.nextCursor");
    ask(BATCHES + "?limit=3&cursor=" + cursor)
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].index").value(3))
        .andExpect(jsonPath("$.items[0].root").value(Facts.hex(root(3))))
        .andExpect(jsonPath("$.nextCursor").doesNotExist());
  }

  @Test
  void tellsTheLogsOfTwoMembersApartThatHaveOneId() throws Exception {
    batches.add(recorded(batch(OTHER, 0, null), ref(), START));
    project(batches);
    String other = "member=" + OTHER.getName();
    ask("/api/v1/scoring/logs").andExpect(jsonPath("$", hasSize(2)));
    ask("/api/v1/scoring/logs?" + other)
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].batches").value(1))
        .andExpect(jsonPath("$[0].complete").value(true));
    ask(BATCHES + "?" + other).andExpect(jsonPath("$.items", hasSize(1)));
  }

  @Test
  void showsOneBatchAndSaysWhichIsNotAnchored() throws Exception {
    project(batches);
    String address = BATCHES + "/";
    ask(address + 2)
        .andExpect(jsonPath("$.firstSequence").value(20))
        .andExpect(jsonPath("$.since").value("2026-03-02T12:02:00Z"));
    ask(address + 4)
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value(containsString("No batch 4 of the log")));
    ask(address + -1).andExpect(status().isBadRequest());
  }

  @Test
  void refusesACursorThatNoPageGave() throws Exception {
    ask(BATCHES + "?cursor=WyJ4Il0").andExpect(status().isBadRequest());
  }
}
