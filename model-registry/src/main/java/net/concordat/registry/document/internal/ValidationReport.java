// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import net.concordat.registry.document.Finding;

/**
 * What a validation report must say; it may say more.
 *
 * @param findings what was found; none if nothing was
 */
record ValidationReport(@NotNull List<@Valid @NotNull Finding> findings) {
  @AssertTrue(message = "must have different ids")
  boolean isEachOnce() {
    return findings == null
        || findings.stream().filter(Objects::nonNull).map(Finding::id).distinct().count()
            == findings.stream().filter(Objects::nonNull).count();
  }
}
