// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.util.List;
import net.concordat.registry.document.internal.FindingTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The findings of all validation reports as they stand. */
@Service
@Transactional(readOnly = true)
public class Findings {
  private final FindingTable table;

  Findings(FindingTable table) {
    this.table = table;
  }

  /**
   * Findings, the first due first.
   *
   * @param after due date, model, version and id of the one after which to begin; empty for the
   *     beginning
   * @param most how many at most
   */
  public List<ReportedFinding> find(FindingQuery query, List<?> after, int most) {
    return table.find(query, after, most);
  }
}
