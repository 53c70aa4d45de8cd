// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.concordat.ui.api.EventsApi;
import net.concordat.ui.api.RegistryEvent;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.security.SignedOutException;
import net.concordat.ui.security.TokenSource;
import net.concordat.ui.security.UserToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the registry for the last event, once for all who look, and tells them when it is another.
 * It asks as one of those who lately did something: news keeps nobody signed in.
 */
@Component
public class LedgerFeed {
  private static final Duration LATELY = Duration.ofMinutes(15);
  private static final long NONE = 0;
  private static final long UNKNOWN = -1;
  private static final Logger LOG = LoggerFactory.getLogger(LedgerFeed.class);

  private final EventsApi events;
  private final TokenSource tokens;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean away;
  private long last = UNKNOWN;

  LedgerFeed(EventsApi events, TokenSource tokens) {
    this.events = events;
    this.tokens = tokens;
  }

  private record Listener(UI ui, @Nullable UserToken token, Consumer<LedgerNews> told) {}

  /**
   * Tells of news until the registration is removed.
   *
   * @param told is called with the UI's session locked
   */
  public Registration listen(UI ui, Consumer<LedgerNews> told) {
    Listener listener = new Listener(ui, tokens.current(), told);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Whether the registry did not answer when it was asked last. */
  public boolean isAway() {
    return away;
  }

  /** Asks once, as the first whom the registry still knows. */
  @Scheduled(fixedDelayString = "${concordat.ui.news-every:2s}")
  void ask() {
    for (Listener listener : listeners) {
      String token = token(listener);
      if (token != null && isAnswered(token)) {
        return;
      }
    }
  }

  private boolean isAnswered(String token) {
    try {
      note(events.lastAs(token));
    } catch (RegistryException e) {
      if (e.isSignedOut()) {
        return false;
      }
      LOG.debug("No news: {}", e.getMessage());
      if (e.isAway() && !away) {
        away = true;
        tell(LedgerNews.AWAY);
      }
    }
    return true;
  }

  private void note(List<RegistryEvent> newest) {
    if (away) {
      away = false;
      tell(LedgerNews.BACK);
    }
    long before = last;
    last = newest.isEmpty() ? NONE : newest.get(0).number();
    if (before != UNKNOWN && before != last) {
      tell(LedgerNews.MOVED);
    }
  }

  private static @Nullable String token(Listener listener) {
    UserToken token = listener.token();
    try {
      return token == null ? null : token.valueIfUsedWithin(LATELY);
    } catch (SignedOutException e) {
      // That one learns it with the next own request.
      return null;
    }
  }

  private void tell(LedgerNews news) {
    for (Listener listener : listeners) {
      try {
        listener.ui().access(() -> listener.told().accept(news));
      } catch (UIDetachedException gone) {
        listeners.remove(listener);
      }
    }
  }
}
