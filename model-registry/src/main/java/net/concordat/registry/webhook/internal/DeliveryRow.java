// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.event.Event;
import net.concordat.registry.event.EventKind;
import net.concordat.registry.webhook.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook. It stays for as long as the webhook does: that it is there is what
 * keeps the event from being told again.
 */
@Entity
@Table(name = "webhook_delivery")
public class DeliveryRow {
  private static final int LONGEST_ERROR = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private @Nullable UUID id;

  @Column(name = "webhook_id", nullable = false, updatable = false)
  private UUID webhookId;

  @Column(name = "event_key", nullable = false, updatable = false, length = 100)
  private String eventKey;

  @Enumerated(EnumType.STRING)
  @Column(name = "event_kind", nullable = false, updatable = false, length = 40)
  private EventKind event;

  @Column(name = "queued_at", nullable = false, updatable = false)
  private Instant queuedAt;

  @Column(nullable = false, updatable = false, length = 10_000)
  private String body;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private Delivery.Status status;

  @Column(nullable = false)
  private int attempts;

  @Column(name = "last_attempt_at")
  private @Nullable Instant lastAttemptAt;

  @Column(name = "last_status")
  private @Nullable Integer lastStatus;

  @Column(name = "last_error", length = 500)
  private @Nullable String lastError;

  @SuppressWarnings("NullAway.Init")
  protected DeliveryRow() {}

  DeliveryRow(UUID webhookId, Event event, Instant now) {
    this.webhookId = webhookId;
    this.eventKey = event.key();
    this.event = event.kind();
    this.body = event.body();
    this.queuedAt = now;
    this.status = Delivery.Status.PENDING;
  }

  UUID id() {
    if (id == null) {
      throw new IllegalStateException("A delivery has an id once it is kept");
    }
    return id;
  }

  UUID webhookId() {
    return webhookId;
  }

  String body() {
    return body;
  }

  void tried(Answer answer, Instant now) {
    attempts++;
    lastAttemptAt = now;
    lastStatus = answer.status();
    String error = answer.error();
    lastError = error == null ? null : plain(error);
    if (error == null) {
      status = Delivery.Status.DELIVERED;
    }
  }

  // An error may have in it what a receiver sent.
  private static String plain(String error) {
    String text = error.replaceAll("\\p{Cc}", " ");
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }

  void giveUp() {
    status = Delivery.Status.GAVE_UP;
  }

  /** Is to be tried once more. */
  public void again() {
    status = Delivery.Status.PENDING;
  }

  /** As it stands. */
  public Delivery delivery() {
    return new Delivery(
        id(), event, queuedAt, status, attempts, lastAttemptAt, lastStatus, lastError);
  }
}
