// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import java.text.NumberFormat;
import java.util.Locale;

/** Figures as people of a language read them. */
public final class Figures {
  private static final double SMALL = 0.001;
  private static final double MILLION = 1e6;

  private final Locale locale;

  /** For a language. */
  public Figures(Locale locale) {
    this.locale = locale;
  }

  /** A number of things. */
  public String count(double things) {
    return NumberFormat.getIntegerInstance(locale).format(things);
  }

  /** A figure: three places, or three digits where it is small. */
  public String figure(double value) {
    return String.format(locale, value != 0 && Math.abs(value) < SMALL ? "%.2e" : "%.3f", value);
  }

  /** A figure with its interval. */
  public String figure(double value, double low, double high) {
    return "%s (%s – %s)".formatted(figure(value), figure(low), figure(high));
  }

  /** A difference, with its sign. */
  public String difference(double value) {
    return value > 0 ? "+" + figure(value) : figure(value);
  }

  /** By how much a figure rose or fell, with its sign: four places, as far as rows tell. */
  public String gain(double value) {
    return String.format(locale, "%+.4f", value);
  }

  /** A share, in hundredths. */
  public String share(double value) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(value);
  }

  /** A figure that the ledger keeps in millionths, such as an epsilon. */
  public String millionths(long value) {
    return NumberFormat.getNumberInstance(locale).format(value / MILLION);
  }

  /** An amount, such as a cost. */
  public String amount(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(value);
  }
}
