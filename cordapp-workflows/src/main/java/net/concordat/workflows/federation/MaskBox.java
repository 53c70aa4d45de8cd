// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.concordat.contracts.frame.LedgerHash;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/** What this node has of the messages of a masked round, kept in its own database. */
final class MaskBox {
  private final ServiceHub services;
  private final MaskedAttempt attempt;

  MaskBox(ServiceHub services, MaskedAttempt attempt) {
    this.services = services;
    this.attempt = attempt;
  }

  /** Keeps a message; nothing is written over. */
  void keep(MaskMail mail) {
    services.withEntityManager(
        entities -> {
          if (find(entities, mail.getStep(), mail.getSeat()) == null) {
            entities.persist(new MaskRow(attempt, mail));
          }
        });
  }

  /** Puts messages that are kept on the list of their step. */
  void list(List<MaskMail> mails) {
    services.withEntityManager(
        entities -> {
          for (MaskMail mail : mails) {
            MaskRow row = find(entities, mail.getStep(), mail.getSeat());
            if (row != null) {
              row.list();
            }
          }
        });
  }

  /** What a client said in a step; null for nothing. */
  @Nullable MaskMail from(MaskStep step, int seat) {
    Function<EntityManager, @Nullable MaskRow> find = entities -> find(entities, step, seat);
    MaskRow row = services.withEntityManager(find::apply);
    return row == null ? null : row.toMail();
  }

  private @Nullable MaskRow find(EntityManager entities, MaskStep step, int seat) {
    return entities.find(MaskRow.class, MaskRow.id(attempt, step, seat));
  }

  /** All that was said in a step, in the order of seats. */
  List<MaskMail> all(MaskStep step) {
    return query("m.gatherer = ?2 and m.step = ?3", attempt.getGatherer(), step.name());
  }

  /** The list of a step; empty as long as there is none. */
  List<MaskMail> listed(MaskStep step) {
    return query(
        "m.gatherer = ?2 and m.step = ?3 and m.listed = true", attempt.getGatherer(), step.name());
  }

  /** What a client said in a step of this round, whoever gathered it. */
  List<MaskMail> ofRound(MaskStep step, int seat) {
    return query("m.seat = ?2 and m.step = ?3", seat, step.name());
  }

  /** What is on any list of a step in this round. */
  List<MaskMail> listedInRound(MaskStep step, int seat) {
    return query("m.seat = ?2 and m.step = ?3 and m.listed = true", seat, step.name());
  }

  /** The seats in the masked sum of a round that this node has the signed list of; else none. */
  static List<Integer> survivors(ServiceHub services, SecureHash federationId, int round) {
    List<MaskMail> signed =
        new MaskBox(services, new MaskedAttempt(federationId, round, 0))
            .query(
                "m.seat >= ?2 and m.step = ?3 and m.listed = true", 0, MaskStep.SURVIVORS.name());
    return signed.isEmpty()
        ? Collections.emptyList()
        : Survivors.seats(signed.get(0).getSaid().getBytes());
  }

  private List<MaskMail> query(String where, int number, String step) {
    Function<EntityManager, List<MaskRow>> query =
        entities ->
            entities
                .createQuery(
                    "select m from MaskRow m where m.roundId = ?1 and "
                        + where
                        + " order by m.seat",
                    MaskRow.class)
                .setParameter(1, attempt.getFederationId() + "/" + attempt.getRound())
                .setParameter(2, number)
                .setParameter(3, step)
                .getResultList();
    List<MaskMail> mails = new ArrayList<>();
    for (MaskRow row : services.withEntityManager(query::apply)) {
      mails.add(row.toMail());
    }
    return mails;
  }

  /** What tells two lists of a step apart. */
  SecureHash digest(List<MaskMail> list) {
    LedgerHash hash =
        LedgerHash.of("concordat/mask-list")
            .digest(attempt.getFederationId())
            .number(attempt.getRound())
            .number(attempt.getGatherer())
            .number(list.size());
    for (MaskMail mail : list) {
      hash.name(mail.getStep())
          .number(mail.getSeat())
          .bytes(mail.getSaid().getBytes())
          .digest(mail.getBefore());
    }
    return hash.sha256();
  }
}
