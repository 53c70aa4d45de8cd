// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.concordat.ui.bench.OpenPage;
import net.concordat.ui.bench.Visitor;

/**
 * What each view takes at the server, opened again and again by one person, by the pages' timer.
 */
final class ViewTimes {
  private static final String SECONDS = "concordat_ui_request_seconds_sum";
  private static final double NANOS = 1e9;
  private static final String ASKED = "http_server_requests_seconds_count";

  private final LargeBank bank;
  private final Metrics pages;
  private final Metrics registry;
  private final Map<String, Latencies> times = new LinkedHashMap<>();
  private final Map<String, Duration> processor = new LinkedHashMap<>();
  private final Map<String, Double> questions = new LinkedHashMap<>();

  ViewTimes(LargeBank bank) {
    this.bank = bank;
    this.pages = bank.pageMetrics();
    this.registry = bank.registryMetrics();
  }

  /** Somebody opens each view so often; the first few times do not count. */
  void measure(String user, List<View> views, int warmUps, int rounds, Random random)
      throws Exception {
    OpenPage page = new Visitor(bank.pages(), user, bank.password(user)).open("members");
    for (int round = -warmUps; round < rounds; round++) {
      for (View view : views) {
        // From elsewhere, so that the view is made anew.
        page.go(view.isVersion() ? "members" : view.elsewhere());
        String address = view.address(random);
        double asked = round == 0 ? asked() : 0;
        double before = pages.total(SECONDS);
        Duration busyBefore = bank.busy();
        page.go(address);
        Duration busy = bank.busy().minus(busyBefore);
        double taken = pages.total(SECONDS) - before;
        if (round == 0) {
          questions.put(view.name(), asked() - asked);
        }
        if (round >= 0) {
          times
              .computeIfAbsent(view.name(), name -> new Latencies())
              .addAll(List.of(Math.round(taken * NANOS)));
          processor.merge(view.name(), busy, Duration::plus);
        }
      }
    }
    page.close();
  }

  private double asked() throws IOException, InterruptedException {
    return registry.of(ASKED).entrySet().stream()
        .filter(each -> each.getKey().contains("uri=\"/api/"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** What was found of a view. */
  Latencies of(String view) {
    Latencies found = times.get(view);
    if (found == null) {
      throw new IllegalStateException("The view " + view + " was not measured");
    }
    return found;
  }

  /** How long the processors of pages and registry were busy with it, on average, in ms. */
  double processor(String view) {
    return processor.getOrDefault(view, Duration.ZERO).toNanos() / 1e6 / of(view).count();
  }

  /** How often the registry was asked meanwhile; may have one more for news. */
  double questions(String view) {
    return questions.getOrDefault(view, 0.0);
  }
}
