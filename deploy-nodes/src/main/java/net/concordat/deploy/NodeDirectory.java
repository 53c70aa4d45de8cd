// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where one party's things are.
 *
 * @param party the party
 * @param path the folder of its node
 * @param artifactStore the folder of its artifacts, which only a bank has
 */
public record NodeDirectory(Party party, Path path, Path artifactStore) {
  /** Where the store keeps the artifact with a digest, 64 hexadecimal digits in lower case. */
  public Path artifact(String digest) {
    return artifactStore.resolve(digest.substring(0, 2)).resolve(digest);
  }

  /** Corda's configuration of the node, with the RPC password in it. */
  public Path config() {
    return path.resolve("node.conf");
  }

  /** The jars that the node loads. */
  public Path cordapps() {
    return path.resolve("cordapps");
  }

  /** The contract jar that the node loads. */
  public ContractJar contracts() throws IOException {
    return ContractJar.in(cordapps());
  }

  /** The password of the RPC user of whoever operates the node. */
  public Path rpcPassword() {
    return path.resolve("rpc-password");
  }

  /** The password of the registry's RPC user. */
  public Path registryPassword() {
    return path.resolve("registry-rpc-password");
  }

  /** What the node prints. */
  public Path consoleLog() {
    return path.resolve("logs").resolve("console.log");
  }

  /** What the node logs. */
  public Path log() {
    return path.resolve("logs").resolve("node.log");
  }
}
