// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import java.util.UUID;

/** An id was given to another decision before. */
public final class OtherDecisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherDecisionException(UUID id) {
    super(
        "An id is for one decision, but %s was given to another before, or its values were erased since."
            .formatted(id));
  }
}
