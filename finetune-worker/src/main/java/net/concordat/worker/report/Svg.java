// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart as SVG text that stands in a page: a pair of axes, and lines, bands and points on them.
 * Written by hand and not by a drawing library, so that the same report has the same bytes on every
 * machine, whatever fonts it has.
 */
final class Svg {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 320;
  private static final int LEFT = 56;
  private static final int RIGHT = 26;
  private static final int TOP = 12;
  private static final int BOTTOM = 46;
  private static final int TICKS = 5;

  private final StringBuilder body = new StringBuilder();
  private final List<String> legend = new ArrayList<>();
  private final String title;
  private final double xMin;
  private final double xMax;
  private final double yMin;
  private final double yMax;
  private int legendLeft = LEFT;
  private int legendTop = TOP;

  /**
   * Empty axes.
   *
   * @param title what readers hear who do not see it
   */
  Svg(String title, String xLabel, String yLabel, double[] x, double[] y) {
    this.title = title;
    this.xMin = x[0];
    this.xMax = x[1] > x[0] ? x[1] : x[0] + 1;
    this.yMin = y[0];
    this.yMax = y[1] > y[0] ? y[1] : y[0] + 1;
    for (int tick = 0; tick <= TICKS; tick++) {
      double atX = xMin + (xMax - xMin) * tick / TICKS;
      double atY = yMin + (yMax - yMin) * tick / TICKS;
      add(
          "<line class='grid' x1='%.1f' y1='%d' x2='%.1f' y2='%d'/>",
          x(atX), TOP, x(atX), bottom());
      add(
          "<line class='grid' x1='%d' y1='%.1f' x2='%d' y2='%.1f'/>",
          LEFT, y(atY), right(), y(atY));
      add("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x(atX), bottom() + 16, tick(atX));
      add("<text x='%d' y='%.1f' text-anchor='end'>%s</text>", LEFT - 6, y(atY) + 4, tick(atY));
    }
    add(
        "<text class='axis' x='%d' y='%d' text-anchor='middle'>%s</text>",
        (LEFT + right()) / 2, HEIGHT - 8, Html.escape(xLabel));
    add(
        "<text class='axis' x='14' y='%d' text-anchor='middle' transform='rotate(-90 14 %d)'>%s</text>",
        (TOP + bottom()) / 2, (TOP + bottom()) / 2, Html.escape(yLabel));
  }

  /** Puts the names of lines where the lines are not. */
  Svg legendAt(double xShare, double yShare) {
    legendLeft = LEFT + (int) (xShare * (right() - LEFT));
    legendTop = TOP + (int) (yShare * (bottom() - TOP));
    return this;
  }

  /** A line through points, in the order given. */
  Svg line(String style, String name, double[] xs, double[] ys) {
    add("<polyline class='%s' points='%s'/>", style, points(xs, ys));
    if (!name.isEmpty()) {
      int y = legendTop + 16 + 16 * legend.size();
      legend.add(
          String.format(
              Locale.ROOT,
              "<line class='%s' x1='%d' y1='%d' x2='%d' y2='%d'/><text class='key' x='%d' y='%d'>%s</text>",
              style,
              legendLeft + 10,
              y - 4,
              legendLeft + 34,
              y - 4,
              legendLeft + 40,
              y,
              Html.escape(name)));
    }
    return this;
  }

  /** The space between two lines. */
  Svg band(String style, double[] xs, double[] lows, double[] highs) {
    StringBuilder back = new StringBuilder();
    for (int i = xs.length - 1; i >= 0; i--) {
      back.append(point(xs[i], lows[i]));
    }
    add("<polygon class='%s' points='%s%s'/>", style, points(xs, highs), back);
    return this;
  }

  /** A point with the interval around it. */
  Svg point(String style, double x, double value, double low, double high) {
    add(
        "<line class='%s' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>",
        style, x(x), y(low), x(x), y(high));
    add("<circle class='%s' cx='%.1f' cy='%.1f' r='3.5'/>", style, x(x), y(value));
    return this;
  }

  /** The whole chart. */
  String text() {
    return "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>%s%s</svg>"
        .formatted(WIDTH, HEIGHT, Html.escape(title), body, String.join("", legend));
  }

  private String points(double[] xs, double[] ys) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      points.append(point(xs[i], ys[i]));
    }
    return points.toString();
  }

  private String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x(x), y(y));
  }

  private double x(double value) {
    double inside = Math.max(xMin, Math.min(xMax, value));
    return LEFT + (inside - xMin) / (xMax - xMin) * (right() - LEFT);
  }

  private double y(double value) {
    double inside = Math.max(yMin, Math.min(yMax, value));
    return bottom() - (inside - yMin) / (yMax - yMin) * (bottom() - TOP);
  }

  private static int right() {
    return WIDTH - RIGHT;
  }

  private static int bottom() {
    return HEIGHT - BOTTOM;
  }

  private String tick(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
        .replaceAll("(\\.\\d*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values));
  }
}
