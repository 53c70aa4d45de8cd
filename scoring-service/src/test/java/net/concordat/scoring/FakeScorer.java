// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.inference.schema.Field;
import net.concordat.scoring.model.InvalidRowsException;
import net.concordat.scoring.model.InvalidRowsException.Fault;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.model.Scorer;

/**
 * Scores a row by its amount, a thousandth of it; what a version's schema says is not asked here.
 */
final class FakeScorer implements Scorer {
  static final Loader LOADER = (file, digest, terms) -> new FakeScorer();

  @Override
  public List<Field> fields() {
    return List.of(
        new Field(
            "amount",
            Field.Kind.NUMBER,
            0.0,
            1000.0,
            "EUR",
            List.of(),
            null,
            null,
            Field.Missing.REFUSED),
        new Field(
            "country",
            Field.Kind.CATEGORY,
            null,
            null,
            null,
            List.of("DE", "FR"),
            null,
            null,
            Field.Missing.UNKNOWN));
  }

  @Override
  public List<Scored> score(List<Map<String, Object>> rows) {
    List<Fault> faults = new ArrayList<>();
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get("amount") instanceof Number amount
          && amount.doubleValue() >= 0
          && amount.doubleValue() <= 1000) {
        scored.add(new Scored(amount.doubleValue() / 1000, List.of("amount", "country")));
      } else {
        faults.add(
            new Fault(
                i, "amount", "RANGE", "must be 0 to 1000, but is " + rows.get(i).get("amount")));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidRowsException(faults);
    }
    return scored;
  }
}
