// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of an artifact that it made: in the file beside it, and with a job's result.
 * It is checked for its form alone; the ledger decides on what it says.
 *
 * @param json all of it
 */
public record Descriptor(JsonNode json) {
  /** The most bytes that one may have. */
  public static final int LARGEST = 1_000_000;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> DIGESTS =
      List.of(
          "/artifactDigest",
          "/schemaDigest",
          "/architectureDigest",
          "/cardDigest",
          "/exportManifestDigest",
          "/specDigest",
          "/dataCommitment/value");

  /** What is wrong with it, by the place in it; nothing if it is a descriptor. */
  public Optional<String> problem() {
    if (!json.path("format").asText().equals("concordat-descriptor/1")) {
      return Optional.of("/format");
    }
    if (json.path("bytes").asLong() < 1) {
      return Optional.of("/bytes");
    }
    if (json.hasNonNull("parentDigest") && !isDigest("/parentDigest")) {
      return Optional.of("/parentDigest");
    }
    return DIGESTS.stream().filter(place -> !isDigest(place)).findFirst();
  }

  private boolean isDigest(String place) {
    return SHA_256.matcher(text(place)).matches();
  }

  private String text(String place) {
    return json.at(place).asText();
  }

  /** What the artifact is called. */
  public String name() {
    return text("/name");
  }

  /** The SHA-256 of the artifact. */
  public String artifactDigest() {
    return text("/artifactDigest");
  }

  /** The length of the artifact. */
  public long bytes() {
    return json.path("bytes").asLong();
  }

  /** The SHA-256 of what it was adapted from; nothing for one made from scratch. */
  public Optional<String> parentDigest() {
    return json.hasNonNull("parentDigest") ? Optional.of(text("/parentDigest")) : Optional.empty();
  }

  /** The commitment to its training rows. */
  public String dataCommitment() {
    return text("/dataCommitment/value");
  }

  /** What its training spent of a privacy budget; nothing if it was not private. */
  public Optional<Spend> spend() {
    JsonNode spend = json.path("spend");
    return spend.isObject()
        ? Optional.of(
            new Spend(
                spend.path("unit").asText(),
                new Mechanism(
                    spend.path("samplingProbabilityTrillionths").asLong(),
                    spend.path("noiseMultiplierMillionths").asLong(),
                    spend.path("steps").asLong()),
                spend.path("epsilonMillionths").asLong(),
                spend.path("deltaTrillionths").asLong()))
        : Optional.empty();
  }

  /**
   * What a private run spent.
   *
   * @param unit ROW or CUSTOMER: what is protected as a whole
   * @param mechanism how
   * @param epsilonMillionths what that amounts to
   * @param deltaTrillionths at which delta
   */
  public record Spend(
      String unit, Mechanism mechanism, long epsilonMillionths, long deltaTrillionths) {}

  /** The steps of a private run, as the ledger's accountant takes them. */
  public record Mechanism(
      long samplingProbabilityTrillionths, long noiseMultiplierMillionths, long steps) {}

  /** The bytes, as a registry is told. */
  ArtifactDescription artifact() {
    return new ArtifactDescription(
        artifactDigest(),
        bytes(),
        text("/schemaDigest"),
        text("/architectureDigest"),
        text("/cardDigest"),
        text("/exportManifestDigest"));
  }

  /** The same, with all digests that the ledger keeps. */
  record ArtifactDescription(
      String digest,
      long sizeBytes,
      String schemaDigest,
      String architectureDigest,
      String cardDigest,
      String exportManifestDigest) {}

  /**
   * How it was made, as a registry is told.
   *
   * @param spent what the ledger says that its training spent; null if it was not private
   */
  Made made(String dataDomain, @Nullable Spent spent) {
    return new Made(
        dataDomain,
        dataCommitment(),
        text("/specDigest"),
        "worker %s, %s, Java %s"
            .formatted(
                text("/environment/worker"),
                text("/environment/arithmetic"),
                text("/environment/java")),
        spent == null ? null : spent.unit(),
        spent == null ? null : spent.epsilonMillionths(),
        spent == null ? null : spent.deltaTrillionths());
  }

  /** The same, with what is claimed of privacy. */
  record Made(
      String dataDomain,
      String dataCommitment,
      String specDigest,
      String environment,
      @Nullable String privacyUnit,
      @Nullable Long epsilonMillionths,
      @Nullable Long deltaTrillionths) {}
}
