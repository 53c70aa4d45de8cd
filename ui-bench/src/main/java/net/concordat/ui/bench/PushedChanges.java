// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The socket over which a page is told of changes that it did not ask for. */
public final class PushedChanges implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final AtomicInteger messages = new AtomicInteger();
  private final WebSocket socket;

  private PushedChanges(URI address, String cookie) throws InterruptedException {
    try {
      socket =
          HTTP.newWebSocketBuilder()
              .header("Cookie", cookie)
              .buildAsync(address, new Counted(messages))
              .get();
    } catch (ExecutionException e) {
      throw new VisitException("No socket to " + address.getPath() + ": " + e.getCause());
    }
  }

  static PushedChanges to(Visitor visitor, int page, String pushId) throws InterruptedException {
    URI pages = Visitor.reached(visitor.pages());
    return new PushedChanges(
        URI.create(
            "ws://%s/VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s&X-Atmosphere-tracking-id=%s&X-Atmosphere-Framework=3.1.5-javascript&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true"
                .formatted(pages.getAuthority(), page, pushId, UUID.randomUUID())),
        visitor.cookie(pages));
  }

  /** How many came. */
  public int messages() {
    return messages.get();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private record Counted(AtomicInteger messages) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      if (last) {
        messages.incrementAndGet();
      }
      from.request(1);
      return null;
    }
  }
}
