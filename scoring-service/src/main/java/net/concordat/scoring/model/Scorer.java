// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.model;

import java.util.List;
import java.util.Map;
import net.concordat.inference.schema.Field;

/** A version that is loaded; any number of threads may use it. */
public interface Scorer {
  /**
   * Scores rows and says what moved each score most.
   *
   * @param rows values by field; texts, numbers, booleans, null for what is missing
   * @return in the order of the rows
   * @throws InvalidRowsException if a value is not as the schema says; then none is scored
   */
  List<Scored> score(List<Map<String, Object>> rows);

  /** What each row has to name, in the order in which the version sees it. */
  List<Field> fields();

  /** How the bytes of a version become one that scores. */
  interface Loader {
    /**
     * Loads a version.
     *
     * @param digest that its bytes must have
     * @param terms what the adoption says of its use
     * @throws java.io.IOException if the file cannot be read
     * @throws RuntimeException if it is no version that can be used
     */
    Scorer load(java.nio.file.Path file, String digest, Terms terms) throws java.io.IOException;
  }
}
