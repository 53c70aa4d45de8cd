// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What was true when a network was founded and must stay so while it lives.
 *
 * @param contractJars the SHA-256 of the contract jar that it was founded with, in hex, and of each
 *     that a node was given since
 * @param basePort the first port; the nodes know one another by their addresses
 */
record Founding(List<String> contractJars, int basePort) {
  private static final String CONTRACT_JARS = "contractJars";
  private static final String SEPARATOR = ",";
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
            List.of(properties.getProperty(CONTRACT_JARS, "").split(SEPARATOR)),
            Integer.parseInt(properties.getProperty(BASE_PORT, "0"))));
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(CONTRACT_JARS, String.join(SEPARATOR, contractJars));
    properties.setProperty(BASE_PORT, Integer.toString(basePort));
    StringWriter text = new StringWriter();
    properties.store(text, "What this network was founded under.");
    OwnerOnly.write(file, text.toString());
  }

  /** The same, with one more contract jar. */
  Founding with(String contractJar) {
    return new Founding(
        Stream.concat(contractJars.stream(), Stream.of(contractJar)).distinct().toList(), basePort);
  }

  /** Refuses what this network cannot be started with. */
  void requireStartable(String contractJar, int ports) {
    if (!contractJars.contains(contractJar)) {
      throw new DeployException(
          "This network's nodes have contract jar %.12s, and the one built now is %.12s. Once the members have allowed it, give it to each node with ./concordat upgrade; or remove the network with ./concordat down --purge, then start a new one."
              .formatted(contractJars.get(contractJars.size() - 1), contractJar));
    }
    if (basePort != ports) {
      throw new DeployException(
          "This network was founded with base port %d and cannot move to %d. Leave --base-port out, or remove the network with ./concordat down --purge."
              .formatted(basePort, ports));
    }
  }
}
