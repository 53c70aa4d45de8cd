// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.event.EventKind;
import net.concordat.registry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** A webhook. */
@Entity
@Table(name = "webhook")
public class WebhookRow {
  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private @Nullable UUID id;

  @Column(nullable = false, updatable = false, length = 500)
  private String url;

  @Column(name = "event_kinds", nullable = false, updatable = false, length = 1_000)
  private String events;

  @Column(nullable = false, updatable = false, length = 100)
  private String secret;

  @Column(name = "created_by", nullable = false, updatable = false, length = 255)
  private String createdBy;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "gone_at")
  private @Nullable Instant goneAt;

  @SuppressWarnings("NullAway.Init")
  protected WebhookRow() {}

  /** One that is told from now on. */
  public WebhookRow(
      URI url, Collection<EventKind> events, Secret secret, String createdBy, Instant now) {
    this.url = url.toString();
    this.events = events.stream().map(EventKind::name).sorted().collect(Collectors.joining(","));
    this.secret = secret.text();
    this.createdBy = createdBy;
    this.createdAt = now;
  }

  /** Which. */
  public UUID id() {
    if (id == null) {
      throw new IllegalStateException("A webhook has an id once it is kept");
    }
    return id;
  }

  boolean isGone() {
    return goneAt != null;
  }

  void gone(Instant now) {
    goneAt = now;
  }

  URI url() {
    return URI.create(url);
  }

  Secret secret() {
    return new Secret(secret);
  }

  List<EventKind> events() {
    return Arrays.stream(events.split(",")).map(EventKind::valueOf).toList();
  }

  /** All but its secret. */
  public Webhook webhook() {
    return new Webhook(id(), url(), events(), createdBy, createdAt, goneAt);
  }
}
