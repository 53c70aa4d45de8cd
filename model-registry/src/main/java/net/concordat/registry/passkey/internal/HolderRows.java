// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey.internal;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface HolderRows extends Repository<HolderRow, String> {
  /** Somebody by the realm's id. */
  Optional<HolderRow> findById(String subject);

  /** Keeps somebody at once. */
  HolderRow saveAndFlush(HolderRow holder);
}
