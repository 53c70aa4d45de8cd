// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How a federation stands.
 *
 * @param federation with its rounds, as one registry shows it
 * @param steps what each bank's workers did, by the bank's name on the ledger
 */
public record FederationView(JsonNode federation, Map<String, JsonNode> steps) {
  /** Whether no round follows. */
  public boolean isOver() {
    return federation.path("over").asBoolean();
  }

  /** Why it was over before all rounds were done, in words; empty if it was not. */
  public Optional<String> earlyEnd() {
    return switch (federation.path("overBy").asText()) {
      case "REVIEW" ->
          Optional.of(
              "No round follows: the weights have moved so far that a version of them is to be reviewed.");
      case "CLIENTS" ->
          Optional.of(
              "No round follows: without %s, which will not come back, the others are too few for one."
                  .formatted(String.join(", ", gone())));
      default -> Optional.empty();
    };
  }

  private List<String> gone() {
    List<String> gone = new ArrayList<>();
    for (JsonNode seat : federation.path("seats")) {
      if (List.of("LEFT", "DECLINED").contains(seat.path("status").asText())) {
        gone.add(inWords(seat.path("member").asText()));
      }
    }
    return gone;
  }

  /** The rounds, the first first. */
  public List<JsonNode> rounds() {
    return StreamSupport.stream(federation.path("roundsSoFar").spliterator(), false).toList();
  }

  /** Whether no update of anybody came into the weights. */
  public boolean isEmpty() {
    return contributors().isEmpty();
  }

  /** Whether a round has ended. */
  public boolean hasEnded(int round) {
    return rounds().stream()
        .anyMatch(each -> each.path("number").asInt() == round && each.hasNonNull("endedAt"));
  }

  /** All whose updates came into the weights, by the names that people use. */
  public String contributorsInWords() {
    return contributors().stream().map(FederationView::inWords).collect(Collectors.joining(", "));
  }

  /** Whether all updates are measured that will be: those of rounds that an evaluator ended. */
  boolean isScored() {
    if (federation.path("aggregation").path("mode").asText().equals("CONFIDENTIAL")) {
      return true;
    }
    List<String> evaluators = federation.path("gate").path("evaluators").findValuesAsText("member");
    return rounds().stream()
        .filter(round -> evaluators.contains(round.path("endedBy").asText()))
        .filter(round -> round.hasNonNull("verdict"))
        .allMatch(
            round ->
                stepsOf("SCORE", round.path("number").asInt())
                    .anyMatch(step -> step.hasNonNull("endedAt")));
  }

  static String inWords(String member) {
    return member.replaceAll("^.*O=([^,]*).*$", "$1");
  }

