// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.identity.RealmRole;

/**
 * What is left undone on purpose, for whoever looks at the banks' pages after the demonstration: an
 * offer to accept, a proposal that one person more has to answer, a question, and a trained job.
 */
final class OpenMatters {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Narrator narrator;
  private final PeopleActs people;
  private final BankData data;

  OpenMatters(Narrator narrator, PeopleActs people, BankData data) {
    this.narrator = narrator;
    this.people = people;
    this.data = data;
  }

  /** An offer that the other bank has not accepted. */
  void offer(SharedModel model, Office to) throws Exception {
    narrator.ledger(
        "%s offers %s %s for use".formatted(model.owner().party(), to.party(), model),
        () -> LedgerActs.offer(model.owner(), model, to, "USE", Terms.lasting(model.useCase())));
  }

  /**
   * A proposal to use a version, which the validator has approved and the approver has not seen.
   *
   * @param validated the bank's own validation report
   */
  void proposal(Office bank, SharedModel model, Documents.Validation validated) throws Exception {
    people.ask(
        bank,
        "whether to use %s for %s".formatted(model, model.useCase().name()),
        UseActs.path(model),
        UseActs.asked(model, validated, PeopleActs.inDays(7)));
  }

  /** A validator's question, which nobody has answered. */
  void question(Office bank, SharedModel model) throws Exception {
    narrator.step(
        bank.party() + "'s validator asks something about " + model,
        () ->
            bank.as(RealmRole.MODEL_VALIDATOR)
                .write(
                    model.path() + "/comments/" + UUID.randomUUID(),
                    JSON.writeValueAsBytes(
                        Map.of(
                            "text",
                            "Our holdout is from one month. Do we want it measured on a second one"
                                + " before we use it?"))));
  }

  /** A budget for trainings that are to be private: nothing of it is spent. */
  void budget(Office bank, UseCase useCase, int rows) throws Exception {
    narrator.ledger(
        "%s opens a privacy budget for %s".formatted(bank.party(), useCase.dataDomain()),
        () ->
            bank.command(
                RealmRole.MODEL_APPROVER,
                "/api/v1/budgets",
                Map.of(
                    "dataDomain",
                    useCase.dataDomain(),
                    "unit",
                    "ROW",
                    "units",
                    rows,
                    "deltaTrillionths",
                    1_000_000,
                    "capEpsilonMillionths",
                    8_000_000)));
  }

  /** A job of a bank's developer that its worker has done: adapts a version that it received. */
  void job(Office bank, SharedModel base, int passes) throws Exception {
    UseCase useCase = base.useCase();
    Path rows = bank.network().worker(bank.party()).data();
    OwnerOnly.createDirectories(rows);
    for (String file : new String[] {useCase.historyOfB(), "schema.json"}) {
      Files.copy(
          data.of(bank.party(), useCase).resolve(file),
          rows.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    narrator.step(
        "%s's worker does a job: it adapts %s in %d passes".formatted(bank.party(), base, passes),
        () -> done(bank, submitted(bank, base, recipe(bank, useCase, passes))));
  }

  private JsonNode recipe(Office bank, UseCase useCase, int passes) throws IOException {
    ObjectNode fineTune =
        (ObjectNode)
            JSON.readTree(data.of(bank.party(), useCase).resolve("fine-tune.json").toFile());
    fineTune.put("data", useCase.historyOfB());
    ((ObjectNode) fineTune.get("training")).put("epochs", passes);
    return JSON.createObjectNode().set("fineTune", fineTune);
  }

  private static String submitted(Office bank, SharedModel base, JsonNode recipe)
      throws IOException, InterruptedException {
    return bank.as(RealmRole.MODEL_DEVELOPER)
        .post(
            "/api/v1/jobs",
            Map.of("modelId", base.modelId(), "version", base.version(), "recipe", recipe))
        .path("id")
        .asText();
  }

  private static JsonNode done(Office bank, String jobId) throws InterruptedException {
    JsonNode ended =
        bank.awaitFound(
            "the end of job " + jobId,
            () -> bank.find("/api/v1/jobs/" + jobId).filter(job -> job.hasNonNull("endedAt")));
    if (!ended.path("status").asText().equals("DONE")) {
      throw new DemoFailure("Job " + jobId + " is " + ended.path("status").asText());
    }
    return ended;
  }
}
