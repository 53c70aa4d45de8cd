// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What a card says of the version that a model was made from.
 *
 * @param report SHA-256 of the evaluation report with the search for triggers, in lower hex; absent
 *     where none was made
 * @param residualRisk what is not known of the version after that, as a sentence; it names no
 *     figure or value of the bank's rows
 */
public record ParentCheck(@Nullable String report, String residualRisk) {
  /** What is said where nobody searched. */
  public static final ParentCheck NONE =
      new ParentCheck(
          null,
          "The version that this one was made from was not searched for triggers by the maker of this one: whether it has one is not known.");

  /** Refuses a digest in another form, and a missing or overlong text. */
  public ParentCheck {
    if (report != null) {
      Checks.hex32("training.parentCheck.report", report);
    }
    Checks.text("training.parentCheck.residualRisk", residualRisk, 1000);
  }
}
