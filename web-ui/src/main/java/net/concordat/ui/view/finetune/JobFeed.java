// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.concordat.ui.api.JobProgress;
import net.concordat.ui.api.JobsApi;
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
 * Follows the jobs that somebody looks at, each once for all who do. As the registry's news, it
 * asks as one of those who lately did something: a page left open keeps nobody signed in.
 */
@Component
class JobFeed {
  private static final Duration LATELY = Duration.ofMinutes(15);
  private static final Logger LOG = LoggerFactory.getLogger(JobFeed.class);

  private final JobsApi jobs;
  private final TokenSource tokens;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  JobFeed(JobsApi jobs, TokenSource tokens) {
    this.jobs = jobs;
    this.tokens = tokens;
  }

  private record Listener(
      UI ui, @Nullable UserToken token, String job, Consumer<JobProgress> told) {}

  /**
   * Tells how a job stands, again and again, until the registration is removed; nothing after that.
   *
   * @param told is called with the UI's session locked
   */
  Registration follow(UI ui, String job, Consumer<JobProgress> told) {
    Listener listener = new Listener(ui, tokens.current(), job, told);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Asks once for each job that is looked at. */
  @Scheduled(fixedDelayString = "${concordat.ui.news-every:2s}")
  void ask() {
    Map<String, JobProgress> known = new HashMap<>();
    for (Listener listener : listeners) {
      JobProgress progress = known.computeIfAbsent(listener.job(), job -> progress(listener));
      if (progress != null) {
        tell(listener, progress);
      }
    }
  }

  /**
   * Nothing where this one's session has ended, or the registry is away: then the next may know.
   */
  private @Nullable JobProgress progress(Listener listener) {
    try {
      UserToken token = listener.token();
      String value = token == null ? null : token.valueIfUsedWithin(LATELY);
      return value == null ? null : jobs.progressAs(value, listener.job());
    } catch (SignedOutException | RegistryException e) {
      LOG.debug("Nothing new of job {}: {}", listener.job(), e.getMessage());
      return null;
    }
  }

  private void tell(Listener listener, JobProgress progress) {
    try {
      listener
          .ui()
          .access(
              () -> {
                if (listeners.contains(listener)) {
                  listener.told().accept(progress);
                }
              });
    } catch (UIDetachedException gone) {
      listeners.remove(listener);
    }
  }
}
