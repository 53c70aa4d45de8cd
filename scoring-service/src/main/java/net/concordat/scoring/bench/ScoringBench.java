// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.concordat.scoring.bench.Load.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a service decides a second, side by side with what does less: the same requests without a
 * record, and without a score. The service is a process of its own; whoever keeps this one on two
 * cores keeps both there.
 */
public final class ScoringBench {
  private static final int MANY = 32;
  private static final int CONNECTIONS_MANY = 32;
  private static final int CONNECTIONS_SINGLE = 128;

  /** Single requests are compared in turns, since a machine is not as fast all the time. */
  private static final int TURNS = 5;

  private static final int PROOFS = 500;

  /** The compiler is busy for half a minute on two cores, and takes what is measured there. */
  private static final int WARM_UPS = 3;

  /** What the log has before anything is asked: proofs, and new ids, are looked for among them. */
  private static final long RECORDS = Long.getLong("concordat.bench.records", 10_000_000);

  private final List<Figure> figures = new ArrayList<>();
  private List<String> sample = List.of();
  private final Path folder;
  private final double seconds;

  /** A figure, as benches write it. */
  record Figure(String name, double value, String unit) {}

  private ScoringBench(Path folder, double seconds) {
    this.folder = folder;
    this.seconds = seconds;
  }

  /** Takes the schema of card fraud, seconds for each measurement, and where to write figures. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("scoring-bench");
    try {
      ScoringBench bench = new ScoringBench(folder, Double.parseDouble(arguments[1]));
      bench.run(Path.of(arguments[0]));
      new ObjectMapper().writeValue(Path.of(arguments[2]).toFile(), bench.figures);
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void run(Path schema) throws Exception {
    BenchModel model = BenchModel.of(schema);
    Files.writeString(folder.resolve("secret"), "not told");
    try (StandInBank bank = new StandInBank()) {
      bank.setBytes(model.bytes());
      bank.serveChampionWith("artifactDigest", model.digest());
      Process service = start(bank);
      try {
        int[] ports = ports(service);
        String token = bank.token(BenchService.CLIENT, "gateway", "scoring-caller");
        measure(service, ports, token, model.values(new Random(7)));
        add("records before", RECORDS, "");
        add(
            "proof-ms",
            proofs(ports[0], bank.token(BenchService.CLIENT, "pages", "auditor")),
            "ms");
      } finally {
        service.destroy();
        service.waitFor();
      }
    }
  }

  private void measure(Process service, int[] ports, String token, String values) throws Exception {
    Load recorded = new Load(ports[0], "/decisions", token, values);
    Load unrecorded = new Load(ports[1], "/decisions", token, values);
    Load answered = new Load(ports[1], "/answered", token, values);
    Load nothing = new Load(ports[1], "/nothing", token, values);
    awaitDeciding(recorded);
    for (int i = 0; i < WARM_UPS; i++) {
      for (Load each : List.of(recorded, unrecorded, answered, nothing)) {
        each.run(CONNECTIONS_MANY, MANY, seconds / 2);
        each.run(CONNECTIONS_SINGLE, 1, seconds / 2);
      }
    }
    Duration before = processorTime(service);
    Outcome many = recorded.run(CONNECTIONS_MANY, MANY, seconds);
    addProcessorTime(
        "of a decision in requests of 32",
        processorTime(service).minus(before),
        MANY * many.nanos().length);
    add("decisions-per-second", many.perSecond(), "/s");
    add("decisions in requests of 32, p99", many.millis(0.99), "ms");
    double bare = unrecorded.run(CONNECTIONS_MANY, MANY, seconds).perSecond();
    add("the same, scored but not recorded", bare, "/s");
    add("audit-share", 1 - many.perSecond() / bare, "");
    List<Outcome> singles = new ArrayList<>();
    List<Outcome> nones = new ArrayList<>();
    List<Outcome> sames = new ArrayList<>();
    Duration used = Duration.ZERO;
    for (int i = 0; i < TURNS; i++) {
      before = processorTime(service);
      singles.add(recorded.run(CONNECTIONS_SINGLE, 1, seconds / 2));
      used = used.plus(processorTime(service)).minus(before);
      nones.add(nothing.run(CONNECTIONS_SINGLE, 1, seconds / 2));
      sames.add(answered.run(CONNECTIONS_SINGLE, 1, seconds / 2));
    }
    Outcome single = Outcome.of(singles);
    Outcome none = Outcome.of(nones);
    Outcome same = Outcome.of(sames);
    addProcessorTime("of a single request", used, single.nanos().length);
    add("single-per-second", single.perSecond(), "/s");
    add("p50-ms", single.millis(0.5), "ms");
    add("p99-ms", single.millis(0.99), "ms");
    add("requests that do nothing with the same JSON", none.perSecond(), "/s");
    add("single-vs-nothing", single.perSecond() / none.perSecond(), "");
    add("requests that do nothing but write as much JSON", same.perSecond(), "/s");
    add("single-vs-answered", single.perSecond() / same.perSecond(), "");
  }

  /** What a busy machine changes less than it changes times. */
  private void addProcessorTime(String what, Duration used, int cases) {
    add("processor time " + what + ", service and load", used.toNanos() / 1e3 / cases, "us");
  }

  private static Duration processorTime(Process service) {
    return Stream.of(service.toHandle(), ProcessHandle.current())
        .map(process -> process.info().totalCpuDuration().orElseThrow())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void add(String name, double value, String unit) {
    figures.add(new Figure(name, value, unit));
    System.out.printf(Locale.ROOT, "  %-50s %,12.2f %s%n", name, value, unit);
  }

  private static void awaitDeciding(Load load) throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        load.run(1, 1, 0.1);
        return;
      } catch (IOException e) {
        if (attempt == 100) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  /** The slowest but one in a hundred of proofs of decisions from all of the log, over HTTP. */
  private double proofs(int port, String token) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    long[] nanos = new long[PROOFS];
    for (int i = -PROOFS; i < PROOFS; i++) {
      String id = sample.get(Math.floorMod(i, sample.size()));
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://localhost:%d/decisions/%s/proof".formatted(port, id)))
              .header("Authorization", "Bearer " + token)
              .build();
      long begun = System.nanoTime();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("A proof was answered with " + status);
      }
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(nanos);
    return nanos[(int) (0.99 * PROOFS)] / 1e6;
  }

  private int[] ports(Process service) throws IOException {
    BufferedReader lines = service.inputReader(StandardCharsets.UTF_8);
    for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("SAMPLE ")) {
        sample = List.of(line.substring(7).split(" ", -1));
      }
      if (line.startsWith("PORTS ")) {
        return Arrays.stream(line.substring(6).split(" ", -1))
            .mapToInt(Integer::parseInt)
            .toArray();
      }
    }
    throw new IOException("The service did not start");
  }

  private Process start(StandInBank bank) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Dconcordat.wideLanes=true",
            "-cp",
            System.getProperty("java.class.path"),
            BenchService.class.getName(),
            folder.toString(),
            bank.address().toString(),
            Long.toString(RECORDS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
