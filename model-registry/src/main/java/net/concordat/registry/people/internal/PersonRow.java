// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.people.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.PersonFact;

/** A person as it stood for a time. */
@Entity
@Table(name = "person")
public class PersonRow extends FactRow<PersonFact> {
  @Column(name = "person_id", nullable = false, updatable = false)
  private UUID personId;

  @Column(nullable = false, updatable = false, length = 300)
  private String member;

  @Column(nullable = false, updatable = false, length = 20)
  private String status;

  @SuppressWarnings("NullAway.Init")
  protected PersonRow() {}

  PersonRow(LedgerEntry<PersonFact> entry) {
    super(entry);
    PersonFact said = entry.fact();
    this.personId = said.personId();
    this.member = said.member();
    this.status = said.status();
  }

  @Override
  protected Class<PersonFact> kind() {
    return PersonFact.class;
  }
}
