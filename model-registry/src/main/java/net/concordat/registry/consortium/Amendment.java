// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.consortium;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.concordat.registry.ledger.Charter;
import net.concordat.registry.ledger.ConsortiumFact;
import net.concordat.registry.ledger.Member;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment changed, or founding began.
 *
 * @param version the consortium's version from then on
 * @param at when
 * @param state where on the ledger
 * @param admitted the banks that came in
 * @param suspended the banks that may do nothing from then on
 * @param reinstated the banks that may act again
 * @param charter what is in force from then on
 */
public record Amendment(
    int version,
    Instant at,
    StateId state,
    List<String> admitted,
    List<String> suspended,
    List<String> reinstated,
    Charter charter) {
  private static final String ACTIVE = "ACTIVE";

  /**
   * From one version to the next.
   *
   * @param before null at founding
   */
  static Amendment between(@Nullable ConsortiumFact before, Standing<ConsortiumFact> next) {
    Map<String, Boolean> active = new LinkedHashMap<>();
    if (before != null) {
      before.charter().members().forEach(member -> active.put(member.name(), isActive(member)));
    }
    List<Member> members = next.fact().charter().members();
    return new Amendment(
        next.fact().version(),
        next.since(),
        next.state(),
        names(members, member -> !active.containsKey(member.name())),
        names(members, member -> was(active, member, true) && !isActive(member)),
        names(members, member -> was(active, member, false) && isActive(member)),
        next.fact().charter());
  }

  private static boolean was(Map<String, Boolean> active, Member member, boolean what) {
    return Boolean.valueOf(what).equals(active.get(member.name()));
  }

  private static boolean isActive(Member member) {
    return member.status().equals(ACTIVE);
  }

  private static List<String> names(List<Member> members, Predicate<Member> which) {
    return members.stream().filter(which).map(Member::name).toList();
  }
}
