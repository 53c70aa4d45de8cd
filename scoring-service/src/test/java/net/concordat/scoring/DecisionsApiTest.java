// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.concordat.scoring.Running.amount;
import static net.concordat.scoring.Running.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.Payload;
import net.concordat.scoring.Running.Answer;
import net.concordat.scoring.bench.StandInBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests to a service whose log is on a real disk. */
@Timeout(120)
class DecisionsApiTest extends OneService {
  @Test
  void decidesAtTheAdoptedThresholdAndSaysByWhatAndWhy() throws Exception {
    UUID high = UUID.randomUUID();
    UUID low = UUID.randomUUID();
    Answer answer = service.decide(amount(high, 500), amount(low, 499));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode first = answer.body().at("/decisions/0");
    assertThat(first.path("id").asText()).isEqualTo(high.toString());
    assertThat(first.path("versionId").asText()).isEqualTo(StandInBank.MODEL + "/3");
    assertThat(first.path("adoptionId").asText()).isEqualTo(new UUID(1, 1).toString());
    assertThat(first.path("score").asDouble()).isEqualTo(0.5);
    assertThat(first.path("threshold").asDouble()).isEqualTo(0.5);
    assertThat(first.path("decision").asText()).isEqualTo("FLAGGED");
    assertThat(first.path("caller").asText()).isEqualTo("gateway");
    assertThat(first.at("/reasons/0").toString()).isEqualTo("{\"code\":\"amount\",\"rank\":1}");
    assertThat(first.path("baseline").asText()).isEqualTo("reference");
    assertThat(answer.body().at("/decisions/1/decision").asText()).isEqualTo("PASSED");
    assertThat(answer.body().at("/ledger/contactAt").asText()).isNotEmpty();
  }

