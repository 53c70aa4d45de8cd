// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import net.concordat.registry.command.CommandChanged;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.OpenedStream;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells those who listen how commands go on. */
@Component
@BankOnly
class CommandEvents {
  private static final long NO_TIMEOUT = 0;

  private final ConcurrentMap<UUID, Set<SseEmitter>> listeners = new ConcurrentHashMap<>();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "command-events");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Has somebody told from now on until the command ends.
   *
   * @param now how it stands; asked for after the listener is known, so that no change is missed
   */
  SseEmitter listen(UUID id, Supplier<CommandView> now) {
    SseEmitter listener = OpenedStream.lasting(NO_TIMEOUT);
    listeners.computeIfAbsent(id, command -> ConcurrentHashMap.newKeySet()).add(listener);
    listener.onCompletion(() -> remove(id, listener));
    listener.onError(failure -> remove(id, listener));
    sender.execute(() -> tell(listener, now.get()));
    return listener;
  }

  private void remove(UUID id, SseEmitter listener) {
    listeners.computeIfPresent(
        id,
        (command, all) -> {
          all.remove(listener);
          return all.isEmpty() ? null : all;
        });
  }

  @EventListener
  void changed(CommandChanged news) {
    CommandView command = news.command();
    for (SseEmitter listener : listeners.getOrDefault(command.id(), Set.of())) {
      sender.execute(() -> tell(listener, command));
    }
  }

  private void tell(SseEmitter listener, CommandView command) {
    boolean end = command.status().isEnd();
    send(command.id(), listener, SseEmitter.event().name(end ? "end" : "progress").data(command));
    if (end) {
      listener.complete();
    }
  }

  /** Shows whether somebody still listens, also to whatever is between. */
  @Scheduled(fixedDelayString = "15s")
  void keepAlive() {
    listeners.forEach(
        (id, all) ->
            all.forEach(
                listener ->
                    sender.execute(() -> send(id, listener, SseEmitter.event().comment("")))));
  }

  private void send(UUID id, SseEmitter listener, SseEmitter.SseEventBuilder event) {
    try {
      listener.send(event);
    } catch (IOException | IllegalStateException gone) {
      remove(id, listener);
    }
  }

  @PreDestroy
  void stop() {
    sender.shutdownNow();
    listeners.values().forEach(all -> all.forEach(SseEmitter::complete));
  }
}
