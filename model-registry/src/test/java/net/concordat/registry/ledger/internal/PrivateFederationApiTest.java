// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.ClientSeat;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.FederationStatus;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.SeatStatus;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.registry.federation.FederationPart;
import net.concordat.registry.federation.FederationParts;
import net.concordat.registry.federation.FederationSpends;
import net.concordat.registry.federation.Federations;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.Jobs;
import net.concordat.registry.ledger.FederationFact;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A bank joins a federation with differential privacy for what its worker says that it costs. */
class PrivateFederationApiTest extends FuzzSamples {
  private static final String SPEC = "what all clients agreed on";
  private static final SecureHash ID = SecureHash.sha256("private federation");
  private static final String PATH = "/api/v1/federations/" + Facts.hex(ID);
  private static final BudgetKey BUDGET = new BudgetKey("card-transactions", PrivacyUnit.ROW);
  private static final SecureHash ROWS = SecureHash.sha256("rows");
  private static final TrainingMechanism MECHANISM =
      new TrainingMechanism(10_000_000_000L, 2_000_000, 300);
  private static final Duration SOON = Duration.ofSeconds(30);

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private Jobs jobs;
  @Autowired private Federations federations;
  @Autowired private FederationParts parts;
  @Autowired private FederationSpends spends;

  @BeforeEach
  void isAsked() {
    forget();
    tables.update("insert into own_party (name) values (?)", BANK.getName().toString());
    record();
    project(List.of(recorded(federation(), ref(), START)));
  }

  /** No job or command stays that another test's registry would see. */
  @AfterEach
  void forget() {
    clear();
    tables.execute("delete from own_party");
    tables.execute("delete from federation_part");
    tables.execute("delete from finetune_job_log");
    tables.execute("delete from finetune_job");
    tables.execute("delete from ledger_command");
  }

  private static FederationState federation() {
    return new FederationState(
        header(OURS, START, null),
        ID,
        BANK,
        new FederationPlan(
            new TrainingTerms(
                LedgerSamples.version(header(OURS, START, null), "card-fraud", 1, null).id(),
                SecureHash.sha256("weights"),
                SecureHash.sha256(SPEC.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                16,
                new PrivacyClaim(PrivacyUnit.ROW, 3_000_000, 1_000_000),
                null),
            new AggregationTerms(FederationMode.ROBUST, Aggregation.MEAN, 0, 1, 0),
            new StrategyTerms(FederationStrategy.FEDAVG, 1_000_000, 0),
            new UpdateTerms(UpdateCompression.NONE, 0),
            null,
            new FederationTimes(START.plusSeconds(3_600), START.plusSeconds(7_200), 600, 60),
            3,
            1_000_000),
        FederationStatus.PROPOSED,
        List.of(new ClientSeat(BANK, SeatStatus.INVITED, null, null)),
        List.of());
  }

  private static PrivacyBudgetState budget() {
    return PrivacyBudgetState.unspent(
        header(OURS, START, null), BANK, BUDGET, 20_000, 1_000_000, 8_000_000);
  }

  private ResultActions ask(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request.header(
            HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.tokenOf("dev", "model-developer")));
  }

