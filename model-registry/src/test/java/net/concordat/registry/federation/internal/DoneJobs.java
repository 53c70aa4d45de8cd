// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobRequest;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.job.Jobs;
import org.jspecify.annotations.Nullable;

/** Jobs that are done as soon as they are asked for. */
final class DoneJobs extends RoundJobs {
  final Map<String, FineTuneJob> asked = new LinkedHashMap<>();
  final List<UUID> cancelled = new ArrayList<>();
  private final ArtifactStore store;

  @SuppressWarnings("NullAway")
  DoneJobs(ArtifactStore store) {
    super(null);
    this.store = store;
  }

  @Override
  Optional<FineTuneJob> find(String key) {
    return Optional.ofNullable(asked.get(key));
  }

  @Override
  Optional<FineTuneJob> find(RoundRecipe recipe) {
    return Optional.ofNullable(asked.get(recipe.key()));
  }

  @Override
  List<FineTuneJob> all(String federationId) {
    return asked.entrySet().stream()
        .filter(job -> job.getKey().startsWith(federationId + "/"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  void cancel(FineTuneJob job) {
    cancelled.add(job.id());
  }

  @Override
  void ask(RoundStanding stands, RoundRecipe recipe) {
    asked.putIfAbsent(recipe.key(), done(recipe, null));
  }

  /** A job of which something came. */
  FineTuneJob done(RoundRecipe recipe, @Nullable JsonNode metrics) {
    return job(recipe, JobStatus.DONE, metrics);
  }

  /** A job, with what came of it or would have. */
  FineTuneJob job(RoundRecipe recipe, JobStatus status, @Nullable JsonNode metrics) {
    byte[] made = recipe.key().getBytes(StandardCharsets.UTF_8);
    try {
      return new FineTuneJob(
          UUID.randomUUID(),
          new JobRequest(RoundPlace.HASH, 1, recipe.toJson(), 9, 10),
          Jobs.REGISTRY,
          RoundPlace.BEGAN,
          status,
          1,
          null,
          null,
          RoundPlace.BEGAN,
          store.put(new ByteArrayInputStream(made), made.length).hex(),
          metrics,
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
