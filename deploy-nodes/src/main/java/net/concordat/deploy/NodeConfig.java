// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that configure a node and its CorDapp. */
final class NodeConfig {
  /** The RPC user of whoever operates a node. */
  static final String OPERATOR = "operator";

  /** The RPC user of the party's registry. */
  static final String REGISTRY = "registry";

  /**
   * As Corda's own default, written out because it matters: with a delay, a node that is killed
   * loses transactions that it has committed.
   */
  private static final String DATABASE =
      "jdbc:h2:file:%s/persistence;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=10000";

  private NodeConfig() {}

  /**
   * Corda's node.conf.
   *
   * @param users who may ask the node, and for what
   * @param contractKey the SHA-256 of the key that signs contract jars, in hex
   */
  static String node(
      NodeDirectory directory, Ports ports, List<RpcUser> users, String contractKey) {
    Party party = directory.party();
    Map<String, Object> config = new HashMap<>();
    config.put("devMode", true);
    config.put("myLegalName", party.x500());
    config.put("p2pAddress", address(ports.of(party, Ports.Use.PEERS)));
    config.put("rpcSettings.address", address(ports.of(party, Ports.Use.RPC)));
    config.put("rpcSettings.adminAddress", address(ports.of(party, Ports.Use.RPC_ADMIN)));
    config.put("dataSourceProperties.dataSource.url", DATABASE.formatted(directory.path()));
    config.put("security.authService.dataSource.type", "INMEMORY");
    config.put(
        "security.authService.dataSource.users", users.stream().map(RpcUser::toConfig).toList());
    if (party.role() == Role.NOTARY) {
      config.put("notary.validating", true);
      // For so long Corda's notary collects requests before it commits them; by default 200 ms.
      config.put("notary.extraConfig.batchTimeoutMs", 5);
      // Whoever steals the key could sign contracts that refuse nothing. So the notary runs only
      // those that its own operator installed, and none that came by the network.
      config.put("blacklistedAttachmentSigningKeys", List.of(contractKey));
    }
    return render(config);
  }

  /** The configuration of the workflows CorDapp: nothing for a party without artifacts. */
  static String workflows(NodeDirectory directory) {
    Map<String, Object> config = new HashMap<>();
    if (directory.party().role() == Role.BANK) {
      config.put("artifactStore", directory.artifactStore().toString());
      // What its registry and workers can do their part in.
      config.put("federationModes", "CONFIDENTIAL,ROBUST,GROUPED");
    }
    return render(config);
  }

  /** Where Corda looks for the configuration of a CorDapp: under the name of its jar. */
  static Path configOf(Path cordappJar, NodeDirectory directory) {
    String jar = cordappJar.getFileName().toString();
    return directory
        .cordapps()
        .resolve("config")
        .resolve(jar.substring(0, jar.length() - ".jar".length()) + ".conf");
  }

  private static String address(int port) {
    return "localhost:" + port;
  }

  private static String render(Map<String, Object> paths) {
    Config config = ConfigFactory.empty();
    for (Map.Entry<String, Object> path : paths.entrySet()) {
      config = config.withFallback(ConfigFactory.parseMap(Map.of(path.getKey(), path.getValue())));
    }
    return config
        .root()
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }
}
