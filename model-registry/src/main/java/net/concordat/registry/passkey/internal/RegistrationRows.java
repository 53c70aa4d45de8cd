// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Queries of the table. */
public interface RegistrationRows extends Repository<RegistrationRow, String> {
  /** Somebody's own. */
  Optional<RegistrationRow> findBySubjectAndRegistrationId(String subject, UUID registrationId);

  /** Keeps one in the place of any other of that person's. */
  RegistrationRow save(RegistrationRow registration);

  /**
   * Uses one up.
   *
   * @return 1 for the first who does, 0 for any other
   */
  @Modifying
  @Transactional
  @Query(
      "update RegistrationRow r set r.used = true where r.registrationId = ?1 and r.used = false")
  int use(UUID registrationId);
}
