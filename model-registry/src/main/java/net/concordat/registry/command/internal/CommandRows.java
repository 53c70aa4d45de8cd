// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.command.CommandStatus;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface CommandRows extends Repository<CommandRow, UUID> {
  CommandRow saveAndFlush(CommandRow row);

  void delete(CommandRow row);

  Optional<CommandRow> findById(UUID id);

  Optional<CommandRow> findByCallerAndKey(String caller, String key);

  List<CommandRow> findByStatusOrderByCreatedAt(CommandStatus status);

  /** Those that ended before an instant and that the node still remembers. */
  @Query(
      "select c from CommandRow c where not c.forgotten and c.status <> 'RUNNING'"
          + " and c.updatedAt < ?1 order by c.updatedAt")
  List<CommandRow> toForget(Instant endedBefore, Limit most);

  /** Somebody's that were refused or failed, the last first. */
  @Query(
      "select c from CommandRow c where c.caller = ?1 and c.status in ('REFUSED', 'FAILED')"
          + " and c.updatedAt >= ?2 order by c.updatedAt desc")
  List<CommandRow> refusedOf(String caller, Instant since, Limit most);

  /** Those before a place in the list of all, the newest first. */
  @Query(
      "select c from CommandRow c where c.status in ?1"
          + " and (c.createdAt < ?2 or (c.createdAt = ?2 and c.id < ?3))"
          + " order by c.createdAt desc, c.id desc")
  List<CommandRow> before(List<CommandStatus> statuses, Instant createdAt, UUID id, Limit most);
}
