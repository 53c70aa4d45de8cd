// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.operator.Patience;
import org.jspecify.annotations.Nullable;

/**
 * A federation of a network's banks, from its proposal to the version that comes of it. All that it
 * does is found again when it is run anew with the same request, and goes on.
 */
public final class FederationRun {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ANSWER_MINUTES = 60;

  /** Where the consortium has agreed on nothing: ten times the norm of the base version's. */
  private static final long REVIEW_MILLIONTHS = 10_000_000L;

  private static final String ALL = "/api/v1/federations";

  private final List<Participant> banks;
  private final FederationAsk ask;
  private final JsonNode base;
  private final String spec;
  private final Consumer<String> say;

  /**
   * @param banks that train, the owner of the base version first
   * @param base that version, as its owner's registry has it
   * @param modelName what it is a version of
   * @param say takes sentences for people
   */
  public FederationRun(
      List<Participant> banks,
      FederationAsk ask,
      JsonNode base,
      String modelName,
      Consumer<String> say) {
    this.banks = List.copyOf(banks);
    this.ask = ask;
    this.base = base;
    this.spec = ask.spec(modelName);
    this.say = say;
  }

  /** The text that all clients agree on. */
  public String spec() {
    return spec;
  }

  private Participant proposer() {
    return banks.get(0);
  }

  /**
   * Finds the federation, or proposes it; has all accept, and the rounds begin.
   *
   * @param terms what the worker says of base and specification
   * @param rows what each bank's worker trains on, as its registry takes it
   * @return the federation's id
   */
  public String begin(JsonNode terms, Map<Participant, Map<String, Object>> rows)
      throws IOException, InterruptedException {
    return begin(terms, rows, null);
  }

  /** The same where evaluators judge each round. */
  public String begin(
      JsonNode terms, Map<Participant, Map<String, Object>> rows, @Nullable FederationGate gate)
      throws IOException, InterruptedException {
    for (Participant bank : banks.subList(1, banks.size())) {
      bank.obtain(proposer(), base);
    }
    String id = find(terms, gate);
    if (id.isEmpty()) {
      id = propose(terms, gate);
      say.accept("Federation %s is proposed to %d banks.".formatted(id, banks.size()));
    } else {
      say.accept("Federation %s goes on.".formatted(id));
    }
    String path = path(id);
    for (Participant bank : banks) {
      bank.await("the federation", () -> bank.knows(path));
      bank.registry().put(path + "/part", part(rows.getOrDefault(bank, Map.of())));
      if (seat(bank, id).equals("INVITED")) {
        if (ask.privacy() != null) {
          say.accept(new JoiningCost(bank, path, dataDomain()).await(ask.privacy()));
        }
        bank.command(path + "/accept", "accept-" + id, Map.of());
        say.accept(bank.bank() + " has accepted.");
      }
    }
    if (!isRunning(id)) {
      Patience.await(PATIENCE, "all to reveal what they drew", () -> isRevealed(path));
      proposer().command(path + "/begin", "begin-" + id, Map.of());
    }
    return id;
  }

  private Map<String, Object> part(Map<String, Object> rows) {
    return ask.privacy() == null
        ? Map.of("spec", spec, "rows", rows)
        : Map.of("spec", spec, "rows", rows, "dataDomain", dataDomain());
  }

  private String dataDomain() {
    return base.path("provenance").path("dataDomain").asText();
  }

  private String find(JsonNode terms, @Nullable FederationGate gate)
      throws IOException, InterruptedException {
    for (JsonNode each :
        proposer()
            .registry()
            .get(ALL, Map.of("modelId", base.path("version").path("modelId").asText()))) {
      JsonNode training = each.path("training");
      if (training.path("specDigest").equals(terms.path("specDigest"))
          && training.path("baseWeights").equals(terms.path("baseWeights"))
          && each.path("rounds").asInt() == ask.rounds()
          && each.path("aggregation").path("mode").asText().equals(ask.mode())
          && each.path("updates").path("compression").asText().equals(ask.form())
          && each.path("aggregation").path("rule").asText().equals(ask.rule())
          && FederationGate.isIn(each, gate)
          && AskedPrivacy.isIn(each, ask.privacy())
          && each.path("seats").size() == banks.size()) {
        return each.path("federationId").asText();
      }
    }
    return "";
  }

