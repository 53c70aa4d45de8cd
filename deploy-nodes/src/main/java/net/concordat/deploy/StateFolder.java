// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that a network keeps, in one folder that only its owner can read.
 *
 * @param root the folder, absolute
 */
public record StateFolder(Path root) {
  private static final String NODES = "nodes";

  /** The folder as an absolute path. */
  public StateFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The folder that Corda's bootstrapper works in: one sub-folder a node. */
  public Path nodes() {
    return root.resolve(NODES);
  }

  /** Where a party's things are. */
  public NodeDirectory node(Party party) {
    return new NodeDirectory(
        party,
        nodes().resolve(party.organisation()),
        root.resolve("artifacts").resolve(party.organisation()));
  }

  /** What was true when the network was founded. */
  public Path founding() {
    return root.resolve("network.properties");
  }

  /** What the bootstrapper prints. */
  public Path bootstrapLog() {
    return root.resolve("bootstrap.log");
  }

  /** Makes the folder, readable by its owner alone. */
  public void create() throws IOException {
    OwnerOnly.createDirectories(root);
    OwnerOnly.createDirectories(nodes());
  }

  /** Whether there is anything. */
  public boolean exists() {
    return Files.exists(root);
  }

  /** Removes everything. Does nothing if there is nothing. */
  public void purge() throws IOException {
    if (!exists()) {
      return;
    }
    if (!Files.exists(nodes())) {
      throw new DeployException(
          root + " has no folder " + NODES + ", so it is no state folder and is not removed.");
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(root)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
