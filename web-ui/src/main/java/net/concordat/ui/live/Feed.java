// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.security.SignedOutException;
import net.concordat.ui.security.TokenSource;
import net.concordat.ui.security.UserToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Follows the things that somebody looks at, each once for all who do. As the registry's news, it
 * asks as one of those who lately did something: a page left open keeps nobody signed in.
 *
 * @param <T> how such a thing stands
 */
public abstract class Feed<T> {
  private static final Duration LATELY = Duration.ofMinutes(15);
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  private final TokenSource tokens;
  private final Set<Listener<T>> listeners = ConcurrentHashMap.newKeySet();

  /** A feed that nobody listens to yet. */
  protected Feed(TokenSource tokens) {
    this.tokens = tokens;
  }

  private record Listener<T>(UI ui, @Nullable UserToken token, String id, Consumer<T> told) {}

  /** Asks with somebody's token how something stands. */
  protected abstract T read(String token, String id);

  /**
   * Tells how something stands, again and again, until the registration is removed; nothing after
   * that.
   *
   * @param told is called with the UI's session locked
   */
  public final Registration follow(UI ui, String id, Consumer<T> told) {
    Listener<T> listener = new Listener<>(ui, tokens.current(), id, told);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Asks once for each thing that is looked at. */
  @Scheduled(fixedDelayString = "${concordat.ui.news-every:2s}")
  public final void ask() {
    Map<String, T> known = new HashMap<>();
    for (Listener<T> listener : listeners) {
      T standing = known.computeIfAbsent(listener.id(), id -> standing(listener));
      if (standing != null) {
        tell(listener, standing);
      }
    }
  }

  /**
   * Nothing where this one's session has ended, or the registry is away: then the next may know.
   */
  private @Nullable T standing(Listener<T> listener) {
    try {
      UserToken token = listener.token();
      String value = token == null ? null : token.valueIfUsedWithin(LATELY);
      return value == null ? null : read(value, listener.id());
    } catch (SignedOutException | RegistryException e) {
      LOG.debug("Nothing new of {}: {}", listener.id(), e.getMessage());
      return null;
    }
  }

  private void tell(Listener<T> listener, T standing) {
    try {
      listener
          .ui()
          .access(
              () -> {
                if (listeners.contains(listener)) {
                  listener.told().accept(standing);
                }
              });
    } catch (UIDetachedException gone) {
      listeners.remove(listener);
    }
  }
}
