// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evaluation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import net.concordat.registry.evaluation.internal.EvaluationRow;
import net.concordat.registry.evaluation.internal.EvaluationRows;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What members measured of versions. */
@Service
@Transactional(readOnly = true)
public class Evaluations {
  private final EvaluationRows rows;

  Evaluations(EvaluationRows rows) {
    this.rows = rows;
  }

  /** Those of a version, in the order in which they came to be. */
  public List<Standing<EvaluationFact>> of(String modelId, int version, @Nullable Instant asOf) {
    return of(List.of(new VersionNumber(modelId, version)), asOf);
  }

  /** Those of some versions, in the order in which they came to be. */
  public List<Standing<EvaluationFact>> of(
      Collection<VersionNumber> versions, @Nullable Instant asOf) {
    return all(Held.<EvaluationRow>asOf(asOf).and(Held.of(versions)));
  }

  /** Those of all versions of a model, with the last of each holdout. */
  public EvaluationMatrix matrix(String modelId, @Nullable Instant asOf) {
    return EvaluationMatrix.of(
        all(Held.<EvaluationRow>asOf(asOf).and(Held.with("modelId", modelId))));
  }

  private List<Standing<EvaluationFact>> all(Specification<EvaluationRow> asked) {
    return rows.findBy(asked, found -> found.sortBy(Sort.by("validFrom", "id.txId")).all()).stream()
        .map(EvaluationRow::standing)
        .toList();
  }
}