  /** The middle one of the gains: as many are no smaller as let a round through. */
  private static double gain(JsonNode gains) {
    List<Double> sorted = new ArrayList<>();
    gains.forEach(
        gain ->
            sorted.add(
                gain.hasNonNull("millionths")
                    ? gain.path("millionths").asLong() / 1e6
                    : Double.NEGATIVE_INFINITY));
    sorted.sort(Comparator.reverseOrder());
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  private static List<String> judged(JsonNode gains) {
    List<String> judged = new ArrayList<>();
    for (JsonNode gain : gains) {
      String said =
          gain.hasNonNull("millionths")
              ? RoundFigures.shown("%+.4f", gain.path("millionths").asLong() / 1e6)
              : "silent";
      judged.add(inWords(gain.path("member").asText()) + " " + said);
    }
    return judged;
  }

  JsonNode lastRound() {
    List<JsonNode> rounds = rounds();
    return rounds.isEmpty() ? MissingNode.getInstance() : rounds.get(rounds.size() - 1);
  }

  /** All whose updates came into the weights, in the order of their seats. */
  List<String> contributors() {
    Set<String> counted = new LinkedHashSet<>();
    for (JsonNode round : rounds()) {
      if (round.path("status").asText().equals("AGGREGATED")) {
        round
            .path("clients")
            .forEach(
                client -> {
                  if (client.path("counted").asBoolean()) {
                    counted.add(client.path("member").asText());
                  }
                });
      }
    }
    List<String> inOrder = new ArrayList<>();
    federation
        .path("seats")
        .forEach(
            seat -> {
              if (counted.contains(seat.path("member").asText())) {
                inOrder.add(seat.path("member").asText());
              }
            });
    return inOrder;
  }

  /** The step that made an artifact of the last weights at a bank, once it is done. */
  Optional<JsonNode> finished(String member) {
    return stepsOf("FINISH", 0)
        .filter(step -> step.path("status").asText().equals("DONE"))
        .filter(step -> isOf(member, step))
        .findFirst();
  }

  private boolean isOf(String member, JsonNode step) {
    for (JsonNode each : steps.getOrDefault(member, MissingNode.getInstance())) {
      if (each == step) {
        return true;
      }
    }
    return false;
  }

  private Stream<JsonNode> stepsOf(String kind, int round) {
    return steps.values().stream()
        .flatMap(each -> StreamSupport.stream(each.spliterator(), false))
        .filter(step -> step.path("kind").asText().equals(kind))
        .filter(step -> round == 0 || step.path("round").asInt() == round);
  }

  /** What is known of a round; figures that are not known yet are not numbers. */
  public RoundFigures figures(int number) {
    JsonNode round =
        rounds().stream()
            .filter(each -> each.path("number").asInt() == number)
            .findFirst()
            .orElse(MissingNode.getInstance());
    Duration training = longest("TRAIN", number);
    Duration combining = longest("COMBINE", number);
    boolean ended = round.hasNonNull("endedAt");
    double whole = ended ? seconds(round.path("endedAt"), beganAt(number)) : Double.NaN;
    List<String> excluded = new ArrayList<>();
    int counted = 0;
    int committed = 0;
    for (JsonNode client : round.path("clients")) {
      counted += ended && client.path("counted").asBoolean() ? 1 : 0;
      committed += client.hasNonNull("digest") ? 1 : 0;
      if (client.hasNonNull("excluded")) {
        excluded.add(
            inWords(client.path("member").asText()) + " " + client.path("excluded").asText());
      }
    }
    return new RoundFigures(
        number,
        round.isMissingNode() ? "TRAINING" : round.path("status").asText(),
        (int) done("TRAIN", number),
        committed,
        counted,
        excluded,
        loss(number),
        round.isMissingNode() ? Double.NaN : round.path("cumulativeMillionths").asLong() / 1e6,
        gain(round.path("verdict").path("gains")),
        judged(round.path("verdict").path("gains")),
        toSeconds(training),
        toSeconds(combining),
        whole - toSeconds(training) - (combining.isZero() ? 0 : toSeconds(combining)),
        round.path("globalDigest").asText(""));
  }

  /** A round begins when the one before has ended; the first, when the first job is asked for. */
  private Instant beganAt(int number) {
    return rounds().stream()
        .filter(each -> each.path("number").asInt() == number - 1)
        .map(each -> Instant.parse(each.path("endedAt").asText()))
        .findFirst()
        .orElseGet(
            () ->
                stepsOf("TRAIN", number)
                    .map(step -> Instant.parse(step.path("askedAt").asText()))
                    .min(Instant::compareTo)
                    .orElse(Instant.EPOCH));
  }

  private static double seconds(JsonNode end, Instant began) {
    return toSeconds(Duration.between(began, Instant.parse(end.asText())));
  }

  private static double toSeconds(Duration duration) {
    return duration.isZero() ? Double.NaN : duration.toMillis() / 1e3;
  }

  private long done(String kind, int round) {
    return stepsOf(kind, round).filter(step -> step.path("status").asText().equals("DONE")).count();
  }

  /** From when it was asked for to when it was handed in, of the slowest. */
  private Duration longest(String kind, int round) {
    return stepsOf(kind, round)
        .filter(step -> step.hasNonNull("endedAt"))
        .map(
            step ->
                Duration.between(
                    Instant.parse(step.path("askedAt").asText()),
                    Instant.parse(step.path("endedAt").asText())))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The banks' mean of the loss on their own rows, of the weights that the round begins with. */
  private double loss(int round) {
    return stepsOf("TRAIN", round)
        .filter(step -> step.path("metrics").path("loss").isNumber())
        .mapToDouble(step -> step.path("metrics").path("loss").asDouble())
        .average()
        .orElse(Double.NaN);
  }
}
