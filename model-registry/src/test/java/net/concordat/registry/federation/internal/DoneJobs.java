// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobRequest;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.job.Jobs;
import org.jspecify.annotations.Nullable;

/** Jobs that are done as soon as they are asked for. */
final class DoneJobs extends RoundJobs {
  final Map<String, FineTuneJob> asked = new LinkedHashMap<>();
  private final ArtifactStore store;

  @SuppressWarnings("NullAway")
  DoneJobs(ArtifactStore store) {
    super(null);
    this.store = store;
  }

  @Override
  Optional<FineTuneJob> find(Kind kind, RoundStanding stands) {
    return Optional.ofNullable(asked.get(RoundRecipe.key(kind, stands.id(), stands.number())));
  }

  @Override
  Optional<FineTuneJob> find(RoundRecipe recipe) {
    return Optional.ofNullable(asked.get(recipe.key()));
  }

  @Override
  void ask(RoundStanding stands, RoundRecipe recipe) {
    asked.putIfAbsent(recipe.key(), done(recipe, null));
  }

  /** A job of which something came. */
  FineTuneJob done(RoundRecipe recipe, @Nullable JsonNode metrics) {
    byte[] made = recipe.key().getBytes(StandardCharsets.UTF_8);
    try {
      return new FineTuneJob(
          UUID.randomUUID(),
          new JobRequest(RoundPlace.HASH, 1, recipe.toJson(), 9, 10),
          Jobs.REGISTRY,
          RoundPlace.BEGAN,
          JobStatus.DONE,
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
