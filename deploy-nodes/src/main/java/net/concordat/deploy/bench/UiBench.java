// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.ui.bench.Visitor;

/**
 * A bank's web pages before a registry with a large ledger, the two on two cores: each view opened
 * by one person, then a crowd, then what its sessions hold, and what the registry is asked while
 * they only look.
 */
public final class UiBench implements Bench {
  private static final int VERSIONS = 10_000;
  private static final int SMALLER = 10;
  private static final int ROUNDS = 20;
  private static final int WARM_UPS = 5;
  private static final int PEOPLE = 50;
  private static final long SECONDS = 60;
  private static final double READING = 4;
  private static final long IDLE_SECONDS = 20;
  private static final long NEWS_EVERY_SECONDS = 10;
  private static final int BASE_PORT = 26_000;
  private static final double MOST = 0.95;
  private static final double BYTES_PER_KB = 1_000;
  private static final String ASKED = "http_server_requests_seconds_count";
  private static final List<String> GROWING = List.of("home", "models", "review", "share", "audit");

  private final List<BenchResult> results = new ArrayList<>();
  private double slowest;

  @Override
  public String name() {
    return "ui";
  }

  @Override
  public String description() {
    return "web pages before a registry with a large ledger: each view, and 50 people at once";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    Path folder = Files.createTempDirectory("ui-bench");
    try {
      if (options.only().isEmpty()) {
        all(folder, options);
      } else {
        some(folder, options);
      }
    } finally {
      StateFolder.remove(folder);
    }
    add("view-p95-ms", slowest, "ms");
    return results;
  }

  private void some(Path folder, BenchOptions options) throws Exception {
    int versions = options.versions().orElse(VERSIONS);
    try (LargeBank bank = bank(folder, new Ports(BASE_PORT), versions)) {
      List<View> views = View.only(views(bank), options.only());
      report("", views, times(bank, "developer", views, options));
    }
  }

  private void all(Path folder, BenchOptions options) throws Exception {
    int versions = options.versions().orElse(VERSIONS);
    Ports ports = new Ports(BASE_PORT);
    ViewTimes small;
    try (LargeBank bank = bank(folder.resolve("small"), ports, versions / SMALLER)) {
      small = times(bank, "developer", View.only(views(bank), GROWING), options);
    }
    try (LargeBank bank = bank(folder.resolve("large"), ports.next(), versions)) {
      List<View> views = views(bank);
      ViewTimes large = times(bank, "developer", views, options);
      report("", views, large);
      for (String view : GROWING) {
        add("growth-" + view, large.of(view).median() / small.of(view).median(), "x");
      }
      crowd(bank, views, options.seed());
    }
    System.out.printf("The regulator reads %,d versions ...%n", versions);
    try (LargeBank regulator =
        LargeBank.start(
            folder.resolve("regulator"), ports.next().next(), versions, Party.REGULATOR)) {
      List<View> views = View.ofRegulator(BankPapers.newest(regulator.registry("auditor")));
      report("regulator’s ", views, times(regulator, "auditor", views, options));
    }
  }

  private static LargeBank bank(Path folder, Ports ports, int versions)
      throws IOException, InterruptedException {
    System.out.printf("Reading %,d versions ...%n", versions);
    return LargeBank.start(folder, ports, versions, LargeBank.BANK);
  }

  private static List<View> views(LargeBank bank) throws IOException, InterruptedException {
    List<BankPapers.Version> versions = BankPapers.write(bank);
    return View.all(
        versions,
        ids(bank, "proposals", Map.of("status", "OPEN"), "proposalId"),
        ids(bank, "jobs", Map.of(), "id"));
  }

  private static List<String> ids(
      LargeBank bank, String list, Map<String, String> query, String field)
      throws IOException, InterruptedException {
    JsonNode items = bank.registry("developer").get("/api/v1/" + list, query).path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }

