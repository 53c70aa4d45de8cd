// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.concordat.ui.api.LedgerApi;
import net.concordat.ui.api.LedgerTransaction;
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
 * Asks the registry for the newest transaction, once for all who look, and tells them when it is
 * another. It asks as one of those who lately did something: news keeps nobody signed in.
 */
@Component
public class LedgerFeed {
  private static final Duration LATELY = Duration.ofMinutes(15);
  private static final Logger LOG = LoggerFactory.getLogger(LedgerFeed.class);

  private final LedgerApi ledger;
  private final TokenSource tokens;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean away;
  private @Nullable String newest;

  LedgerFeed(LedgerApi ledger, TokenSource tokens) {
    this.ledger = ledger;
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

  /** Asks once. */
  @Scheduled(fixedDelayString = "${concordat.ui.news-every:2s}")
  void ask() {
    String token = token();
    if (token == null) {
      return;
    }
    try {
      note(ledger.newestAs(token));
    } catch (RegistryException e) {
      if (e.isAway() && !away) {
        away = true;
        tell(LedgerNews.AWAY);
      } else {
        LOG.debug("No news: {}", e.getMessage());
      }
    }
  }

  private void note(List<LedgerTransaction> last) {
    if (away) {
      away = false;
      tell(LedgerNews.BACK);
    }
    String id = last.isEmpty() ? null : last.get(0).txId();
    boolean first = newest == null;
    if (!Objects.equals(id, newest)) {
      newest = id;
      if (!first) {
        tell(LedgerNews.MOVED);
      }
    }
  }

  private @Nullable String token() {
    for (Listener listener : listeners) {
      try {
        String token = listener.token() == null ? null : listener.token().valueIfUsedWithin(LATELY);
        if (token != null) {
          return token;
        }
      } catch (SignedOutException e) {
        // That one learns it with the next own request.
        LOG.debug("A session at the realm has ended");
      }
    }
    return null;
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
