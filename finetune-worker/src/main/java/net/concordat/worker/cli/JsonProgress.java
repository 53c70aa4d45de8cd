// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import net.concordat.inference.support.Json;
import net.concordat.worker.training.CurvePoint;
import net.concordat.worker.training.TrainingProgress;

/** The curve of a run for the program that started it: each pass as a line of JSON. */
record JsonProgress(PrintWriter out, PrintWriter err) implements TrainingProgress {
  @Override
  public void passDone(CurvePoint point) {
    out.println(Json.line(point));
  }

  @Override
  public void said(String sentence) {
    err.println(sentence);
  }
}
