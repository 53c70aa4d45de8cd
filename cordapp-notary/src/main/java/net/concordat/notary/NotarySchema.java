// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import java.util.Collections;
import net.corda.core.schemas.MappedSchema;

/** The notary's table beside Corda's own. */
public final class NotarySchema extends MappedSchema {
  public NotarySchema() {
    super(NotarySchema.class, 1, Collections.singletonList(ServedConsortiumRow.class));
  }

  @Override
  public String getMigrationResource() {
    return "concordat-notary.changelog-master";
  }
}
