// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What was true when a network was founded and must stay so while it lives.
 *
 * @param contractJar the SHA-256 of the contract jar, in hex
 * @param basePort the first port; the nodes know one another by their addresses
 */
record Founding(String contractJar, int basePort) {
  private static final String CONTRACT_JAR = "contractJar";
  private static final String BASE_PORT = "basePort";

  /** The founding that a file tells of, or nothing if no network was founded. */
  static Optional<Founding> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return Optional.of(
        new Founding(
            properties.getProperty(CONTRACT_JAR, ""),
            Integer.parseInt(properties.getProperty(BASE_PORT, "0"))));
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(CONTRACT_JAR, contractJar);
    properties.setProperty(BASE_PORT, Integer.toString(basePort));
    StringWriter text = new StringWriter();
    properties.store(text, "What this network was founded under; it cannot change.");
    OwnerOnly.write(file, text.toString());
  }

  /** Refuses what this network cannot be started with. */
  void requireSame(Founding now) {
    if (!contractJar.equals(now.contractJar)) {
      throw new DeployException(
          "This network was founded under contract jar %.12s, and the one built now is %.12s; its states cannot be read with it. Remove the network with ./concordat down --purge, then start a new one."
              .formatted(contractJar, now.contractJar));
    }
    if (basePort != now.basePort) {
      throw new DeployException(
          "This network was founded with base port %d and cannot move to %d. Leave --base-port out, or remove the network with ./concordat down --purge."
              .formatted(basePort, now.basePort));
    }
  }
}
