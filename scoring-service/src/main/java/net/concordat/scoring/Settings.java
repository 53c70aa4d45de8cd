// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import net.concordat.scoring.registry.Discovery;

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
 */
public record Settings(
    String host,
    int port,
    Path folder,
    URI registry,
    URI issuer,
    String clientId,
    Path secretFile) {
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
        Path.of(required(given, "secret-file")));
  }

  private static String required(Properties given, String name) {
    String value = given.getProperty(PREFIX + name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The setting '" + PREFIX + name + "' must be given");
    }
    return value.strip();
  }
}
