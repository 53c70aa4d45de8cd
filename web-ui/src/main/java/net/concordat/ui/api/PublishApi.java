// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What it takes to publish a version: the bytes, its model, what it spent, who made it. */
@Component
public final class PublishApi {
  private static final int MOST = 200;

  private final RegistryClient registry;

  PublishApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** The models of a bank, by name: the first 200. */
  public List<RegisteredModel> modelsOf(String bank) {
    return registry
        .page(RegisteredModel.class, Map.of("owner", bank, "limit", MOST), "models")
        .items();
  }

  /** The versions that have these bytes. */
  public List<ModelVersion> withDigest(String digest) {
    return registry
        .page(ModelVersion.class, Map.of("q", digest, "limit", MOST), "versions")
        .items()
        .stream()
        .filter(version -> version.artifact().digest().equals(digest))
        .toList();
  }

  /** Whether the registry shows a version. */
  public boolean isShown(VersionKey version) {
    return registry
        .find(ModelVersion.class, "models/{id}/versions/{n}", version.modelId(), version.version())
        .isPresent();
  }

  /** Whether the bank's store has these bytes. */
  public boolean isStored(String digest) {
    return registry.has("artifacts/{digest}", digest);
  }

  /**
   * Puts an artifact into the bank's store, as it comes. One that has another SHA-256 is refused,
   * and nothing is left of it.
   *
   * @param digest its SHA-256, 64 hex digits
   */
  public void store(String digest, InputStream bytes) {
    registry.upload("artifacts", digest, bytes);
  }

  /** A model that is to be registered. */
  public record NewModel(String name, String purpose) {}

  /** Registers a model; the result has its {@code modelId}. */
  public GivenCommand register(String key, NewModel model) {
    return registry.command(GivenCommand.class, key, model, "models");
  }

  /**
   * What a training cost, to be spent of a budget.
   *
   * @param dataDomain of which budget
   * @param descriptor of what was trained, which says that it was private
   */
  public record Spending(String dataDomain, Descriptor descriptor) {}

  /** Spends what a private training cost; a publication names the spend by the command's id. */
  public GivenCommand spend(String key, Spending spending) {
    Descriptor made = spending.descriptor();
    Descriptor.Spend spend = made.spend().orElseThrow();
    return registry.command(
        GivenCommand.class,
        key,
        Map.of(
            "artifactDigest", made.artifactDigest(),
            "dataCommitment", made.dataCommitment(),
            "mechanism", spend.mechanism()),
        "budgets/{domain}/{unit}/spends",
        spending.dataDomain(),
        spend.unit());
  }

  /**
   * What developers sign.
   *
   * @param salt to be sent with what they signed
   * @param words what is signed, in plain English
   * @param publicKey for the browser
   */
  public record Ballot(String salt, String words, JsonNode publicKey) {}

  /** What somebody signs to say that nobody else developed an artifact; nothing is kept of it. */
  public Ballot developmentBallot(String digest, String personId) {
    return registry.send(
        HttpMethod.POST,
        Ballot.class,
        Map.of(),
        Map.of("artifactDigest", digest, "developers", List.of(personId)),
        "developments/ballots");
  }

  /**
   * What somebody signed to have developed.
   *
   * @param credential what the passkey gave
   */
  public record Development(String digest, String salt, String personId, JsonNode credential) {}

  /** Records who developed an artifact. */
  public GivenCommand develop(String key, Development development) {
    return registry.command(
        GivenCommand.class,
        key,
        Map.of(
            "artifactDigest", development.digest(),
            "salt", development.salt(),
            "signatures",
                List.of(
                    Map.of(
                        "personId", development.personId(),
                        "response", development.credential().path("response")))),
        "developments");
  }

  private record Me(@Nullable String personId, @Nullable JsonNode enrolled) {}

  /** The pseudonym of whoever is signed in, if that one is enrolled to decide. */
  public Optional<String> enrolledAs() {
    Me me = registry.get(Me.class, Map.of(), "me");
    return me.enrolled() == null ? Optional.empty() : Optional.ofNullable(me.personId());
  }

  /**
   * What is published.
   *
   * @param modelId of which model
   * @param descriptor of what
   * @param dataDomain from which of the consortium's data domains the training rows were
   * @param policy who may have it
   * @param parent what it was derived from; null for nothing
   * @param spent of a privacy budget; null if it was not private
   * @param development who says to have made it; null if nobody does
   */
  public record Publication(
      String modelId,
      Descriptor descriptor,
      String dataDomain,
      SharingPolicy policy,
      @Nullable VersionKey parent,
      @Nullable Spent spent,
      @Nullable StateId development) {}

  /** Publishes a model's next version, of bytes that the bank's store has. */
  public GivenCommand publish(String key, Publication publication) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("artifact", publication.descriptor().artifact());
    body.put(
        "provenance", publication.descriptor().made(publication.dataDomain(), publication.spent()));
    body.put("policy", publication.policy());
    VersionKey parent = publication.parent();
    if (parent != null) {
      body.put("parent", Map.of("modelId", parent.modelId(), "version", parent.version()));
    }
    Spent spent = publication.spent();
    if (spent != null) {
      body.put("spend", spent.command());
    }
    StateId development = publication.development();
    if (development != null) {
      body.put("development", development);
    }
    return registry.command(
        GivenCommand.class, key, body, "models/{id}/versions", publication.modelId());
  }
}
