// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.cheat.Attempt;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.observer.LedgerReport;
import net.corda.core.crypto.SecureHash;

/** Those whom a dishonest member would deceive: what they refuse, and must not record. */
final class HonestParties {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final TrialNetwork network;
  private final List<Party> parties;
  private final List<SecureHash> refused = new ArrayList<>();

  /** What the notary refused, and by which rule. */
  private final Map<String, String> unsigned = new HashMap<>();

  HonestParties(TrialNetwork network, Party... parties) {
    this.network = network;
    this.parties = List.of(parties);
  }

  /**
   * The notary refuses by a rule. The others are told as well; whether each of them refused is left
   * to {@link #requireRefused}, once for all such attempts.
   */
  SecureHash refuseBy(String rule, Forger forger, ConcordatCommand command) throws Exception {
    Attempt attempt = forger.attempt(command, banks());
    assertThat(attempt.getRefusal()).contains(rule);
    refused(attempt.getTxId());
    unsigned.put(attempt.getTxId().toString(), rule);
    return attempt.getTxId();
  }

  /** Each of these refused whatever the notary has not signed until now, for that reason. */
  void requireRefused() throws Exception {
    assertThat(unsigned).isNotEmpty();
    for (Party honest : parties) {
      Patience.await(
          PATIENCE,
          honest + " to refuse all of " + unsigned,
          () -> refusals(honest).keySet().containsAll(unsigned.keySet()));
      Map<String, List<String>> reasons = refusals(honest);
      reasons.keySet().retainAll(unsigned.keySet());
      assertThat(reasons.values())
          .allSatisfy(given -> assertThat(given).allMatch(why -> why.startsWith("verified:")));
    }
  }

  private net.corda.core.identity.Party[] banks() throws Exception {
    List<net.corda.core.identity.Party> banks = new ArrayList<>();
    for (Party party : parties) {
      if (party.role() == Role.BANK) {
        banks.add(network.operator(party).identity());
      }
    }
    return banks.toArray(new net.corda.core.identity.Party[0]);
  }

  /** Notes what was refused in another way. */
  void refused(SecureHash id) {
    refused.add(id);
  }

  /** Why a party refused a transaction, as often as it was given it. */
  List<String> refusals(Party party, SecureHash id) throws Exception {
    return refusals(party).getOrDefault(id.toString(), List.of());
  }

  private Map<String, List<String>> refusals(Party party) throws Exception {
    return network.operator(party).report().getRefusals().stream()
        .collect(
            Collectors.groupingBy(
                LedgerReport.Refusal::getTxId,
                HashMap::new,
                Collectors.mapping(LedgerReport.Refusal::getReason, Collectors.toList())));
  }

  /** Nobody has any of what was refused. */
  void requireNoneRecorded() throws Exception {
    assertThat(refused).isNotEmpty();
    for (Party honest : parties) {
      Set<SecureHash> held =
          network.operator(honest).report().getEntries().stream()
              .map(LedgerReport.Entry::getTxId)
              .collect(Collectors.toSet());
      assertThat(held).isNotEmpty().doesNotContainAnyElementsOf(refused);
    }
  }
}
