// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.concordat.registry.event.EventKind;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.Place;
import net.concordat.registry.webhook.internal.DeliveryRow;
import net.concordat.registry.webhook.internal.DeliveryRows;
import net.concordat.registry.webhook.internal.DeliveryTask;
import net.concordat.registry.webhook.internal.Secret;
import net.concordat.registry.webhook.internal.Targets;
import net.concordat.registry.webhook.internal.WebhookRow;
import net.concordat.registry.webhook.internal.WebhookRows;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is told what, and how that went. */
@Service
@Transactional
public class Webhooks {
  /** So many there may be. */
  public static final int MOST = 100;

  private final WebhookRows webhooks;
  private final DeliveryRows deliveries;
  private final Targets targets;
  private final SchedulerClient scheduler;
  private final Clock clock;

  Webhooks(
      WebhookRows webhooks,
      DeliveryRows deliveries,
      Targets targets,
      SchedulerClient scheduler,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.targets = targets;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * @param webhook what was made
   * @param secret with which its messages are signed; never shown again
   */
  public record Created(Webhook webhook, String secret) {
    @Override
    public String toString() {
      return webhook.toString();
    }
  }

  /**
   * Tells somebody from now on.
   *
   * @param url where to: https, or http to this very machine where that is allowed
   * @param createdBy who asks
   * @throws BadRequestException if the address is none that may be called, or there are too many
   */
  public Created create(URI url, Set<EventKind> events, String createdBy) {
    targets.check(url);
    if (webhooks.count() >= MOST) {
      throw new BadRequestException(
          "There may be at most %d webhooks, and there are.".formatted(MOST), null);
    }
    Secret secret = Secret.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Created(
        webhooks.save(new WebhookRow(url, events, secret, createdBy, now)).webhook(),
        secret.text());
  }

  /** All of them, the oldest first. */
  @Transactional(readOnly = true)
  public List<Webhook> all() {
    return webhooks.all().stream().map(WebhookRow::webhook).toList();
  }

  /** One. */
  @Transactional(readOnly = true)
  public Optional<Webhook> webhook(UUID id) {
    return webhooks.findById(id).map(WebhookRow::webhook);
  }

  /**
   * Tells somebody no more. What was to be told is not.
   *
   * @return whether there was one
   */
  public boolean delete(UUID id) {
    deliveries.deleteOf(id);
    return webhooks.delete(id) > 0;
  }

  /**
   * What was told, the newest first.
   *
   * @param after the place after which to begin; null for the newest
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Delivery> deliveries(UUID webhook, @Nullable Place after, int most) {
    List<DeliveryRow> rows =
        after == null
            ? deliveries.newest(webhook, Limit.of(most))
            : deliveries.before(webhook, after.at(), after.id(), Limit.of(most));
    return rows.stream().map(DeliveryRow::delivery).toList();
  }

  /**
   * Has a delivery tried again at once, whatever came of it.
   *
   * @return it; empty if there is none
   * @throws DeliveryRunningException if it is being tried
   */
  public Optional<Delivery> redeliver(UUID webhook, UUID delivery) {
    return deliveries
        .findByIdAndWebhookId(delivery, webhook)
        .map(
            row -> {
              row.again();
              try {
                scheduler.schedule(
                    DeliveryTask.of(delivery),
                    clock.instant(),
                    SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
              } catch (TaskInstanceCurrentlyExecutingException e) {
                throw new DeliveryRunningException(delivery, e);
              }
              return row.delivery();
            });
  }
}
