// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.corda.nodeapi.internal.ContractsJarFile;
import net.corda.nodeapi.internal.network.CopyCordapps;
import net.corda.nodeapi.internal.network.NetworkBootstrapper;
import net.corda.nodeapi.internal.network.NetworkParametersOverrides;
import net.corda.nodeapi.internal.network.PackageOwner;

/** Lays out the folders of a network and has Corda's own bootstrapper make it one. */
final class NetworkFounder {
  /** What Corda 4.10 says it is; below, it would refuse features that our contracts need. */
  static final int PLATFORM_VERSION = 12;

  private static final String CONTRACTS_PACKAGE = "net.concordat.contracts";

  private final Distribution distribution;
  private final StateFolder state;

  NetworkFounder(Distribution distribution, StateFolder state) {
    this.distribution = distribution;
    this.state = state;
  }

  /** Founds the network; the founding is written last, so half a network counts as none. */
  void found(Collection<Party> parties, Set<Party> cheats, boolean measured, Founding founding)
      throws IOException {
    state.create();
    for (Party party : parties) {
      layOut(state.node(party), new Ports(founding.basePort()), cheats.contains(party), measured);
    }
    ThinCordaJar.write(distribution.cordaJar(), state.nodes().resolve("corda.jar"));
    bootstrap();
    founding.write(state.founding());
  }

  private void layOut(NodeDirectory node, Ports ports, boolean cheats, boolean measured)
      throws IOException {
    Role role = node.party().role();
    Files.createDirectories(node.cordapps().resolve("config"));
    List<Path> jars = new ArrayList<>(distribution.cordapps(role));
    List<String> permissions = new ArrayList<>(Permissions.of(role));
    if (cheats) {
      jars.add(distribution.cheat());
      permissions.addAll(Permissions.ofCheat());
    }
    if (measured) {
      jars.add(distribution.bench());
      permissions.addAll(Permissions.ofBench());
    }
    for (Path jar : jars) {
      Files.copy(jar, node.cordapps().resolve(jar.getFileName()));
    }
    if (role == Role.BANK) {
      OwnerOnly.createDirectories(node.artifactStore());
    }
    Files.writeString(
        NodeConfig.configOf(distribution.workflows(), node), NodeConfig.workflows(node));
    List<RpcUser> users = new ArrayList<>();
    users.add(
        new RpcUser(
            NodeConfig.OPERATOR, OwnerOnly.writeNewPassword(node.rpcPassword()), permissions));
    if (role != Role.NOTARY) {
      users.add(
          new RpcUser(
              NodeConfig.REGISTRY,
              OwnerOnly.writeNewPassword(node.registryPassword()),
              Permissions.ofRegistry(role)));
    }
    OwnerOnly.write(
        node.config(),
        NodeConfig.node(node, ports, users, distribution.contracts().signerDigest()));
  }

  private void bootstrap() throws IOException {
    // A signed jar is held to its key; one in the bootstrapper's own folder would be offered for
    // its white list of hashes instead, so the jars are already in the nodes' folders.
    NetworkBootstrapper bootstrapper =
        new NetworkBootstrapper(
            true,
            () -> {
              throw new IllegalStateException("corda.jar is in the folder");
            },
            new NodeInfoGenerator(distribution.databases()),
            ContractsJarFile::new);
    NetworkParametersOverrides parameters =
        new NetworkParametersOverrides(
            PLATFORM_VERSION,
            null,
            null,
            List.of(new PackageOwner(CONTRACTS_PACKAGE, distribution.contracts().signer())),
            null);
    PrintStream console = System.out;
    try (PrintStream log =
        new PrintStream(
            new FileOutputStream(state.bootstrapLog().toFile()), true, StandardCharsets.UTF_8)) {
      // The bootstrapper prints, at length.
      System.setOut(log);
      bootstrapper.bootstrap(state.nodes(), CopyCordapps.No, parameters);
    } finally {
      System.setOut(console);
    }
  }
}
