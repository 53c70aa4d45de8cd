// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.ledger.OwnParty;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.passkey.Passkeys;
import net.concordat.registry.people.People;
import net.concordat.registry.security.Caller;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Who is signed in, as realm, registry and ledger know it. */
@Service
public class Accounts {
  private final OwnParty party;
  private final Passkeys passkeys;
  private final People people;
  private final boolean observer;

  Accounts(
      OwnParty party,
      Passkeys passkeys,
      People people,
      @Value("${concordat.observer:false}") boolean observer) {
    this.party = party;
    this.passkeys = passkeys;
    this.people = people;
    this.observer = observer;
  }

  /** Of whoever is signed in. */
  public Account of(Caller caller) {
    Optional<UUID> personId = passkeys.pseudonymOf(caller.subject());
    return new Account(
        caller.subject(),
        caller.name(),
        caller.roles().stream().filter(Caller.ROLES::contains).sorted().toList(),
        party.name().orElse(null),
        observer,
        personId.orElse(null),
        passkeys.of(caller.subject()),
        personId.flatMap(this::enrolled).orElse(null));
  }

  private Optional<Standing<PersonFact>> enrolled(UUID personId) {
    return party.name().flatMap(own -> enrolled(own, personId));
  }

  private Optional<Standing<PersonFact>> enrolled(String own, UUID personId) {
    List<Standing<PersonFact>> found = people.find(own, personId, null, null);
    return found.stream().findFirst();
  }
}
