// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import net.concordat.worker.training.CurvePoint;
import net.concordat.worker.training.TrainingProgress;
import org.jspecify.annotations.Nullable;

/** A progress bar over the passes of a training run, or over many runs. */
final class TrainingBar implements TrainingProgress, AutoCloseable {
  private static final int COLUMNS = 78;

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;

  TrainingBar(String what, String unit, PrintWriter err, boolean shown) {
    this.err = err;
    this.bar = shown ? build(what, unit, 1, err) : null;
  }

  static ProgressBar build(String what, String unit, int max, PrintWriter err) {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(max)
        .setUnit(" " + unit, 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .setConsumer(
            new DelegatingProgressBarConsumer(
                line -> {
                  err.print("\r" + line);
                  err.flush();
                },
                COLUMNS))
        .build();
  }

  @Override
  public void passDone(CurvePoint point) {
    if (bar != null) {
      bar.maxHint(point.epochs()).stepTo(point.epoch());
      if (point.validationLoss() != null) {
        bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", point.validationLoss()));
      }
    }
  }

  @Override
  public void said(String sentence) {
    err.println(bar == null ? sentence : "\r" + sentence);
  }

  /** One more of {@code all} steps is done. */
  void oneMore(int all) {
    oneMore(all, "");
  }

  /** The same, and which it was. */
  void oneMore(int all, String step) {
    if (bar != null) {
      bar.maxHint(all).step().setExtraMessage(step);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      err.println();
    }
  }
}
