// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.bench;

import java.io.InputStream;
import java.util.Objects;

/** An evaluation report as the worker wrote it once, with curves and segments. */
public final class SampleReport {
  private SampleReport() {}

  /** Its JSON. */
  public static InputStream open() {
    return Objects.requireNonNull(SampleReport.class.getResourceAsStream("report-80.json"));
  }
}
