// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.inference.support.Json;
import net.concordat.worker.artifact.Descriptor;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.search.Trial;

/** A trial for the program that started the search: settings and figures by name, on one line. */
final class TrialLine {
  private TrialLine() {}

  static String of(Trial trial, int done, int most) {
    TrainingSettings settings = trial.settings();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("trial", trial.number());
    line.put("done", done);
    line.put("trials", most);
    line.put("rung", trial.rung());
    line.put("epochs", settings.epochs());
    line.put("learningRate", settings.learningRate());
    line.put("l2", settings.l2());
    line.put("inputDropout", settings.inputDropout());
    line.put("dropout", settings.dropout());
    line.put("batchSize", settings.batchSize());
    Descriptor.Summary summary = trial.summary();
    if (summary != null) {
      line.put("epochsKept", summary.epochsKept());
      line.putAll(summary.validation() == null ? Map.of() : summary.validation());
    }
    return Json.line(line);
  }
}
