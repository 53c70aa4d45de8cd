// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface WebhookRows extends Repository<WebhookRow, UUID> {
  /** Keeps a new one. */
  WebhookRow save(WebhookRow webhook);

  /** One. */
  Optional<WebhookRow> findById(UUID id);

  /** How many there are. */
  long count();

  /** All, the oldest first. */
  @Query("select w from WebhookRow w order by w.createdAt, w.id")
  List<WebhookRow> all();

  /** Those that are still told. */
  @Query("select w from WebhookRow w where w.goneAt is null")
  List<WebhookRow> told();

  /** Drops one; how many there were. */
  @Modifying
  @Query("delete from WebhookRow w where w.id = ?1")
  int delete(UUID id);
}
