// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.mlflow;

import net.concordat.registry.adoption.Adoptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which versions are champion or challenger. */
@Service
@Transactional(readOnly = true)
public class Aliases {
  private final Adoptions adoptions;

  Aliases(Adoptions adoptions) {
    this.adoptions = adoptions;
  }

  /** As they stand now. */
  public VersionAliases now() {
    return new VersionAliases(adoptions.aliased(null));
  }
}
