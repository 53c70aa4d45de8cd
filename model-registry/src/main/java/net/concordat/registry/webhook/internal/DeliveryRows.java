// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface DeliveryRows extends Repository<DeliveryRow, UUID> {
  /** Keeps a new one. */
  DeliveryRow save(DeliveryRow delivery);

  /** One. */
  Optional<DeliveryRow> findById(UUID id);

  /** One of a webhook's. */
  Optional<DeliveryRow> findByIdAndWebhookId(UUID id, UUID webhook);

  /** Which of some events a webhook was told, or is to be. */
  @Query("select d.eventKey from DeliveryRow d where d.webhookId = ?1 and d.eventKey in ?2")
  Set<String> known(UUID webhook, Collection<String> keys);

  /** A webhook's, the newest first. */
  @Query("select d from DeliveryRow d where d.webhookId = ?1 order by d.queuedAt desc, d.id desc")
  List<DeliveryRow> newest(UUID webhook, Limit limit);

  /** Those after one of them. */
  @Query(
      "select d from DeliveryRow d where d.webhookId = ?1"
          + " and (d.queuedAt < ?2 or (d.queuedAt = ?2 and d.id < ?3))"
          + " order by d.queuedAt desc, d.id desc")
  List<DeliveryRow> before(UUID webhook, Instant queuedAt, UUID id, Limit limit);

  /** Drops a webhook's. */
  @Modifying
  @Query("delete from DeliveryRow d where d.webhookId = ?1")
  void deleteOf(UUID webhook);
}
