// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the model must know; {@code card.json}. Details, training and testing are
 * derived from the run, usage is written by people. The card travels with the artifact, so it has
 * no test figures and no row counts: those are in the descriptor and in evaluation reports.
 */
public record ModelCard(
    String format, Details details, Training training, String testing, Usage usage) {
  /** The format of cards that say nothing of a parent's check, which every version reads. */
  public static final String FORMAT = "concordat-card/1";

  /** The format of cards that do. */
  public static final String WITH_PARENT_CHECK = "concordat-card/2";

  /** What a card says about testing. */
  public static final String TESTING =
      "Test figures are not part of the artifact: they are measured on rows of one bank each, and"
          + " are stated in that bank's evaluation reports.";

  /** Refuses a card that lacks a part. */
  public ModelCard {
    Checks.required("details", details);
    Checks.required("training", training);
    String needed = formatOf(training);
    if (!needed.equals(format)) {
      throw new net.concordat.inference.support.InvalidInputException(
          "A card's format must be '%s' %s, but is '%s'"
              .formatted(
                  needed,
                  needed.equals(FORMAT) ? "without a 'parentCheck'" : "with a 'parentCheck'",
                  format));
    }
    Checks.text("testing", testing, 2000);
    Checks.required("usage", usage);
  }

  /** A card in the oldest format that has all of it. */
  public static ModelCard of(Details details, Training training, Usage usage) {
    return new ModelCard(formatOf(training), details, training, TESTING, usage);
  }

  private static String formatOf(Training training) {
    return training.parentCheck() == null ? FORMAT : WITH_PARENT_CHECK;
  }

  /**
   * What the model is.
   *
   * @param name the model's name
   * @param schema name of the feature schema
   * @param network layers in words
   * @param library what trained it
   */
  public record Details(String name, String schema, String network, String library) {
    /** Refuses missing or overlong texts. */
    public Details {
      Checks.text("details.name", name, 200);
      Checks.text("details.schema", schema, 200);
      Checks.text("details.network", network, 2000);
      Checks.text("details.library", library, 200);
    }
  }

  /**
   * How it was made.
   *
   * @param parent digest of the version it was adapted from; absent for a pretrained one
   * @param epochsKept after how many passes over the rows the kept weights were reached
   * @param parentCheck what is known of the parent; absent without one, and on old cards
   */
  public record Training(
      Kind kind,
      @Nullable String parent,
      String recipe,
      @JsonProperty(required = true)
          @DataDerived(
              from = "loss on the validation split of the training rows",
              fixedInPrivateRuns = true)
          int epochsKept,
      @Nullable ParentCheck parentCheck) {
    /** Refuses a fine-tuned model without a parent, and a pretrained one with one. */
    public Training {
      Checks.required("training.kind", kind);
      Checks.text("training.recipe", recipe, 2000);
      Checks.range("training.epochsKept", epochsKept, 0, 1_000_000);
      if (parent != null) {
        parent = net.concordat.common.ArtifactDigest.of(parent).hex();
      }
      if ((parent != null) != (kind == Kind.FINE_TUNED)) {
        throw new net.concordat.inference.support.InvalidInputException(
            "A card names a parent for FINE_TUNED alone, but kind is %s and parent".formatted(kind)
                + " is "
                + (parent == null ? "missing" : "given"));
      }
      if (parentCheck != null && parent == null) {
        throw new net.concordat.inference.support.InvalidInputException(
            "A card has a 'parentCheck' only with a parent, but has none");
      }
    }

    /** Of a model without a parent, or of one of which nothing is said. */
    public Training(Kind kind, @Nullable String parent, String recipe, int epochsKept) {
      this(kind, parent, recipe, epochsKept, null);
    }
  }

  /** How a model came about. */
  public enum Kind {
    /** From random weights. */
    PRETRAINED,
    /**
     * From random weights, by an autoencoder that saw no labels: it scores how unusual rows are.
     */
    UNLABELLED,
    /** From a parent's weights. */
    FINE_TUNED
  }

  /**
   * What people wrote about its use.
   *
   * @param dataTerms terms of the data it was trained on, with the notice they ask for
   */
  public record Usage(String intendedUse, String outOfScope, String dataTerms) {
    /** Refuses missing or overlong texts. */
    public Usage {
      Checks.text("usage.intendedUse", intendedUse, 2000);
      Checks.text("usage.outOfScope", outOfScope, 2000);
      Checks.text("usage.dataTerms", dataTerms, 2000);
    }
  }
}
