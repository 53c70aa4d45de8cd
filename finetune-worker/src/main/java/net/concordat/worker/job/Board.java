// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.concordat.worker.registry.Report;

/** What is to be told of a job: training writes it, the heartbeat takes it along. */
final class Board {
  /** A registry keeps 10,000 lines of a job; each attempt's curve has at most so many points. */
  private static final int CURVE_POINTS = 1_000;

  /** Lines that wait while the registry is away. */
  private static final int WAITING_LINES = 5_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private int progress;
  private boolean away;
  private String step = "begins";

  /** A line for the job's log. */
  synchronized void line(String text) {
    if (lines.size() < WAITING_LINES) {
      lines.add(Report.line(text));
    }
  }

  /** At what the job is now. */
  synchronized void step(String now) {
    step = now;
  }

  /** A pass over the rows is done: a point of the curve, as the training process printed it. */
  synchronized void pass(JsonNode event) {
    int epoch = event.path("epoch").asInt();
    int epochs = Math.max(1, event.path("epochs").asInt());
    // What comes after training takes the rest.
    progress = (int) Math.max(progress, Math.min(95, 95L * epoch / epochs));
    step = "pass %d of at most %d".formatted(epoch, epochs);
    int stride = (epochs + CURVE_POINTS - 1) / CURVE_POINTS;
    if (epoch % stride == 0) {
      line(event.toString());
    }
  }

  /** The registry did not answer; it is told so once it does. */
  synchronized void wasAway() {
    if (!away) {
      away = true;
      line("The registry does not answer the worker; the work goes on.");
    }
  }

  /** What to tell now. */
  synchronized Report next() {
    return new Report(progress, step, lines.stream().limit(Report.MOST_LINES).toList());
  }

  /** The first lines were told. */
  synchronized void told(List<String> first) {
    away = false;
    first.forEach(line -> lines.remove());
  }
}
