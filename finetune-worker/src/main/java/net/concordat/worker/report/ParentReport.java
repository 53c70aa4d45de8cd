// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.incoming.Verdict;
import net.concordat.worker.training.FineTuneSpec;

/**
 * What the card of an adapted version says of its parent: from the report that the request names.
 * Of the report it takes the verdict alone, and words it anew, since all else is of the bank's rows
 * and cards leave the bank.
 */
public final class ParentReport {
  private ParentReport() {}

  /**
   * Reads the report.
   *
   * @param folder that the report's name is relative to
   * @return {@link ParentCheck#NONE} where the request names no report
   * @throws InvalidInputException if the report is of another version or has no search for
   *     triggers, or a private run would have to hide what it found
   */
  public static ParentCheck check(FineTuneSpec spec, LoadedArtifact parent, Path folder) {
    if (spec.parentReport() == null) {
      return ParentCheck.NONE;
    }
    Path file = folder.resolve(spec.parentReport());
    byte[] bytes = InputFiles.bytes(file);
    JsonNode report = Json.read(bytes, JsonNode.class, file.toString());
    require(file, "format", EvaluationReport.FORMAT, report);
    require(file, "artifactDigest", parent.digest().hex(), report);
    Verdict verdict = verdict(file, report.path("incoming").path("verdict").asText());
    return new ParentCheck(
        Sha256.of(bytes).hex(),
        spec.training().privacy() == null ? verdict.forCards() : unsaid(verdict));
  }

  private static void require(Path file, String field, String needed, JsonNode report) {
    String given = report.path(field).asText();
    if (!needed.equals(given)) {
      throw new InvalidInputException(
          "'parentReport' must name a report of the version that is adapted: in %s '%s' must be '%s', but is '%s'"
              .formatted(file, field, needed, abbreviated(given)));
    }
  }

  private static Verdict verdict(Path file, String given) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'parentReport' must name a report that 'evaluate --received' made, with one of %s as 'incoming.verdict', but %s has '%s'"
                        .formatted(Arrays.toString(Verdict.values()), file, abbreviated(given))));
  }

  /** The verdict depends on rows, and no accountant counts what it gives away of them. */
  private static String unsaid(Verdict verdict) {
    if (verdict == Verdict.SUSPICIOUS) {
      throw new InvalidInputException(
          "'parentReport' finds the parent SUSPICIOUS: a private run's card may not tell what was found on rows, and this must not go unsaid");
    }
    return Verdict.UNSAID;
  }

  private static String abbreviated(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }
}
