// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.nio.file.Path;
import java.util.List;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.Json;

/**
 * What {@code prepare} wrote, for whoever reads the folder; {@value #FILE_NAME}. All names are
 * relative to the folder.
 *
 * @param sourceTrain the long history
 * @param draw what the amounts of {@code histories} count
 * @param histories amounts of local history to compare at
 */
public record PreparedCase(
    String useCase,
    String schema,
    String pretrainSpec,
    String fineTuneSpec,
    String fromScratchSpec,
    String sourceTrain,
    HistoryDraw draw,
    List<Integer> histories,
    List<Target> targets) {
  /** Name of the file. */
  public static final String FILE_NAME = "prepared.json";

  /** Refuses a folder description that lacks a part. */
  public PreparedCase {
    Checks.text("useCase", useCase, 100);
    Checks.required("draw", draw);
    histories = Checks.list("histories", histories, 1, 20);
    targets = Checks.list("targets", targets, 1, 100);
  }

  /**
   * A bank with little history.
   *
   * @param history all rows that histories are drawn from
   * @param test rows that nothing is fitted to
   */
  public record Target(String bank, String history, String test) {}

  /**
   * Reads the description of a prepared folder.
   *
   * @throws net.concordat.inference.support.InvalidInputException if the folder was not prepared
   */
  public static PreparedCase read(Path folder) {
    return Json.read(folder.resolve(FILE_NAME), PreparedCase.class);
  }
}
