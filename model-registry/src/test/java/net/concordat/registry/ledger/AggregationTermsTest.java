// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How updates become one, as a proposal may say. */
class AggregationTermsTest {
  @ParameterizedTest
  @CsvSource({
    "CONFIDENTIAL,",
    "ROBUST,",
    "GROUPED,",
    "OPEN, 'must be CONFIDENTIAL, ROBUST or GROUPED'"
  })
  void haveAModeThatRegistriesDrive(String mode, @Nullable String refusal) {
    AggregationTerms terms = new AggregationTerms(mode, "MEAN", 0, 5, 4);
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(terms))
          .extracting(found -> found.getPropertyPath() + " " + found.getMessage())
          .isEqualTo(refusal == null ? List.of() : List.of("mode " + refusal));
    }
  }
}
