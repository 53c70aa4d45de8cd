// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.ui.bench.OpenPage;
import net.concordat.ui.bench.PushedChanges;
import net.concordat.ui.bench.VisitException;
import net.concordat.ui.bench.Visitor;

/** Many people at once, each with a browser of one's own, who click, read and click again. */
final class Crowd {
  private static final List<String> USERS =
      List.of("developer", "validator", "approver", "auditor", "admin");

  /** What a page says in place of a view that failed. */
  private static final String FAILED = "This view cannot be shown";

  private final LargeBank bank;
  private final List<View> views;
  private final Latencies times = new Latencies();
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final List<OpenPage> pages = Collections.synchronizedList(new ArrayList<>());
  private final List<PushedChanges> sockets = Collections.synchronizedList(new ArrayList<>());

  Crowd(LargeBank bank, List<View> views) {
    this.bank = bank;
    this.views = views;
  }

  /**
   * So many sign in one after the other and click through the views, until the time is up. Their
   * pages stay open.
   *
   * @param reading how long somebody looks at a view, on average, in seconds
   */
  void visit(int people, long seconds, double reading, long seed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(people);
    try {
      List<Visit> visits = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        visits.add(arrive(USERS.get(i % USERS.size()), new Random(seed + i)));
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      List<Callable<Void>> clicking = new ArrayList<>();
      visits.forEach(visit -> clicking.add(() -> click(visit, reading, end)));
      for (Future<Void> visit : threads.invokeAll(clicking)) {
        visit.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private record Visit(OpenPage page, Random random) {}

  private Visit arrive(String user, Random random) throws IOException, InterruptedException {
    OpenPage page = new Visitor(bank.pages(), user, bank.password(user)).open("");
    pages.add(page);
    sockets.add(page.listen());
    return new Visit(page, random);
  }

  private Void click(Visit visit, double reading, long end) throws Exception {
    Random random = visit.random();
    while (System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep((long) (2_000 * reading * random.nextDouble()));
      View view = views.get(random.nextInt(views.size()));
      try {
        String shown = times.time(() -> visit.page().go(view.address(random)));
        if (shown.contains(FAILED)) {
          errors.add(view.name() + ": " + FAILED);
        } else if (view.name().startsWith("models")) {
          times.time(() -> visit.page().scroll(50, 50));
        }
      } catch (IOException | VisitException e) {
        errors.add(view.name() + ": " + e.getMessage());
      }
    }
    return null;
  }

  /** What they waited for answers. */
  Latencies times() {
    return times;
  }

  /** What went wrong. */
  List<String> errors() {
    return errors;
  }

  /** They close their pages, and stay signed in. */
  void closePages() throws IOException, InterruptedException {
    sockets.forEach(PushedChanges::close);
    for (OpenPage page : pages) {
      page.close();
    }
  }
}
