// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import net.concordat.decisions.log.Batch;
import net.concordat.scoring.registry.Discovery;
import org.jspecify.annotations.Nullable;

/**
 * What the service must be told.
 *
 * @param host the address to listen at
 * @param port the port to listen at; 0 for any that is free
 * @param folder what it keeps: log, key of receipts, versions
 * @param registry the bank's
 * @param issuer the bank's own realm
 * @param clientId as which it signs in itself, and what tokens of its callers must be meant for
 * @param secretFile where its secret is
 * @param retention how long after a decision the values that it was made on are kept; null for as
 *     long as the log
 * @param batchTime how long after its first decision a batch is closed, to be anchored
 */
public record Settings(
    String host,
    int port,
    Path folder,
    URI registry,
    URI issuer,
    String clientId,
    Path secretFile,
    @Nullable Duration retention,
    Duration batchTime) {
  private static final int MOST_DAYS = 36_500;
  private static final long MOST_BATCH_SECONDS = Batch.MOST_TIME.toSeconds();
  private static final String PREFIX = "concordat.scoring.";

  /**
   * Reads a file of properties.
   *
   * @throws IllegalArgumentException if one is missing or is not as it must be
   */
  public static Settings of(Path file) throws IOException {
    Properties given = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      given.load(reader);
    }
    return new Settings(
        given.getProperty(PREFIX + "host", "localhost"),
        Integer.parseInt(required(given, "port")),
        Path.of(required(given, "folder")),
        Discovery.requireSafe(PREFIX + "registry", URI.create(required(given, "registry"))),
        Discovery.requireSafe(PREFIX + "issuer", URI.create(required(given, "issuer"))),
        given.getProperty(PREFIX + "client-id", "concordat-scoring"),
        Path.of(required(given, "secret-file")),
        retention(given.getProperty(PREFIX + "retention-days")),
        batchTime(given.getProperty(PREFIX + "batch-seconds", "" + MOST_BATCH_SECONDS)));
  }

  private static @Nullable Duration retention(@Nullable String days) {
    if (days == null) {
      return null;
    }
    if (!days.strip().matches("[1-9]\\d{0,4}") || Integer.parseInt(days.strip()) > MOST_DAYS) {
      throw new IllegalArgumentException(
          "The setting '%sretention-days' must be 1 to %d, or left out to keep values for good, but is '%s'"
              .formatted(PREFIX, MOST_DAYS, days));
    }
    return Duration.ofDays(Integer.parseInt(days.strip()));
  }

  /** Never longer than the minute for which receipts alone hold the bank to its decisions. */
  private static Duration batchTime(String seconds) {
    if (!seconds.strip().matches("[1-9]\\d?")
        || Integer.parseInt(seconds.strip()) > MOST_BATCH_SECONDS) {
      throw new IllegalArgumentException(
          "The setting '%sbatch-seconds' must be 1 to %d, but is '%s'"
              .formatted(PREFIX, MOST_BATCH_SECONDS, seconds));
    }
    return Duration.ofSeconds(Integer.parseInt(seconds.strip()));
  }

  private static String required(Properties given, String name) {
    String value = given.getProperty(PREFIX + name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The setting '" + PREFIX + name + "' must be given");
    }
    return value.strip();
  }
}