  private static ViewTimes times(
      LargeBank bank, String user, List<View> views, BenchOptions options) throws Exception {
    int rounds = options.rounds().orElse(ROUNDS);
    bank.keepApart();
    System.out.printf("Opening %d views %d times each ...%n", views.size(), rounds);
    ViewTimes times = new ViewTimes(bank);
    times.measure(user, views, WARM_UPS, rounds, new Random(options.seed()));
    return times;
  }

  private void report(String whose, List<View> views, ViewTimes times) {
    for (View view : views) {
      Latencies found = times.of(view.name());
      String name = whose + view.name();
      slowest = Math.max(slowest, found.within(MOST));
      add(name + ", p50", found.median(), "ms");
      add(name + ", p95", found.within(MOST), "ms");
      add(name + ", max", found.within(1), "ms");
      add(name + ", processor", times.processor(view.name()), "ms");
      add(name + ", questions to the registry", times.questions(view.name()), "");
    }
  }

  private void crowd(LargeBank bank, List<View> views, long seed) throws Exception {
    new Visitor(bank.pages(), "developer", bank.password("developer")).open("members");
    idle(bank, "1-page");
    long before = LiveHeap.of(bank.pagesProcess());
    System.out.printf("%d people click for %d s ...%n", PEOPLE, SECONDS);
    Crowd crowd = new Crowd(bank, views);
    ScheduledExecutorService newspaper = Executors.newSingleThreadScheduledExecutor();
    try {
      Future<?> news = news(newspaper, bank, views);
      crowd.visit(PEOPLE, SECONDS, READING, seed);
      if (news.isDone()) {
        throw new DeployException("The registry did not take a comment, so there was no news.");
      }
    } finally {
      newspaper.shutdownNow();
    }
    crowd.errors().stream().distinct().limit(10).forEach(System.out::println);
    add("users-50-p95-ms", crowd.times().within(MOST), "ms");
    add("users-50-p50-ms", crowd.times().median(), "ms");
    add("users-50-errors", crowd.errors().size(), "");
    add("users-50-requests", crowd.times().count(), "");
    idle(bank, "51-pages");
    add("kb-per-session", each(LiveHeap.of(bank.pagesProcess()) - before), "kB");
    crowd.closePages();
    add("kb-per-session-without-page", each(LiveHeap.of(bank.pagesProcess()) - before), "kB");
    add("heap-without-sessions", before / BYTES_PER_KB, "kB");
  }

  /** Somebody says something about a version now and then, of which every open page is told. */
  private static Future<?> news(
      ScheduledExecutorService newspaper, LargeBank bank, List<View> views) {
    String version = View.only(views, List.of("version/card")).get(0).addresses().get(0);
    String comments = "/api/v1/" + version.replace("/card", "/comments/");
    RegistryClient validator = bank.registry("validator");
    return newspaper.scheduleWithFixedDelay(
        () -> {
          try {
            validator.write(
                comments + UUID.randomUUID(),
                "{\"text\": \"Which rows?\"}".getBytes(StandardCharsets.UTF_8));
          } catch (IOException | InterruptedException e) {
            throw new DeployException("Nobody hears of a comment.", e);
          }
        },
        0,
        NEWS_EVERY_SECONDS,
        TimeUnit.SECONDS);
  }

  private static double each(long bytes) {
    return bytes / BYTES_PER_KB / PEOPLE;
  }

  /**
   * How often a second the registry is asked for news, and what that takes, while nobody clicks.
   */
  private void idle(LargeBank bank, String who) throws IOException, InterruptedException {
    Metrics registry = bank.registryMetrics();
    double before = asked(registry);
    Duration busyBefore = bank.busy();
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    Duration busy = bank.busy().minus(busyBefore);
    add("news-questions-" + who, (asked(registry) - before) / IDLE_SECONDS, "1/s");
    add("idle-processor-" + who, (double) busy.toMillis() / IDLE_SECONDS, "ms/s");
  }

  private static double asked(Metrics registry) throws IOException, InterruptedException {
    return registry.of(ASKED).entrySet().stream()
        .filter(each -> each.getKey().contains("uri=\"/api/v1/events\""))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private void add(String name, double value, String unit) {
    results.add(BenchResult.of(name, value, unit));
  }
}
