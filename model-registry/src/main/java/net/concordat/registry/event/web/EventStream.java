// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event.web;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import net.concordat.registry.event.Events;
import net.concordat.registry.event.EventsAdded;
import net.concordat.registry.event.KnownEvent;
import net.concordat.registry.web.OpenedStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells those who listen what happens. Each reads on from where it is, so that one that is slow
 * holds up no other, and nothing is kept in memory for it.
 */
@Component
class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final int PAGE = 100;
  private static final int SENDERS = 8;

  /** Of a token that says no end. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Events events;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final ExecutorService senders =
      Executors.newFixedThreadPool(
          SENDERS,
          task -> {
            Thread thread = new Thread(task, "events");
            thread.setDaemon(true);
            return thread;
          });

  EventStream(Events events) {
    this.events = events;
  }

  /**
   * Has somebody told from now on.
   *
   * @param after the number of the last event that is known there
   * @param until when the listener's token ends
   */
  SseEmitter listen(long after, @Nullable Instant until) {
    Duration left = until == null ? LONGEST : Duration.between(Instant.now(), until);
    SseEmitter emitter = OpenedStream.lasting(Math.max(1, left.toMillis()));
    Listener listener = new Listener(emitter, after);
    listeners.add(listener);
    emitter.onCompletion(() -> listeners.remove(listener));
    emitter.onTimeout(emitter::complete);
    emitter.onError(failure -> listeners.remove(listener));
    listener.wake();
    return emitter;
  }

  @TransactionalEventListener
  void added(EventsAdded news) {
    listeners.forEach(Listener::wake);
  }

  /** Shows whether somebody still listens, also to whatever is between. */
  @Scheduled(fixedDelayString = "15s")
  void keepAlive() {
    listeners.forEach(Listener::wake);
  }

  @PreDestroy
  void stop() {
    senders.shutdownNow();
    listeners.forEach(listener -> listener.emitter.complete());
  }

  private final class Listener {
    private final SseEmitter emitter;
    private final AtomicInteger calls = new AtomicInteger();
    private long told;

    Listener(SseEmitter emitter, long after) {
      this.emitter = emitter;
      this.told = after;
    }

    /** One thread at a time works for a listener; calls while it does have it look once more. */
    void wake() {
      if (calls.getAndIncrement() == 0) {
        try {
          senders.execute(this::tell);
        } catch (RejectedExecutionException stopping) {
          listeners.remove(this);
        }
      }
    }

    private void tell() {
      try {
        int seen;
        do {
          seen = calls.get();
          tellAll();
        } while (!calls.compareAndSet(seen, 0));
      } catch (IOException | IllegalStateException gone) {
        listeners.remove(this);
      } catch (RuntimeException failure) {
        LOG.warn("A listener to events could not be told; it may come again", failure);
        listeners.remove(this);
        emitter.completeWithError(failure);
      }
    }

    private void tellAll() throws IOException {
      List<KnownEvent> page = events.after(told, PAGE);
      if (page.isEmpty()) {
        emitter.send(SseEmitter.event().comment(""));
      }
      while (!page.isEmpty()) {
        for (KnownEvent event : page) {
          emitter.send(
              SseEmitter.event()
                  .id(Long.toString(event.number()))
                  .name(event.type())
                  .data(event, MediaType.APPLICATION_JSON));
          told = event.number();
        }
        page = events.after(told, PAGE);
      }
    }
  }
}