  private ResultActions part(String dataDomain) throws Exception {
    return ask(
        put(PATH + "/part")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"spec\": \"%s\", \"rows\": {\"data\": {}}%s}".formatted(SPEC, dataDomain)));
  }

  private ResultActions accept() throws Exception {
    return ask(post(PATH + "/accept").header("Idempotency-Key", UUID.randomUUID().toString()));
  }

  private List<FineTuneJob> asked() {
    return jobs.allAskedUnder(Jobs.REGISTRY, Facts.hex(ID) + "/");
  }

  private FineTuneJob awaitJob(int count) {
    await().atMost(SOON).until(() -> asked().size() == count);
    return asked().get(count - 1);
  }

  @Test
  void saysInTheListThatSoFewAreAskedThatNoRoundCanBegin() throws Exception {
    ask(get("/api/v1/federations"))
        .andExpect(jsonPath("$.length()").value(1))
        .andExpect(jsonPath("$[0].over").value(true))
        .andExpect(jsonPath("$[0].overBy").value("CLIENTS"))
        .andExpect(jsonPath("$[0].roundsSoFar").doesNotExist());
  }

  @Test
  void isNotJoinedBeforeItIsKnownWhatThatCosts() throws Exception {
    accept()
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("how this bank trains")));
    part("").andExpect(status().isBadRequest());
    part(", \"dataDomain\": \"card-transactions\"").andExpect(status().isOk());
    accept()
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.detail")
                .value(containsString("no privacy budget of the unit ROW for card-transactions")));
    project(List.of(recorded(budget(), ref(), START)));
    FineTuneJob job = awaitJob(1);
    accept().andExpect(status().isConflict());
    JsonNode recipe = job.request().recipe().path(RoundRecipe.FIELD);
    assertThat(recipe.path("kind").asText()).isEqualTo("SPEND");
    assertThat(recipe.path("privacy").path("units").asLong()).isEqualTo(20_000);
    assertThat(recipe.path("privacy").path("deltaTrillionths").asLong()).isEqualTo(1_000_000);
    assertThat(recipe.path("privacy").path("spent").isNull()).isTrue();
  }

  @Test
  void isJoinedWithWhatTheWorkerSays() throws Exception {
    project(List.of(recorded(budget(), ref(), START)));
    part(", \"dataDomain\": \"card-transactions\"").andExpect(status().isOk());
    workerSays("ROW");
    accept().andExpect(status().isCreated());
    String told = tables.queryForObject("select arguments from ledger_command", String.class);
    assertThat(told)
        .contains(Facts.hex(FederationState.spendDigest(ID)))
        .contains(Facts.hex(ROWS))
        .contains("\"steps\":300");
  }

  @Test
  void isNotJoinedWhereTheSpecificationProtectsAnotherUnit() throws Exception {
    project(List.of(recorded(budget(), ref(), START)));
    part(", \"dataDomain\": \"card-transactions\"").andExpect(status().isOk());
    workerSays("CUSTOMER");
    accept()
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.detail")
                .value(
                    containsString(
                        "states the privacy of each ROW, but its specification keeps that of each CUSTOMER")));
  }

  private void workerSays(String unit) {
    tables.update(
        "update finetune_job set status = 'DONE', metrics = ? where id = ?",
        """
        {"dataCommitment": "%s", "spend": {"unit": "%s",
         "samplingProbabilityTrillionths": 10000000000,
         "noiseMultiplierMillionths": 2000000, "steps": 300}}
        """
            .formatted(Facts.hex(ROWS), unit),
        awaitJob(1).id());
  }

  @Test
  void asksAnewWhatItCostsOnOtherRows() throws Exception {
    project(List.of(recorded(budget(), ref(), START)));
    part(", \"dataDomain\": \"card-transactions\"").andExpect(status().isOk());
    awaitJob(1);
    ask(put(PATH + "/part")
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"spec\": \"%s\", \"rows\": {\"data\": {\"other\": 1}}, \"dataDomain\": \"card-transactions\"}"
                    .formatted(SPEC)))
        .andExpect(status().isOk());
    awaitJob(2);
    FederationPart part = parts.partWithSteps(Facts.hex(ID));
    assertThat(part.steps())
        .filteredOn(step -> part.rows().equals(step.rows()))
        .as("what it costs on the rows of now is told apart")
        .hasSize(1);
  }

  @Test
  void trainsAsWasSpentFor() throws Exception {
    PrivacyBudgetState budget = budget();
    project(
        List.of(
            recorded(budget, ref(), START),
            recorded(
                SpendState.of(
                    header(OURS, START, null),
                    budget,
                    ROWS,
                    FederationState.spendDigest(ID),
                    MECHANISM,
                    ref()),
                ref(),
                START)));
    part(", \"dataDomain\": \"card-transactions\"").andExpect(status().isOk());
    FederationFact known = federations.federation(Facts.hex(ID), null).orElseThrow().fact();
    RoundRecipe.Privacy privacy =
        spends
            .privacy(known, parts.part(Facts.hex(ID)).orElseThrow(), BANK.getName().toString())
            .orElseThrow();
    assertThat(Objects.requireNonNull(privacy.spent()))
        .isEqualTo(new RoundRecipe.Spent(10_000_000_000L, 2_000_000, 300, Facts.hex(ROWS)));
  }
}
