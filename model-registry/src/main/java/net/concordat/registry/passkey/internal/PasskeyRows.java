// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface PasskeyRows extends Repository<PasskeyRow, String> {
  /** One by its credential's id. */
  Optional<PasskeyRow> findById(String credentialId);

  /** Somebody's, the oldest first. */
  List<PasskeyRow> findBySubjectOrderByRegisteredAt(String subject);

  /** Those after a credential's id, in the order of those. */
  List<PasskeyRow> findByCredentialIdGreaterThanOrderByCredentialId(String after, Limit limit);

  /** Somebody's by pseudonym, after a credential's id, in the order of those. */
  List<PasskeyRow> findByPersonIdAndCredentialIdGreaterThanOrderByCredentialId(
      UUID personId, String after, Limit limit);

  /** The newest first. */
  List<PasskeyRow> findByOrderByRegisteredAtDesc(Limit limit);

  /** Keeps a new one at once. */
  PasskeyRow saveAndFlush(PasskeyRow passkey);
}
