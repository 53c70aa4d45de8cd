// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The one registration that somebody has under way; another takes its place. */
@Entity
@Table(name = "passkey_registration")
public class RegistrationRow {
  @Id private String subject;

  @Column(name = "registration_id", nullable = false)
  private UUID registrationId;

  @Column(nullable = false)
  private String challenge;

  @Column(name = "expires_at", nullable = false)
  private Instant expiresAt;

  @Column(nullable = false)
  private boolean used;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected RegistrationRow() {}

  /** One that begins. */
  public RegistrationRow(String subject, UUID registrationId, String challenge, Instant expiresAt) {
    this.subject = subject;
    this.registrationId = registrationId;
    this.challenge = challenge;
    this.expiresAt = expiresAt;
  }

  /** Whose. */
  public String subject() {
    return subject;
  }

  /** Which. */
  public UUID registrationId() {
    return registrationId;
  }

  /** In base64url. */
  public String challenge() {
    return challenge;
  }

  /** Until when. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Whether a credential was sent for it, good or not. */
  public boolean isUsed() {
    return used;
  }
}
