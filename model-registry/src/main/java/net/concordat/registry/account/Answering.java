// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.security.Caller;

/** Who may answer what people are asked, as far as ledger and realm say. */
public final class Answering {
  private Answering() {}

  /** Whether a person may decide at an instant. */
  public static boolean mayDecide(PersonFact person, Instant now) {
    return person.status().equals("ACTIVE") && !now.isBefore(person.activeFrom());
  }

  /** Whether a proposal asks for a role that both ledger and realm give a person. */
  public static boolean hasRoleFor(PersonFact person, Caller caller, ProposalFact asked) {
    List<String> asks = asked.requiredRoles();
    return person.roles().stream()
        .filter(role -> asks.isEmpty() || asks.contains(role))
        .anyMatch(role -> caller.roles().contains(realmRole(role)));
  }

  /** The realm's name of a role of the ledger's: MODEL_APPROVER is model-approver. */
  private static String realmRole(String role) {
    return role.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
