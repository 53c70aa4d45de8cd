// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.ScoringModel;
import net.concordat.inference.schema.InvalidRowException;
import net.concordat.scoring.model.InvalidRowsException.Fault;

/** An artifact as the fine-tune worker writes it, on the fast path of the module inference. */
public final class ArtifactScorer implements Scorer {
  private final ScoringModel model;

  private ArtifactScorer(ScoringModel model) {
    this.model = model;
  }

  /** Reads an artifact as hostile input. */
  public static Scorer load(Path file, String digest, Terms terms) {
    return new ArtifactScorer(ScoringModel.load(file, ArtifactDigest.of(digest)));
  }

  @Override
  public List<Scored> score(List<Map<String, Object>> rows) {
    int width = model.width();
    float[] inputs = encoded(rows, width);
    double[] scores = new double[rows.size()];
    model.score(inputs, 0, rows.size(), scores, 0);
    List<Scored> scored = new ArrayList<>(rows.size());
    for (double score : scores) {
      scored.add(new Scored(score, List.of()));
    }
    return scored;
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
