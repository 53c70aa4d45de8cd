// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.Explainer;
import net.concordat.inference.Explanation;
import net.concordat.inference.ScoringModel;
import net.concordat.inference.schema.Field;
import net.concordat.inference.schema.InvalidRowException;
import net.concordat.scoring.model.InvalidRowsException.Fault;

/**
 * An artifact as the fine-tune worker writes it, on the fast path of the module inference. Reasons
 * are against the version's reference row: every number at its declared mean, no category, no flag.
 */
public final class ArtifactScorer implements Scorer {
  /** How many reasons a decision has at most. */
  private static final int MOST_REASONS = 4;

  private final ScoringModel model;
  private final Explainer explainer;

  private ArtifactScorer(ScoringModel model) {
    this.model = model;
    this.explainer = model.explainer(model.reference());
  }

  /** Reads an artifact as hostile input. */
  public static Scorer load(Path file, String digest, Terms terms) {
    return new ArtifactScorer(ScoringModel.load(file, ArtifactDigest.of(digest)));
  }

  @Override
  public List<Scored> score(List<Map<String, Object>> rows) {
    int width = model.width();
    float[] inputs = encoded(rows, width);
    return explainer.explain(inputs, 0, rows.size()).stream().map(this::scored).toList();
  }

  @Override
  public List<Field> fields() {
    return model.rows().fields();
  }

  private Scored scored(Explanation explanation) {
    return new Scored(
        explanation.score(),
        explanation.reasons(MOST_REASONS).stream()
            .map(reason -> model.rows().fields().get(reason.field()).name())
            .toList());
  }

  private float[] encoded(List<Map<String, Object>> rows, int width) {
    float[] inputs = new float[rows.size() * width];
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      try {
        model.rows().encode(rows.get(i), inputs, i * width);
      } catch (InvalidRowException e) {
        int place = i;
        e.problems()
            .forEach(
                problem ->
                    faults.add(
                        new Fault(
                            place, problem.field(), problem.rule().name(), problem.reason())));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidRowsException(faults);
    }
    return inputs;
  }
}
