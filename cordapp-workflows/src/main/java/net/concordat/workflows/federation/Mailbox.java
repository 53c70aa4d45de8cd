// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.UpdateCommitment;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/**
 * What clients sent this node in one round, kept in the node's own database: a flow that waits for
 * somebody could wait for ever, so whoever comes leaves what it has, and the aggregator looks.
 */
final class Mailbox {
  private final ServiceHub services;
  private final String roundId;

  Mailbox(ServiceHub services, SecureHash federationId, int round) {
    this.services = services;
    this.roundId = federationId + "/" + round;
  }

  /** Keeps a commitment; a second one of the same client beside the first. */
  void take(UpdateCommitment commitment) {
    services.withEntityManager(
        entities -> {
          MailRow row = entities.find(MailRow.class, key(commitment.getSeat()));
          if (row == null) {
            entities.persist(new MailRow(roundId, commitment));
          } else {
            row.take(commitment);
          }
        });
  }

  /** Notes that a client's update is here. */
  void arrive(int seat) {
    change(seat, MailRow::arrive);
  }

  /** Notes what is wrong with what came from a client. */
  void find(int seat, ExclusionReason reason) {
    change(seat, row -> row.find(reason));
  }

  private void change(int seat, Consumer<MailRow> change) {
    services.withEntityManager(
        entities -> {
          MailRow row = entities.find(MailRow.class, key(seat));
          if (row != null) {
            change.accept(row);
          }
        });
  }

  /** What has come from a client; null for nothing. */
  @Nullable UpdateMail from(int seat) {
    Function<EntityManager, @Nullable MailRow> find =
        entities -> entities.find(MailRow.class, key(seat));
    MailRow row = services.withEntityManager(find::apply);
    return row == null ? null : row.toMail();
  }

  /** What has come from all clients, in the order of their seats. */
  List<UpdateMail> all() {
    Function<EntityManager, List<MailRow>> query =
        entities ->
            entities
                .createQuery(
                    "select m from MailRow m where m.roundId = ?1 order by m.seat", MailRow.class)
                .setParameter(1, roundId)
                .getResultList();
    List<UpdateMail> mails = new ArrayList<>();
    for (MailRow row : services.withEntityManager(query::apply)) {
      mails.add(row.toMail());
    }
    return mails;
  }

  private String key(int seat) {
    return roundId + "/" + seat;
  }
}
