// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.webhook.Delivery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tries a delivery once. No transaction is open while a receiver is waited for. */
@Component
class Deliverer {
  private final WebhookRows webhooks;
  private final DeliveryRows deliveries;
  private final WebhookClient client;
  private final TransactionOperations transactions;
  private final Clock clock;

  Deliverer(
      WebhookRows webhooks,
      DeliveryRows deliveries,
      WebhookClient client,
      TransactionOperations transactions,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.client = client;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Tries it, unless the webhook has been dropped or is gone.
   *
   * @throws DeliveryFailedException if it is to be tried again
   */
  void tryOnce(UUID id) {
    Instant now = clock.instant();
    Optional<WebhookClient.Message> message =
        transactions.execute(tx -> deliveries.findById(id).flatMap(row -> message(row, now)));
    if (message != null && message.isPresent()) {
      Answer answer = client.send(message.get());
      transactions.executeWithoutResult(tx -> tried(id, answer, now));
      String error = answer.error();
      if (error != null && !answer.isGone()) {
        throw new DeliveryFailedException(error);
      }
    }
  }

  private Optional<WebhookClient.Message> message(DeliveryRow row, Instant now) {
    Optional<WebhookRow> webhook =
        webhooks.findById(row.webhookId()).filter(found -> !found.isGone());
    if (webhook.isEmpty() || row.delivery().status() != Delivery.Status.PENDING) {
      row.giveUp();
      return Optional.empty();
    }
    String second = Long.toString(now.getEpochSecond());
    return webhook.map(
        to ->
            new WebhookClient.Message(
                to.url(),
                row.id().toString(),
                second,
                to.secret().sign(row.id().toString(), now.getEpochSecond(), row.body()),
                row.body()));
  }

  // The webhook may have been dropped, and its deliveries with it, while the receiver answered.
  private void tried(UUID id, Answer answer, Instant now) {
    deliveries
        .findById(id)
        .ifPresent(
            row -> {
              row.tried(answer, now);
              if (answer.isGone()) {
                row.giveUp();
                webhooks.findById(row.webhookId()).ifPresent(webhook -> webhook.gone(now));
              }
            });
  }

  /** It is tried no more. */
  void giveUp(UUID id) {
    transactions.executeWithoutResult(tx -> deliveries.findById(id).ifPresent(DeliveryRow::giveUp));
  }

  /** An attempt failed: how is in the delivery, whose attempt in the scheduler's log. */
  static final class DeliveryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeliveryFailedException(String error) {
      super(error);
    }
  }
}
