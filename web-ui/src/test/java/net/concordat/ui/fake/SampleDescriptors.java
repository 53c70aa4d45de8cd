// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** What workers say of artifacts that they made. */
public final class SampleDescriptors {
  /** The SHA-256 of the artifact. */
  public static final String DIGEST = "d1".repeat(32);

  /** What a private run says that it spent. */
  public static final String SPEND =
      """
      , "spend": {"unit": "CUSTOMER", "mechanism": "POISSON_SUBSAMPLED_GAUSSIAN",
        "samplingProbabilityTrillionths": 5000000000, "noiseMultiplierMillionths": 1100000,
        "steps": 800, "deltaTrillionths": 1000000, "epsilonMillionths": 3000000}\
      """;

  private SampleDescriptors() {}

  /** One of another artifact. */
  public static String of(String digest) {
    return descriptor("").replace(DIGEST, digest);
  }

  /**
   * One.
   *
   * @param more further members, each after a comma
   */
  public static String descriptor(String more) {
    return """
    {"format": "concordat-descriptor/1", "artifactDigest": "%1$s", "bytes": 4, "name": "card-fraud tuned",
     "architectureDigest": "%2$s", "weightsDigest": "%2$s", "schemaDigest": "%2$s", "cardDigest": "%2$s",
     "exportManifestDigest": "%2$s", "specDigest": "%2$s",
     "dataCommitment": {"format": "concordat-data-commitment/1", "value": "%2$s"},
     "environment": {"worker": "0.1.0", "arithmetic": "avx2", "java": "17"}, "summary": {}%3$s}
    """
        .formatted(DIGEST, "e2".repeat(32), more);
  }

  /** As one that was adapted from what has a digest. */
  public static String adaptedFrom(String parentDigest) {
    return descriptor(", \"parentDigest\": \"" + parentDigest + "\"");
  }
}
