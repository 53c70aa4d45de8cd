// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import net.concordat.worker.Json;
import net.concordat.worker.training.TrainingProgress;

/** The curve of a run for the program that started it: each pass as a line of JSON. */
record JsonProgress(PrintWriter out, PrintWriter err) implements TrainingProgress {
  @Override
  public void epochDone(int epoch, int epochs, double loss) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("epoch", epoch);
    event.put("epochs", epochs);
    if (!Double.isNaN(loss)) {
      event.put("validationLoss", loss);
    }
    out.println(Json.line(event));
  }

  @Override
  public void said(String sentence) {
    err.println(sentence);
  }
}
