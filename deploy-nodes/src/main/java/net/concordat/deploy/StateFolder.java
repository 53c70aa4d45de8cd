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

  /** Marks a folder as ours, so that no other is ever removed by mistake. */
  private static final String MARKER = "concordat-state";

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

  /** The passkeys of a bank's people. */
  public Path people(Party party) {
    return root.resolve("people").resolve(party.organisation());
  }

  /** What the identity server keeps: realms, users, passwords. */
  public Path identity() {
    return root.resolve("identity");
  }

  /** What a party's registry keeps. */
  public Path registry(Party party) {
    return root.resolve("registry").resolve(party.organisation());
  }

  /** Where a party's web pages run. */
  public Path ui(Party party) {
    return root.resolve("ui").resolve(party.organisation());
  }

  /** What a bank's worker keeps. */
  public Path worker(Party party) {
    return root.resolve("worker").resolve(party.organisation());
  }

  /** What a bank's scoring service keeps. */
  public Path scoring(Party party) {
    return root.resolve("scoring").resolve(party.organisation());
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
    OwnerOnly.write(root.resolve(MARKER), "Made by ./concordat up; removed by down --purge.\n");
    OwnerOnly.createDirectories(nodes());
  }

  private boolean isEmpty() throws IOException {
    if (!Files.exists(root)) {
      return true;
    }
    try (Stream<Path> content = Files.list(root)) {
      return content.findAny().isEmpty();
    }
  }

  /** Removes everything. Does nothing if there is nothing. */
  public void purge() throws IOException {
    if (isEmpty()) {
      return;
    }
    if (!Files.exists(root.resolve(MARKER))) {
      throw new DeployException(
          root + " holds something that is not a network's state, so it is left alone.");
    }
    remove(root);
  }

  /** Removes a folder with all that is in it. Does nothing if there is none. */
  public static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
