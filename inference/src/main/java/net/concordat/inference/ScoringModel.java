// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import java.nio.file.Path;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.network.ForwardNetwork;
import net.concordat.inference.schema.RowSchema;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** An artifact that is ready to score rows; never changes, for any number of threads at once. */
public final class ScoringModel {
  private final RowSchema rows;
  private final ForwardNetwork network;

  private ScoringModel(Artifact artifact) {
    this.rows = new RowSchema(artifact.schema());
    this.network = new ForwardNetwork(artifact.architecture(), artifact.weights());
  }

  /**
   * Reads an artifact as hostile input; see {@link ArtifactReader}.
   *
   * @param expected the digest that the bytes must have, if the caller knows one
   * @throws InvalidInputException naming what is wrong with it
   */
  public static ScoringModel load(Path zip, @Nullable ArtifactDigest expected) {
    return of(ArtifactReader.read(zip, expected).artifact());
  }

  /** Of an artifact that was read. */
  public static ScoringModel of(Artifact artifact) {
    return new ScoringModel(artifact);
  }

  /** How rows of named values become inputs. */
  public RowSchema rows() {
    return rows;
  }

  /** How many inputs a row has. */
  public int width() {
    return rows.width();
  }

  /**
   * The probability of the event for one row, or its anomaly score. Nothing is allocated after a
   * thread's first call.
   *
   * @param inputs holds what {@link RowSchema#encode} made of it
   * @param offset where it begins
   */
  public double score(float[] inputs, int offset) {
    return network.score(inputs, offset);
  }

  /**
   * The same for rows that lie one behind the other.
   *
   * @param scores takes one number a row
   * @param to where the first of these goes
   */
  public void score(float[] inputs, int offset, int count, double[] scores, int to) {
    network.score(inputs, offset, count, scores, to);
  }

  /**
   * The inputs of the schema's reference row: every number at its declared mean, no category, no
   * flag.
   */
  public float[] reference() {
    return new float[width()];
  }

  /**
   * Explains scores against a baseline.
   *
   * @param baseline its inputs: of the row that an adoption names, or {@link #reference()}
   */
  public Explainer explainer(float[] baseline) {
    return new Explainer(network, rows, baseline);
  }
}
