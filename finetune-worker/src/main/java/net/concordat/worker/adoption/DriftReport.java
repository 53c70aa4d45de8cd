// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.RowSource;

/**
 * How far new rows are from the profile that was made when a version was adopted.
 *
 * @param format always {@value #FORMAT}
 * @param artifactDigest the version
 * @param profileRows rows of the profile
 * @param rows new rows
 * @param greatestPsi of all features and the score
 * @param score of the rows
 * @param features in the order of the schema
 * @param rule what the words for an index come from
 */
public record DriftReport(
    String format,
    String artifactDigest,
    long profileRows,
    long rows,
    double greatestPsi,
    Drift score,
    List<Drift> features,
    String rule) {
  /** The format this version writes. */
  public static final String FORMAT = "concordat-drift/1";

  private static final String RULE =
      "A PSI below 0.1 is called LITTLE, below 0.25 SOME, from there on MUCH: an industry rule of thumb without a derivation, for about ten groups and thousands of rows. Compare psiByChance, which 19 of 20 draws of so many rows without any drift stay below.";

  /**
   * Compares; the answers of the rows are not looked at.
   *
   * @param source new rows under the names of the version's schema
   * @throws InvalidInputException if the profile is another version's or of other columns, rows
   *     break the schema, or there are none
   */
  public static DriftReport of(LoadedArtifact version, DriftProfile profile, RowSource source) {
    String digest = version.digest().hex();
    if (!digest.equals(profile.artifactDigest())) {
      throw new InvalidInputException(
          "The profile must be of the version %s, but is of %s"
              .formatted(digest, profile.artifactDigest()));
    }
    UnlabelledRows rows = new UnlabelledRows(source, version.artifact());
    requireSameColumns(profile, rows.columns());
    List<Distribution> counts = profile.counts(rows);
    List<Drift> features = new ArrayList<>();
    for (int i = 0; i < profile.features().size(); i++) {
      features.add(
          Drift.of(profile.features().get(i), counts.get(i), rows.columns().get(i).ordered()));
    }
    Distribution scores = counts.get(counts.size() - 1);
    Drift score = Drift.of(profile.score(), scores, true);
    return new DriftReport(
        FORMAT,
        digest,
        profile.rows(),
        scores.present(),
        features.stream().mapToDouble(Drift::psi).reduce(score.psi(), Math::max),
        score,
        features,
        RULE);
  }

  private static void requireSameColumns(DriftProfile profile, List<WatchedColumn> columns) {
    boolean same = profile.features().size() == columns.size();
    for (int i = 0; same && i < columns.size(); i++) {
      Distribution counted = profile.features().get(i);
      same =
          counted.name().equals(columns.get(i).name())
              && counted.values().equals(columns.get(i).values());
    }
    if (!same) {
      throw new InvalidInputException(
          "The profile must count the columns of the version's schema, %s, but counts %s"
              .formatted(
                  columns.stream().map(WatchedColumn::name).toList(),
                  profile.features().stream().map(Distribution::name).toList()));
    }
  }
}
