// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.passkey.Passkey;
import org.springframework.data.domain.Persistable;

/** A registered passkey; never changed. */
@Entity
@Table(name = "passkey")
public class PasskeyRow implements Persistable<String> {
  @Id
  @Column(name = "credential_id", updatable = false)
  private String credentialId;

  @Column(name = "person_id", nullable = false, updatable = false)
  private UUID personId;

  @Column(nullable = false, updatable = false)
  private String subject;

  @Column(nullable = false, updatable = false)
  private String name;

  @Column(nullable = false, updatable = false)
  private String algorithm;

  @Column(name = "public_key", nullable = false, updatable = false)
  private String publicKey;

  @Column(name = "key_digest", nullable = false, updatable = false)
  private String keyDigest;

  @Column(nullable = false, updatable = false)
  private UUID aaguid;

  @Column(nullable = false, updatable = false)
  private boolean attested;

  @Column(name = "registered_at", nullable = false, updatable = false)
  private Instant registeredAt;

  @Transient private boolean isNew;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected PasskeyRow() {}

  /** A new one. */
  public PasskeyRow(Passkey passkey) {
    this.credentialId = passkey.credentialId();
    this.personId = passkey.personId();
    this.subject = passkey.subject();
    this.name = passkey.name();
    this.algorithm = passkey.key().algorithm();
    this.publicKey = passkey.key().encoded();
    this.keyDigest = passkey.key().digest();
    this.aaguid = passkey.aaguid();
    this.attested = passkey.attested();
    this.registeredAt = passkey.registeredAt();
    this.isNew = true;
  }

  /** What was registered. */
  public Passkey passkey() {
    return new Passkey(
        credentialId,
        personId,
        subject,
        name,
        new PasskeyKey(algorithm, publicKey, keyDigest),
        aaguid,
        attested,
        registeredAt);
  }

  @Override
  public String getId() {
    return credentialId;
  }

  @Override
  public boolean isNew() {
    return isNew;
  }

  @PostLoad
  @PostPersist
  void isStored() {
    this.isNew = false;
  }
}