  private String propose(JsonNode terms, @Nullable FederationGate gate)
      throws IOException, InterruptedException {
    Instant acceptBy =
        Instant.now().plus(ANSWER_MINUTES, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> proposal = new LinkedHashMap<>();
    JsonNode version = base.path("version");
    proposal.put("modelId", version.path("modelId").asText());
    proposal.put("version", version.path("version").asInt());
    proposal.put("artifactDigest", version.path("artifactDigest").asText());
    proposal.put("baseWeights", terms.path("baseWeights").asText());
    proposal.put("specDigest", terms.path("specDigest").asText());
    proposal.put("updateBytes", terms.path("updateBytes").asLong());
    AskedPrivacy privacy = ask.privacy();
    if (privacy == null) {
      proposal.put("nonPrivate", "Clients train without differential privacy; " + ask.seen() + ".");
    } else {
      proposal.put("privacy", privacy.terms());
    }
    proposal.put(
        "aggregation",
        Map.of(
            "mode", ask.mode(),
            "rule", ask.rule(),
            "dishonest", ask.dishonest(),
            "quorum", ask.quorum(banks.size()),
            "shareThreshold", ask.shareThreshold(banks.size())));
    proposal.put("strategy", ask.strategyTerms());
    proposal.put("updates", ask.updateTerms());
    if (gate != null) {
      proposal.put("gate", gate.proposed(terms));
    }
    proposal.put(
        "times",
        Map.of(
            "acceptBy", acceptBy.toString(),
            "revealBy", acceptBy.plus(ANSWER_MINUTES, ChronoUnit.MINUTES).toString(),
            "trainingSeconds", ask.trainingSeconds(),
            "sendingSeconds", ask.sendingSeconds()));
    proposal.put("rounds", ask.rounds());
    proposal.put("reviewThresholdMillionths", mostChange());
    proposal.put("members", banks.stream().map(Participant::member).toList());
    return proposer()
        .command(ALL, UUID.randomUUID().toString(), proposal)
        .path("result")
        .path("federationId")
        .asText();
  }

  /** As much before a review as the consortium allows. */
  private long mostChange() throws IOException, InterruptedException {
    return proposer()
        .get("/api/v1/consortium")
        .path("charter")
        .path("mostFederatedChangeMillionths")
        .asLong(REVIEW_MILLIONTHS);
  }

  private static String path(String id) {
    return ALL + "/" + id;
  }

  private String seat(Participant bank, String id) throws IOException, InterruptedException {
    for (JsonNode seat : bank.get(path(id)).path("seats")) {
      if (seat.path("member").asText().equals(bank.member())) {
        return seat.path("status").asText();
      }
    }
    throw new DeployException(bank.bank() + " has no seat in federation " + id);
  }

  private boolean isRunning(String id) throws IOException, InterruptedException {
    return proposer().get(path(id)).path("status").asText().equals("RUNNING");
  }

  private boolean isRevealed(String path) throws IOException, InterruptedException {
    for (JsonNode seat : proposer().get(path).path("seats")) {
      if (List.of("INVITED", "ACCEPTED").contains(seat.path("status").asText())) {
        return false;
      }
    }
    return true;
  }

  /** How the federation stands, with what each bank's workers did. */
  public FederationView view(String id) throws IOException, InterruptedException {
    JsonNode federation = proposer().get(path(id));
    Map<String, JsonNode> steps = new LinkedHashMap<>();
    for (Participant bank : banks) {
      try {
        steps.put(bank.member(), bank.get(path(id) + "/part").path("steps"));
      } catch (DeployException away) {
        // Its column is empty while its registry is away; the rounds are on everybody's ledger.
        continue;
      }
    }
    return new FederationView(federation, steps);
  }

  /**
   * What each round's updates were worth, once the banks that ended the rounds have measured it;
   * what there is if that takes too long.
   */
  public List<UpdateWorth> worths(String id) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    FederationView view = view(id);
    while (!view.isScored() && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      view = view(id);
    }
    return UpdateWorth.of(view);
  }

  /**
   * Publishes what came of it as the next version of the base's model, at the owner.
   *
   * @return the version, as the owner's registry has it
   */
  public JsonNode publish(String id) throws IOException, InterruptedException {
    List<JsonNode> made = new ArrayList<>();
    Patience.await(
        PATIENCE,
        "an artifact of the last weights",
        () -> {
          view(id).finished(proposer().member()).ifPresent(made::add);
          return !made.isEmpty();
        });
    JsonNode descriptor = made.get(0).path("metrics").path("descriptor");
    Map<String, Object> publication =
        new FederatedPublication(view(id), descriptor, base).arguments();
    String path =
        "/api/v1/models/%s/versions".formatted(base.path("version").path("modelId").asText());
    return proposer().command(path, "federation-" + id, publication).path("result");
  }
}
