// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Reads an artifact as what it is until proved otherwise: bytes from somebody who may mean harm.
 * The order is size, digest, container, shape, numbers; nothing is deserialized by class name, and
 * Deeplearning4j sees only a shape and floats that passed.
 */
public final class ArtifactReader {
  /** Most bytes that an artifact may have. */
  public static final long MAX_BYTES =
      ArtifactZip.MAX_WEIGHT_BYTES + 4L * ArtifactZip.MAX_JSON_BYTES + 4096;

  private static final Pattern DIGEST_NAME = Pattern.compile("([0-9a-f]{64})\\.zip");

  private ArtifactReader() {}

  /**
   * Reads and checks a file. If its name is a digest, its bytes must have it.
   *
   * @param expected the digest the bytes must have, if the caller knows one
   * @throws InvalidInputException naming what is wrong with the artifact
   */
  public static LoadedArtifact read(Path file, @Nullable ArtifactDigest expected) {
    byte[] bytes = bounded(InputFiles.require(file));
    ArtifactDigest digest = Sha256.of(bytes);
    var name = DIGEST_NAME.matcher(String.valueOf(file.getFileName()));
    if (name.matches()) {
      requireDigest("by its name", ArtifactDigest.of(name.group(1)), digest);
    }
    if (expected != null) {
      requireDigest("as expected", expected, digest);
    }
    return decode(bytes, digest);
  }

  private static LoadedArtifact decode(byte[] bytes, ArtifactDigest digest) {
    Map<String, byte[]> entries = ArtifactZip.read(bytes);
    Architecture shape = json(entries, ArtifactZip.CONFIGURATION, Architecture.class);
    FeatureSchema schema = json(entries, ArtifactZip.SCHEMA, FeatureSchema.class);
    ModelCard card = json(entries, ArtifactZip.CARD, ModelCard.class);
    ExportManifest manifest = json(entries, ArtifactZip.EXPORT_MANIFEST, ExportManifest.class);
    Weights weights = Weights.decode(entry(entries, ArtifactZip.WEIGHTS), shape);
    return new LoadedArtifact(
        new Artifact(shape, weights, schema, card, manifest),
        digest,
        bytes.length,
        PartDigests.of(entries));
  }

  private static byte[] bounded(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new InvalidInputException(
            "An artifact may have at most %d bytes, but %s has %d"
                .formatted(MAX_BYTES, file, size));
      }
    } catch (IOException e) {
      throw new InvalidInputException("Could not read " + file + ": " + e.getMessage(), e);
    }
    return InputFiles.bytes(file);
  }

  private static void requireDigest(String why, ArtifactDigest expected, ArtifactDigest given) {
    if (!expected.equals(given)) {
      throw new InvalidInputException(
          "The artifact's SHA-256 must be %s %s, but its bytes have %s"
              .formatted(expected, why, given));
    }
  }

  private static <T> T json(Map<String, byte[]> entries, String name, Class<T> type) {
    return Json.read(entry(entries, name), type, name);
  }

  private static byte[] entry(Map<String, byte[]> entries, String name) {
    return Checks.required(name, entries.get(name));
  }
}
