// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the demonstration showed: the table, and whether all went as it must. */
public final class DemoOutcome {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int REFUSALS = 6;

  /** With fewer, a t-test can hardly tell, and no gain is claimed. */
  private static final int ENOUGH_SEEDS = 10;

  /** With more known frauds a bank may do as well alone, and the table says so. */
  private static final int SHORT_HISTORY = 20;

  private final DemoReport report;
  private final boolean allApproved;

  DemoOutcome(DemoReport report, boolean allApproved) {
    this.report = report;
    this.allApproved = allApproved;
  }

  /** Prints the table and the verdict. */
  public void print(PrintStream out) {
    out.printf(
        "%n%-12s %-12s %7s   %-16s %-16s %-16s %-16s%n",
        "use case",
        "bank",
        "history",
        "logistic regr.",
        "from scratch",
        "A's as it came",
        "fine-tuned");
    for (String metric : new String[] {"prAuc", "rocAuc"}) {
      out.println(metric.equals("prAuc") ? "PR-AUC" : "ROC-AUC");
      for (JsonNode row : report.results()) {
        out.printf(
            "%-12s %-12s %7d   %-16s %-16s %-16s %-16s%n",
            row.get("useCase").asText(),
            row.get("bank").asText(),
            row.get("history").asInt(),
            cell(row, "logisticRegression", metric),
            cell(row, "fromScratch", metric),
            cell(row, "pretrained", metric),
            cell(row, "fineTuned", metric));
      }
    }
    out.println();
    for (JsonNode row : report.results()) {
      out.printf(
          "%s, %s, %d: %s%n",
          row.get("useCase").asText(),
          row.get("bank").asText(),
          row.get("history").asInt(),
          row.get("verdict").asText());
    }
    out.println();
    report.astray().forEach(out::println);
    checks().forEach((what, holds) -> out.printf("%-4s %s%n", holds ? "yes" : "NO", what));
    out.printf(
        Locale.ROOT,
        "%n%s after %.0f s.%n",
        succeeded() ? "The main job is done" : "The main job is NOT done",
        report.seconds());
  }

  /** Whether everything went as it must. */
  public boolean succeeded() {
    return !checks().containsValue(false);
  }

  /** Writes JSON for programs. */
  public void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), report);
  }

  private Map<String, Boolean> checks() {
    DemoReport.RegulatorFacts regulator = report.regulator();
    Map<String, Boolean> checks = new LinkedHashMap<>();
    checks.put(
        "Both adapted models are approved by two members that did not make them.", allApproved);
    checks.put(
        "What must fail was refused, each time by a rule (%d).".formatted(report.refusals().size()),
        report.refusals().size() >= REFUSALS);
    checks.put(
        "The regulator has all %d transactions, though its node was down on the way."
            .formatted(regulator.transactionsOnNetwork()),
        regulator.missesNothing());
    checks.put(
        "The regulator can say alone what bank B uses first, and who decided so.",
        report.champions().size() == UseCase.ALL.size()
            && report.champions().stream().allMatch(DemoReport.Champion::usable));
    checks.put(
        "The regulator has verified bank B's evidence offline, without node or registry.",
        !report.evidence().isEmpty());
    checks.put(
        "A decision of bank B's is verified offline with the regulator's copy of what is anchored.",
        !report.decision().isEmpty());
    checks.put("The regulator holds no byte of an artifact.", regulator.artifactsHeld() == 0);
    checks.put("Each node stores only what it may.", report.astray().isEmpty());
    if (report.results().stream().allMatch(row -> row.get("seeds").asInt() >= ENOUGH_SEEDS)) {
      checks.put(
          "With up to %d known frauds, fine-tuning beats training from scratch and the model as it came (PR-AUC, paired t-test, p < 0.05)."
              .formatted(SHORT_HISTORY),
          gainsWhereHistoryIsShort());
    }
    return checks;
  }

  private boolean gainsWhereHistoryIsShort() {
    for (JsonNode row : report.results()) {
      if (row.get("useCase").asText().equals(UseCase.FRAUD.name())
          && row.get("history").asInt() <= SHORT_HISTORY
          && !(gains(row, "fineTunedVsFromScratch") && gains(row, "fineTunedVsPretrained"))) {
        return false;
      }
    }
    return true;
  }

  private static boolean gains(JsonNode row, String test) {
    JsonNode prAuc = row.get("tests").get(test).get("prAuc");
    return prAuc.get("p").asDouble() < 0.05 && prAuc.get("meanDifference").asDouble() > 0;
  }

  private static String cell(JsonNode row, String model, String metric) {
    JsonNode value = row.get(model).get(metric);
    return String.format(
        Locale.ROOT, "%.3f +/- %.3f", value.get("mean").asDouble(), value.get("sd").asDouble());
  }
}
