// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.registry.command.CommandKind;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.decision.ProposalQuery;
import net.concordat.registry.inbox.Waiting.Kind;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.Passkeys;
import net.concordat.registry.people.People;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passkeys that people registered, and about which nobody has asked the bank's people yet. */
@Component
@BankOnly
class NewPasskeys {
  private final Passkeys passkeys;
  private final People people;
  private final Decisions decisions;

  NewPasskeys(Passkeys passkeys, People people, Decisions decisions) {
    this.passkeys = passkeys;
    this.people = people;
    this.decisions = decisions;
  }

  /** Each person's last one, if it waits to be asked about by somebody. */
  List<Waiting> of(String own, Caller caller, Instant now, int most) {
    if (CommandKind.PROPOSE_PERSON.roles().stream().noneMatch(caller.roles()::contains)) {
      return List.of();
    }
    Map<UUID, PersonFact> enrolled =
        people.find(own, null, null, null).stream()
            .map(Standing::fact)
            .collect(Collectors.toMap(PersonFact::personId, Function.identity()));
    Set<String> asked = asked(own, now, most);
    return newest(passkeys.newest(most)).stream()
        .filter(passkey -> !asked.contains(passkey.key().digest()))
        .filter(passkey -> isNew(passkey, enrolled.get(passkey.personId())))
        .map(
            passkey ->
                Waiting.of(
                    Kind.ENROL,
                    passkey.registeredAt(),
                    null,
                    null,
                    passkey.personId(),
                    passkey.name()))
        .toList();
  }

  private static Collection<Passkey> newest(List<Passkey> newestFirst) {
    return newestFirst.stream()
        .collect(
            Collectors.toMap(
                Passkey::personId,
                Function.identity(),
                (newest, older) -> newest,
                LinkedHashMap::new))
        .values();
  }

  /** Whoever was revoked can never be enrolled again. */
  private static boolean isNew(Passkey passkey, @Nullable PersonFact person) {
    return person == null
        || person.status().equals("ACTIVE") && !person.keyDigest().equals(passkey.key().digest());
  }

  /** The keys about which people are being asked, or refused. */
  private Set<String> asked(String own, Instant now, int most) {
    return Stream.concat(
            proposals(own, "OPEN", most).filter(asked -> now.isBefore(asked.expiresAt())),
            proposals(own, "REJECTED", most))
        .flatMap(asked -> Stream.ofNullable(asked.subject().keyDigest()))
        .collect(Collectors.toSet());
  }

  private Stream<ProposalFact> proposals(String own, String status, int most) {
    return decisions.find(ProposalQuery.of(own, status), null, most).stream().map(Standing::fact);
  }
}
