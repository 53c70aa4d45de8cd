// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name the program's id in the realm, or a person's subject, which stays when a name changes
 * @param roles the realm's
 */
public record Caller(String name, Set<String> roles) {
  /** A bank's program that has cases decided. */
  public static final String PROGRAM = "scoring-caller";

  /** The roles of people who may see decisions. */
  public static final Set<String> READERS =
      Set.of("model-developer", "model-validator", "model-approver", "auditor", "bank-admin");

  /** Copies the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether this is a program that has cases decided. */
  public boolean isProgram() {
    return roles.contains(PROGRAM);
  }

  /**
   * Requires one of some roles.
   *
   * @throws Problem if there is none
   */
  public void require(Set<String> allowed) {
    if (roles.stream().noneMatch(allowed::contains)) {
      throw new Problem(403, "The token's roles do not allow this request.");
    }
  }
}