  @Test
  void provesWithTheRecordTheReceiptAndTheProofThatTheBankDecidedSo() throws Exception {
    UUID id = UUID.randomUUID();
    JsonNode decided = service.decide(amount(id, 700)).body().at("/decisions/0");
    assertThat(service.get("/decisions/" + id + "/proof", service.program()).status())
        .isIn(409, 200);
    service.clock.forward(Duration.ofSeconds(61));
    Answer proof =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> service.get("/decisions/" + id + "/proof", service.program()),
                answer -> answer.status() == 200);
    JsonNode full = service.get("/decisions/" + id, service.program()).body();
    byte[] record = full.path("record").binaryValue();
    DecisionProof proven = DecisionJson.proof(proof.body());
    SignedReceipt given = DecisionJson.receipt(decided.path("receipt"));
    assertThat(given.isSignedBy(receiptKey())).isTrue();
    assertThat(proven.receipt()).isEqualTo(given.receipt());
    assertThat(proven.record().encoded()).isEqualTo(record);
    assertThat(
            proven.inclusion().shows(given.receipt().leafHash(), proven.inclusion().batch().root()))
        .isTrue();
    assertThat(full.at("/decision/receipt/sequence")).isEqualTo(decided.at("/receipt/sequence"));
    assertThat(DecisionJson.receipt(full.at("/decision/receipt")).isSignedBy(receiptKey()))
        .isTrue();
    Payload payload =
        new Payload(full.path("salt").binaryValue(), full.path("features").binaryValue());
    assertThat(HexFormat.of().formatHex(record)).contains(payload.digest(id).toString());
    assertThat(LogRecord.decode(record))
        .isInstanceOfSatisfying(
            DecisionRecord.class,
            read -> {
              assertThat(read.id()).isEqualTo(id);
              assertThat(read.baseline()).isEqualTo("reference");
            });
  }

  @Test
  void givesTheSameDecisionAgainUnderItsId() throws Exception {
    UUID id = UUID.randomUUID();
    JsonNode first = service.decide(amount(id, 300)).body().at("/decisions/0");
    Answer again = service.decide(amount(UUID.randomUUID(), 10), amount(id, 300));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().at("/decisions/1/receipt/sequence"))
        .isEqualTo(first.at("/receipt/sequence"));
    assertThat(again.body().at("/decisions/1/at")).isEqualTo(first.at("/at"));
    Answer other = service.decide(amount(id, 301));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body().path("detail").asText())
        .contains("An id is for one decision", id.toString());
    String another = bank.token(Running.AUDIENCE, "branch", "scoring-caller");
    assertThat(service.post("/decisions", another, request(amount(id, 300))).status())
        .isEqualTo(409);
  }

  private static List<Answer> eightAtOnce(IntFunction<Callable<Answer>> asker) throws Exception {
    ExecutorService askers = Executors.newFixedThreadPool(8);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer :
          askers.invokeAll(IntStream.range(0, 8).mapToObj(asker).toList())) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      askers.shutdown();
    }
  }

  @Test
  void decidesOnceWhereManyAskAtOnceUnderOneId() throws Exception {
    UUID id = UUID.randomUUID();
    List<Answer> answers = eightAtOnce(i -> () -> service.decide(amount(id, 250)));
    assertThat(answers).hasSize(8).allMatch(answer -> answer.status() == 200);
    assertThat(
            answers.stream()
                .map(answer -> answer.body().at("/decisions/0/receipt/leafHash"))
                .distinct())
        .hasSize(1);
  }

  @Test
  void namesTheFieldThatIsNotAllowedAndRecordsNothing() throws Exception {
    UUID fine = UUID.randomUUID();
    UUID wrong = UUID.randomUUID();
    for (String value : List.of("1001", "-1", "NaN", "\"12\"", "null")) {
      Answer answer = service.decide(amount(fine, 5), amount(wrong, value));
      assertThat(answer.status()).as(value).isEqualTo(422);
      assertThat(answer.body().at("/faults/0/field").asText()).isEqualTo("amount");
      assertThat(answer.body().at("/faults/0/decision").asInt()).isEqualTo(1);
      assertThat(answer.body().path("detail").asText())
          .contains("decision 1, field 'amount': must be 0 to 1000");
    }
    assertThat(service.get("/decisions/" + fine, service.program()).status()).isEqualTo(404);
    assertThat(service.get("/decisions/" + wrong, service.program()).status()).isEqualTo(404);
  }

  @Test
  void keepsValuesToTheByteAsTheyWereWritten() throws Exception {
    UUID id = UUID.randomUUID();
    String written = "{ \"country\" : \"\\u00c4\", \"amount\" : 7.00e2 }";
    service.decide("{\"values\": %s , \"id\": \"%s\"}".formatted(written, id));
    JsonNode full = service.get("/decisions/" + id, service.program()).body();
    assertThat(full.path("features").binaryValue()).asString(UTF_8).isEqualTo(written);
    assertThat(full.at("/values/amount").asDouble()).isEqualTo(700);
    assertThat(
            service
                .decide(
                    "{\"id\": \"%s\", \"values\": {\"country\": \"\u00c4\", \"amount\": 700.0}}"
                        .formatted(id))
                .status())
        .as("the same values, written otherwise")
        .isEqualTo(200);
  }

  @Test
  void refusesWhatIsNoRequest() throws Exception {
    UUID id = UUID.randomUUID();
    assertThat(service.post("/decisions", service.program(), "{").status()).isEqualTo(400);
    for (String body :
        List.of(
            "null",
            "{} {}",
            "[]",
            "{}",
            request(),
            request(amount(id, 1), amount(id, 1)),
            request("{\"id\": \"x\", \"values\": {}}"),
            request("{\"values\": {\"amount\": 1}}"),
            request("{\"id\": \"%s\"}".formatted(id)),
            request("null"),
            request("{\"id\": null, \"values\": {}}"),
            request("{\"id\": \"%s\", \"values\": null}".formatted(id)),
            "{\"decisions\": [%s]}".formatted(amount(id, 1)),
            "{\"purpose\": \"fraud\", \"extra\": 1, \"decisions\": [%s]}"
                .formatted(amount(id, 1)))) {
      assertThat(service.post("/decisions", service.program(), body).status())
          .as(body)
          .isEqualTo(422);
    }
    String twice =
        request("{\"id\": \"%s\", \"values\": {\"amount\": 1, \"amount\": 2}}".formatted(id));
    assertThat(service.post("/decisions", service.program(), twice).status()).isIn(400, 422);
    String large =
        request("{\"id\": \"%s\", \"values\": {\"a\": \"%s\"}}".formatted(id, "x".repeat(1 << 20)));
    assertThat(service.post("/decisions", service.program(), large).status()).isEqualTo(413);
    assertThat(service.get("/nothing", service.program()).status()).isEqualTo(404);
    assertThat(service.get("/decisions/x", service.program()).status()).isEqualTo(404);
  }

  @Test
  void answersThoseAloneWhoMayAsk() throws Exception {
    UUID id = UUID.randomUUID();
    service.decide(amount(id, 100));
    String body = request(amount(UUID.randomUUID(), 1));
    assertThat(service.post("/decisions", null, body).status()).isEqualTo(401);
    assertThat(service.post("/decisions", "x.y.z", body).status()).isEqualTo(401);
    try (StandInBank other = new StandInBank()) {
      String foreign = other.token(Running.AUDIENCE, "gateway", "scoring-caller");
      assertThat(service.post("/decisions", foreign, body).status()).isEqualTo(401);
    }
    String elsewhere = bank.token("concordat-registry", "gateway", "scoring-caller");
    assertThat(service.post("/decisions", elsewhere, body).status()).isEqualTo(401);
    String auditor = bank.token(Running.AUDIENCE, "pages", "auditor");
    assertThat(service.post("/decisions", auditor, body).status()).isEqualTo(403);
    assertThat(service.get("/decisions/" + id, auditor).status()).isEqualTo(200);
    assertThat(service.get("/state", auditor).status()).isEqualTo(200);
    String nobody = bank.token(Running.AUDIENCE, "pages");
    assertThat(service.get("/decisions/" + id, nobody).status()).isEqualTo(403);
    assertThat(service.get("/state", nobody).status()).isEqualTo(403);
    String branch = bank.token(Running.AUDIENCE, "branch", "scoring-caller");
    assertThat(service.get("/decisions/" + id, branch).status()).isEqualTo(404);
  }

  @Test
  void keepsItsFolderToItself() throws Exception {
    Path kept = folder.resolve("kept");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(kept.resolve("receipts.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void recordsWhatPeopleDecideOtherwise() throws Exception {
    UUID id = UUID.randomUUID();
    service.decide(amount(id, 900));
    String path = "/decisions/" + id + "/override";
    String passed =
        "{\"decision\": \"PASSED\", \"reason\": \"KNOWN_CUSTOMER\", \"person\": \"p-17\"}";
    Answer made = service.post(path, service.program(), passed);
    assertThat(made.status()).isEqualTo(201);
    assertThat(DecisionJson.receipt(made.body().path("receipt")).isSignedBy(receiptKey())).isTrue();
    assertThat(service.post(path, service.program(), passed).body().path("id"))
        .isEqualTo(made.body().path("id"));
    String person = bank.token(Running.AUDIENCE, "pages", "model-validator");
    String flagged = "{\"decision\": \"FLAGGED\", \"reason\": \"SECOND_LOOK\"}";
    assertThat(service.post(path, person, flagged).status()).isEqualTo(201);
    JsonNode overrides =
        service.get("/decisions/" + id, service.program()).body().path("overrides");
    assertThat(overrides).hasSize(2);
    assertThat(overrides.at("/0/person").asText()).isEqualTo("p-17");
    assertThat(overrides.at("/1/person").asText()).isEqualTo("subject-of-pages");
    assertThat(service.post(path, person, passed).status()).isEqualTo(422);
    assertThat(service.post(path, service.program(), flagged).status()).isEqualTo(422);
    assertThat(service.post(path, service.program(), "{}").status()).isEqualTo(422);
    String auditor = bank.token(Running.AUDIENCE, "pages", "auditor");
    assertThat(service.post(path, auditor, flagged).status()).isEqualTo(403);
    String none = "/decisions/" + UUID.randomUUID() + "/override";
    assertThat(service.post(none, service.program(), passed).status()).isEqualTo(404);
  }

  @Test
  void recordsEachOfManyOverridesThatComeAtOnce() throws Exception {
    UUID id = UUID.randomUUID();
    service.decide(amount(id, 900));
    String path = "/decisions/" + id + "/override";
    List<Answer> answers =
        eightAtOnce(
            i ->
                () ->
                    service.post(
                        path,
                        service.program(),
                        "{\"decision\": \"PASSED\", \"reason\": \"R\", \"person\": \"p-%d\"}"
                            .formatted(i)));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(service.get("/decisions/" + id, service.program()).body().path("overrides"))
        .hasSize(8);
  }

  private static PublicKey receiptKey() throws Exception {
    byte[] key = service.get("/state", service.program()).body().path("receiptKey").binaryValue();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
  }

  @Test
  void saysWhatACaseMustNameAndHowFarAnchoringIs() throws Exception {
    Answer fields = service.get("/fields?purpose=fraud", service.program());
    assertThat(fields.status()).isEqualTo(200);
    assertThat(fields.body().path("versionId").asText()).endsWith("/3");
    assertThat(fields.body().at("/fields/0/name").asText()).isEqualTo("amount");
    assertThat(fields.body().at("/fields/0/max").asDouble()).isEqualTo(1000);
    assertThat(fields.body().at("/fields/1/values/0").asText()).isEqualTo("DE");
    assertThat(fields.body().at("/fields/1/missing").asText()).isEqualTo("UNKNOWN");
    assertThat(service.get("/fields", service.program()).status()).isEqualTo(422);
    assertThat(service.get("/fields?purpose=credit", service.program()).status()).isEqualTo(409);
    assertThat(service.get("/fields?purpose=fraud", null).status()).isEqualTo(401);
    String nobody = bank.token(Running.AUDIENCE, "worker", "finetune-worker");
    assertThat(service.get("/fields?purpose=fraud", nobody).status()).isEqualTo(403);

    JsonNode state = service.get("/state", service.program()).body();
    assertThat(state.at("/anchoring/anchored").isNumber()).isTrue();
    assertThat(state.at("/versions/0/baseline").asText()).isEqualTo("reference");
  }
}
