// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Which pseudonym somebody has: drawn once, and kept over all passkeys. */
@Entity
@Table(name = "passkey_holder")
public class HolderRow {
  @Id private String subject;

  @Column(name = "person_id", nullable = false, updatable = false)
  private UUID personId;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected HolderRow() {}

  /** Somebody new. */
  public HolderRow(String subject, UUID personId) {
    this.subject = subject;
    this.personId = personId;
  }

  /** By the realm's id. */
  public String subject() {
    return subject;
  }

  /** The pseudonym. */
  public UUID personId() {
    return personId;
  }
}
