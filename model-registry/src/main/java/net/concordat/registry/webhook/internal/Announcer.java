// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.concordat.registry.comment.CommentWritten;
import net.concordat.registry.event.Event;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.ledger.LedgerNews;
import net.concordat.registry.webhook.Webhook;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes for each webhook what it is to be told, in the transaction in which it became known: what
 * is not kept is not told, and what is kept is. What the node recorded before there was the
 * webhook, or what it was told before, is not told again when the registry is made anew from its
 * node.
 */
@Component
class Announcer {
  private final WebhookRows webhooks;
  private final DeliveryRows deliveries;
  private final SchedulerClient scheduler;
  private final Clock clock;

  Announcer(WebhookRows webhooks, DeliveryRows deliveries, SchedulerClient scheduler, Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * @param event what happened
   * @param knownSince when it was known here first
   */
  private record News(Event event, Instant knownSince) {}

  @EventListener
  void on(LedgerNews ledger) {
    List<News> news = new ArrayList<>();
    for (LedgerNews.Item item : ledger.items()) {
      Event.of(item.entry()).ifPresent(event -> news.add(new News(event, item.at())));
    }
    announce(news);
  }

  @EventListener
  void on(JobEnded job) {
    announce(List.of(new News(Event.of(job), job.at())));
  }

  @EventListener
  void on(CommentWritten written) {
    announce(List.of(new News(Event.of(written.comment()), written.comment().writtenAt())));
  }

  private void announce(List<News> news) {
    if (!news.isEmpty()) {
      webhooks.told().forEach(webhook -> announce(news, webhook.webhook()));
    }
  }

  private void announce(List<News> news, Webhook webhook) {
    List<Event> wanted =
        news.stream()
            .filter(item -> !item.knownSince().isBefore(webhook.createdAt()))
            .map(News::event)
            .filter(event -> webhook.events().contains(event.kind()))
            .toList();
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> known = deliveries.known(webhook.id(), wanted.stream().map(Event::key).toList());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (Event event : wanted) {
      if (!known.contains(event.key())) {
        DeliveryRow delivery = deliveries.save(new DeliveryRow(webhook.id(), event, now));
        scheduler.scheduleIfNotExists(DeliveryTask.of(delivery.id()), now);
      }
    }
  }
}
