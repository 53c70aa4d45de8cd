// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.List;
import java.util.Locale;
import net.concordat.worker.evaluation.Interval;

/** Pieces of a page; every text that comes from elsewhere is escaped. */
final class Html {
  private Html() {}

  /** A text that means nothing to a browser. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                // Control characters and those that turn the direction of text show as nothing.
                default -> safe.appendCodePoint(hidden(c) ? 0xFFFD : c);
              }
            });
    return safe.toString();
  }

  private static boolean hidden(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }

  /** The beginning of a text, where it is longer. */
  static String abbreviated(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }

  /** A measured number: three digits after the point, four where it is small. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size > 0 && size < 0.01 ? "%.4f" : "%.3f", value);
  }

  /** A number that somebody gave, as short as it is. */
  static String given(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A figure with its interval. */
  static String interval(Interval interval) {
    return "<b>%s</b> <span class='interval'>%s to %s</span>"
        .formatted(number(interval.value()), number(interval.low()), number(interval.high()));
  }

  /** A table; the cells are HTML already, the headings are not. */
  static String table(List<String> headings, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table><thead><tr>");
    headings.forEach(
        heading -> table.append("<th scope='col'>").append(escape(heading)).append("</th>"));
    table.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      table.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        table.append(i == 0 ? "<th scope='row'>" : "<td>").append(row.get(i));
        table.append(i == 0 ? "</th>" : "</td>");
      }
      table.append("</tr>");
    }
    return table.append("</tbody></table>").toString();
  }

  /** A part of the page. */
  static String section(String heading, String... parts) {
    return "<section><h2>" + escape(heading) + "</h2>" + String.join("", parts) + "</section>";
  }

  /** A sentence or two. */
  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>";
  }

  /** A chart under its name. */
  static String figure(String caption, String svg) {
    return "<figure>" + svg + "<figcaption>" + escape(caption) + "</figcaption></figure>";
  }
}
