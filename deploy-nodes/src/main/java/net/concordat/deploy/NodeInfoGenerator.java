// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kotlin.jvm.functions.Function1;

/**
 * The step of Corda's bootstrapper that makes each node's database and what the others must know of
 * the node. The one inside the bootstrapper starts every node for that; ours gives each a database
 * of its kind, and makes the identities by Corda's generator for development networks.
 */
final class NodeInfoGenerator implements Function1<List<? extends Path>, List<Path>> {
  private final NodeDatabases databases;

  NodeInfoGenerator(NodeDatabases databases) {
    this.databases = databases;
  }

  @Override
  public List<Path> invoke(List<? extends Path> nodeFolders) {
    try {
      databases.giveTo(nodeFolders);
      // On this thread, for which the bootstrapper has set Corda's serialization up.
      List<Path> written = new ArrayList<>();
      for (Path folder : nodeFolders) {
        written.add(DevelopmentIdentity.install(folder).writeNodeInfo());
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
