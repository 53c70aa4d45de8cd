// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.concordat.worker.registry.Point;
import net.concordat.worker.registry.Report;

/** What is to be told of a job: training writes it, the heartbeat takes it along. */
final class Board {
  /** A registry keeps 4,000 points of a job; those of its training are at most so many. */
  private static final int CURVE_POINTS = 1_000;

  /** Percent of a job that a search is taken for, and with the training after it. */
  private static final int SEARCHED = 80;

  private static final int MOST_OF_ALL = 95;

  /** Lines, and points, that wait while the registry is away. */
  private static final int WAITING = 5_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Deque<Point> points = new ArrayDeque<>();
  private int progress;
  private int searched;
  private boolean away;
  private String step = "begins";

  /** A line for the job's log. */
  synchronized void line(String text) {
    if (lines.size() < WAITING) {
      lines.add(Report.line(text));
    }
  }

  /** At what the job is now. */
  synchronized void step(String now) {
    step = now;
  }

  /** A pass over the rows is done: a point of the curves, as the training process printed it. */
  synchronized void pass(JsonNode event) {
    int epoch = event.path("epoch").asInt();
    int epochs = Math.max(1, event.path("epochs").asInt());
    // What comes after training takes the rest; what a search took comes before.
    advance(searched + (MOST_OF_ALL - searched) * epoch / epochs);
    step = "pass %d of at most %d".formatted(epoch, epochs);
    int stride = (epochs + CURVE_POINTS - 1) / CURVE_POINTS;
    if (epoch % stride == 0) {
      add(new Point("training", epoch, epochs, numbers(event, Set.of("epoch", "epochs"))));
    }
  }

  /** A trial of a search is done: a point, as the search printed it. */
  synchronized void trial(JsonNode event) {
    int done = event.path("done").asInt();
    int trials = Math.max(1, event.path("trials").asInt());
    searched = SEARCHED;
    advance(SEARCHED * done / trials);
    step = "trial %d of at most %d".formatted(done, trials);
    add(new Point("search", done, trials, numbers(event, Set.of("done", "trials"))));
  }

  private void advance(int percent) {
    progress = Math.max(progress, Math.min(MOST_OF_ALL, percent));
  }

  private void add(Point point) {
    if (points.size() < WAITING) {
      points.add(point);
    }
  }

  private static Map<String, Double> numbers(JsonNode event, Set<String> others) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    event
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNumber() && !others.contains(field.getKey())) {
                numbers.put(field.getKey(), field.getValue().asDouble());
              }
            });
    return numbers;
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
    return new Report(
        progress,
        step,
        lines.stream().limit(Report.MOST_LINES).toList(),
        points.stream().limit(Report.MOST_POINTS).toList());
  }

  /** The first lines and points were told. */
  synchronized void told(Report report) {
    away = false;
    report.lines().forEach(line -> lines.remove());
    report.points().forEach(point -> points.remove());
  }
}
