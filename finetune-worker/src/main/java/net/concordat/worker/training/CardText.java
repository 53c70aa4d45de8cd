// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.support.Checks;

/** The part of a model card that people write: the model's name and its use. */
public record CardText(String name, ModelCard.Usage usage) {
  /** Refuses a missing part. */
  public CardText {
    Checks.text("card.name", name, 200);
    Checks.required("card.usage", usage);
  }
}
