// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a case must name.
 *
 * @param versionId by which version: model and number
 * @param fields in the order in which the version sees them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaseFields(String versionId, List<Field> fields) {
  /** Copies the list. */
  public CaseFields {
    fields = List.copyOf(fields);
  }

  /**
   * A value that a case must name.
   *
   * @param name under which
   * @param kind NUMBER, CATEGORY, ORDINAL, FLAG or TIME
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Field(String name, String kind) {}
}
