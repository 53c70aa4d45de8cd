// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event.internal;

import java.util.ArrayList;
import java.util.List;
import net.concordat.registry.comment.CommentWritten;
import net.concordat.registry.event.Event;
import net.concordat.registry.event.EventsAdded;
import net.concordat.registry.event.internal.EventTable.News;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.ledger.LedgerNews;
import net.concordat.registry.monitoring.AlarmChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what happens, in the transaction in which it becomes known. */
@Component
class EventKeeper {
  private final EventTable table;
  private final ApplicationEventPublisher events;

  EventKeeper(EventTable table, ApplicationEventPublisher events) {
    this.table = table;
    this.events = events;
  }

  @EventListener
  void on(LedgerNews ledger) {
    List<News> news = new ArrayList<>();
    for (LedgerNews.Item item : ledger.items()) {
      Event.of(item.entry()).ifPresent(event -> news.add(new News(event, item.at())));
    }
    keep(news);
  }

  @EventListener
  void on(JobEnded job) {
    keep(List.of(new News(Event.of(job), job.at())));
  }

  @EventListener
  void on(CommentWritten written) {
    keep(List.of(new News(Event.of(written.comment()), written.comment().writtenAt())));
  }

  @EventListener
  void on(AlarmChanged changed) {
    keep(List.of(new News(Event.of(changed), changed.at())));
  }

  private void keep(List<News> news) {
    if (!news.isEmpty() && table.add(news)) {
      events.publishEvent(new EventsAdded());
    }
  }
}
