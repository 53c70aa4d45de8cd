// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import net.concordat.scoring.model.Scorer;
import net.concordat.scoring.model.Terms;
import net.concordat.scoring.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that serve, loaded beside what is decided meanwhile. Their bytes are kept, so that a
 * service that starts while the registry is away has them.
 */
final class Versions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Versions.class);

  private final Path folder;
  private final Registry registry;
  private final Scorer.Loader loader;
  private final Map<UUID, Loaded> loaded = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable List<Served>> waiting = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(DaemonThread.named("versions"));

  /**
   * A version as it was adopted.
   *
   * @param terms what the adoption says of scoring
   */
  record Usable(Terms terms, Scorer scorer) {}

  private record Loaded(@Nullable Usable usable, Refusal problem) {}

  Versions(Path folder, Registry registry, Scorer.Loader loader) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.registry = registry;
    this.loader = loader;
  }

  /** The version of an adoption; null with a reason why not. */
  @Nullable Usable of(Served served) {
    Loaded one = loaded.get(served.adoptionId());
    return one == null ? null : one.usable();
  }

  Refusal problem(Served served) {
    Loaded one = loaded.get(served.adoptionId());
    return one == null
        ? new Refusal(
            "LOADING",
            "Version %d of model %s is being loaded.".formatted(served.version(), served.modelId()))
        : one.problem();
  }

  /** Has these loaded, and forgets all others. */
  void keep(List<Served> wanted) {
    // What is asked for while another is being fetched takes the place of what waits.
    if (waiting.getAndSet(wanted) == null) {
      thread.execute(this::loadWaiting);
    }
  }

  private void loadWaiting() {
    List<Served> wanted = waiting.getAndSet(null);
    if (wanted != null) {
      load(wanted);
    }
  }

  private void load(List<Served> wanted) {
    loaded.keySet().retainAll(wanted.stream().map(Served::adoptionId).toList());
    for (Served served : wanted) {
      if (of(served) == null) {
        Loaded made = load(served);
        Loaded before = loaded.put(served.adoptionId(), made);
        if (before == null || !before.problem().equals(made.problem())) {
          LOG.info("{} of {}: {}", served.versionId(), served.purpose(), made.problem().detail());
        }
      }
    }
    removeFilesBut(
        wanted.stream()
            .map(served -> served.artifactDigest() + ".zip")
            .collect(Collectors.toSet()));
  }

  private Loaded load(Served served) {
    try {
      Path file = folder.resolve(served.artifactDigest() + ".zip");
      if (!Files.exists(file)) {
        registry.fetch(served.artifactDigest(), file);
      }
      Terms terms = Terms.of(served.conditions());
      return new Loaded(
          new Usable(terms, loader.load(file, served.artifactDigest(), terms)),
          new Refusal("LOADED", "The version is loaded."));
    } catch (IOException | RuntimeException e) {
      return new Loaded(
          null,
          new Refusal(
              "NOT_LOADED",
              "Version %d of model %s cannot be loaded: %s"
                  .formatted(served.version(), served.modelId(), e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Loaded(null, new Refusal("NOT_LOADED", "The service is stopping."));
    }
  }

  private void removeFilesBut(Set<String> names) {
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(any -> !names.contains(any.getFileName().toString())).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn(
          "Bytes of versions that serve no longer are still in {}: {}", folder, e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
