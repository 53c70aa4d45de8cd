// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.concordat.scoring.model.Scorer;
import net.concordat.scoring.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry twice a second what serves. The last answer is kept in a file, so that a
 * service that is started while the registry is away goes on where it was, for no longer than
 * before.
 */
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final int PERIOD_MS = 500;
  private static final Duration KEPT_AT_LEAST_EVERY = Duration.ofSeconds(10);
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final Registry registry;
  private final Path file;
  private final Clock clock;
  private final Versions versions;
  private final Gate gate;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThread.named("watch"));
  private @Nullable Kept kept;
  private boolean canKeep = true;

  /**
   * What is kept.
   *
   * @param contactAt when the ledger was last in contact, by this machine's clock
   * @param items what served then
   */
  record Kept(@Nullable Instant contactAt, List<Served> items) {}

  /**
   * A watch that does nothing yet.
   *
   * @param folder where the last answer and versions' bytes are kept
   * @throws IOException if nothing can be kept there
   */
  public Watch(Registry registry, Path folder, Scorer.Loader loader, Clock clock)
      throws IOException {
    this.registry = registry;
    this.file = folder.resolve("serving.json");
    this.clock = clock;
    this.versions = new Versions(folder.resolve("versions"), registry, loader);
    this.gate = new Gate(versions, clock);
  }

  /** What it learns. */
  public Gate gate() {
    return gate;
  }

  /** Begins, from what was kept. */
  public void start() {
    try {
      if (Files.exists(file)) {
        Kept before = JSON.readValue(file.toFile(), Kept.class);
        gate.remember(before.items(), before.contactAt());
      }
    } catch (IOException e) {
      LOG.warn("What served before cannot be read: {}", e.getMessage());
    }
    thread.scheduleWithFixedDelay(this::ask, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    try {
      Instant asked = clock.instant();
      Snapshot said = JSON.readValue(registry.serving(), Snapshot.class);
      Kept now = new Kept(contactAt(said, asked), said.items());
      gate.learn(now.items(), now.contactAt());
      keep(now);
    } catch (IOException | RuntimeException e) {
      // Nobody listening is an exception without a message.
      String problem =
          "The registry does not say what serves: "
              + (e.getMessage() == null ? "nobody answers there" : e.getMessage());
      if (gate.contact().problem() == null) {
        LOG.warn(problem);
      }
      gate.lost(problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A registry that has not read its node since it started says what it knew. As long as that is
   * what it said before, the contact of then counts; while its tables are made anew it is not.
   */
  private @Nullable Instant contactAt(Snapshot said, Instant asked) {
    Instant at = said.contactAt(asked);
    return at == null && said.items().equals(gate.served()) ? gate.contact().contactAt() : at;
  }

  /** What cannot be kept is missed at the next start alone: what is known goes on counting. */
  private void keep(Kept now) {
    try {
      write(now);
      canKeep = true;
    } catch (IOException e) {
      if (canKeep) {
        LOG.warn("What serves cannot be kept in {}: {}", file, e.getMessage());
      }
      canKeep = false;
    }
  }

  /** Whole or not at all. Times of contact alone are kept now and then. */
  private void write(Kept now) throws IOException {
    Kept before = kept;
    if (before != null
        && before.items().equals(now.items())
        && before.contactAt() != null
        && now.contactAt() != null
        && Duration.between(before.contactAt(), now.contactAt()).compareTo(KEPT_AT_LEAST_EVERY)
            < 0) {
      return;
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(now));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    kept = now;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    versions.close();
  }
}
