// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.search.SearchSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a job's recipe says. Whoever may ask for a job may not thereby read any file of the worker's
 * machine: files are named in the worker's data folder.
 *
 * @param fineTune the request, as {@code fine-tune --spec} takes it
 * @param search which of the request's settings to look for first, as {@code search --search} takes
 *     it; absent for the settings that it has
 * @param measure on which rows to measure what was made; absent for none
 * @param limits what the job may use; absent for all that the worker gives
 */
public record JobRecipe(
    FineTuneSpec fineTune,
    @Nullable SearchSpec search,
    @Nullable MeasureRequest measure,
    @Nullable JobLimits limits) {
  /** Refuses a recipe that lacks its request, or names files elsewhere. */
  public JobRecipe {
    Checks.required("fineTune", fineTune);
    // A query's address and password are the bank's operators' affair, not a request's.
    if (fineTune.data().fileName().isEmpty()) {
      throw new InvalidInputException(
          "'fineTune.data' must name a file in the worker's data folder, which may hold a query, but is a query");
    }
    requireInside("fineTune.data", fineTune.data().fileName().orElseThrow());
    Path mapping = fineTune.data().mapping(Path.of(""));
    if (mapping != null) {
      requireInside("fineTune.data.mapping", mapping.toString());
    }
    if (fineTune.schema() != null) {
      requireInside("fineTune.schema", fineTune.schema());
    }
    if (fineTune.parentReport() != null) {
      requireInside("fineTune.parentReport", fineTune.parentReport());
    }
    if (measure != null) {
      measure.files().forEach((name, file) -> requireInside("measure." + name, file));
    }
  }

  /**
   * Reads a recipe.
   *
   * @throws InvalidInputException naming the field at fault
   */
  static JobRecipe of(JsonNode recipe) {
    return Json.read(
        recipe.toString().getBytes(StandardCharsets.UTF_8), JobRecipe.class, "The job's recipe");
  }

  /** The files with rows and what belongs to them, in the worker's data folder. */
  Collection<String> rows() {
    List<String> files = new ArrayList<>(List.of(fineTune.data().fileName().orElseThrow()));
    if (measure != null) {
      files.addAll(measure.files().values());
    }
    return files;
  }

  /** Refuses a file that is not in the worker's data folder. */
  static void requireInside(String name, String file) {
    if (!isInside(file)) {
      throw new InvalidInputException(
          "'%s' must name a file in the worker's data folder, but is '%s'"
              .formatted(name, file.length() > 200 ? file.substring(0, 200) + "..." : file));
    }
  }

  private static boolean isInside(String file) {
    try {
      Path path = Path.of(file);
      return !path.isAbsolute() && !path.normalize().startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
