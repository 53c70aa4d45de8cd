// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.List;
import java.util.Locale;

/** Horizontal bars with the interval of each, as SVG text. */
final class Bars {
  private static final int WIDTH = 640;
  private static final int LEFT = 190;
  private static final int RIGHT = 84;
  private static final int STEP = 24;

  private Bars() {}

  /** One bar. */
  record Bar(String name, double value, double low, double high) {}

  /**
   * Bars from one common zero.
   *
   * @param title what readers hear who do not see it
   */
  static String text(String title, List<Bar> bars) {
    double least = Math.min(0, bars.stream().mapToDouble(Bar::low).min().orElse(0));
    double most = Math.max(1e-12, bars.stream().mapToDouble(Bar::high).max().orElse(1));
    StringBuilder svg = new StringBuilder();
    for (int i = 0; i < bars.size(); i++) {
      svg.append(bar(bars.get(i), i * STEP, least, most));
    }
    return "<svg class='bars' viewBox='0 0 %d %d' role='img' aria-label='%s'>%s</svg>"
        .formatted(WIDTH, bars.size() * STEP + 6, Html.escape(title), svg);
  }

  private static String bar(Bar bar, int top, double least, double most) {
    double zero = x(0, least, most);
    double value = x(bar.value(), least, most);
    return String.format(
        Locale.ROOT,
        "<text x='%d' y='%d' text-anchor='end'>%s</text>"
            + "<rect class='bar' x='%.1f' y='%d' width='%.1f' height='14'/>"
            + "<line class='whisker' x1='%.1f' y1='%d' x2='%.1f' y2='%d'/>"
            + "<text x='%d' y='%d'>%s</text>",
        LEFT - 8,
        top + 16,
        Html.escape(Html.abbreviated(bar.name(), 28)),
        Math.min(zero, value),
        top + 5,
        Math.abs(value - zero),
        x(bar.low(), least, most),
        top + 12,
        x(bar.high(), least, most),
        top + 12,
        WIDTH - RIGHT + 10,
        top + 16,
        Html.number(bar.value()));
  }

  private static double x(double value, double least, double most) {
    return LEFT + (value - least) / (most - least) * (WIDTH - LEFT - RIGHT);
  }
}
