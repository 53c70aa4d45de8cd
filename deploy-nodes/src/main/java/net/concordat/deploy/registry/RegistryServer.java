// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.ServiceProcess;

/** The registry of one party: a process beside its node. */
public final class RegistryServer implements NetworkService {
  private static final int HEAP_MEGABYTES = 256;

  private final Party party;
  private final Path folder;
  private final Path jar;
  private final Settings settings;

  /**
   * The registry in a folder, started before or not.
   *
   * @param party whose
   * @param folder what it keeps
   * @param jar its program
   * @param settings what it must be told
   */
  public RegistryServer(Party party, Path folder, Path jar, Settings settings) {
    this.party = party;
    this.folder = folder;
    this.jar = jar;
    this.settings = settings;
  }

  /**
   * What a registry must be told.
   *
   * @param port where it listens, on this machine alone
   * @param node host and port of its node's RPC
   * @param user its RPC user
   * @param passwordFile where that one's password is
   * @param issuer the realm whose tokens count
   * @param artifactStore the folder of the bank's artifacts; empty for the regulator, who has none
   */
  public record Settings(
      int port,
      String node,
      String user,
      Path passwordFile,
      URI issuer,
      Optional<Path> artifactStore) {
    Map<String, String> toProperties(Path folder) {
      Map<String, String> properties = new TreeMap<>();
      properties.put("server.address", "localhost");
      properties.put("server.port", Integer.toString(port));
      // Without delay: what a registry has told somebody is kept, also when it is killed.
      properties.put(
          "spring.datasource.url",
          "jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
              .formatted(folder.resolve("registry")));
      properties.put("concordat.node.rpc-address", node);
      properties.put("concordat.node.user", user);
      properties.put("concordat.node.password-file", passwordFile.toString());
      properties.put("concordat.security.issuer", issuer.toString());
      properties.put("concordat.observer", Boolean.toString(artifactStore.isEmpty()));
      artifactStore.ifPresent(
          store -> properties.put("concordat.artifacts.directory", store.toString()));
      return properties;
    }
  }

  /** What it keeps. */
  public Path folder() {
    return folder;
  }

  @Override
  public String name() {
    return "Registry of " + party;
  }

  @Override
  public URI address() {
    return URI.create("http://localhost:" + settings.port());
  }

  @Override
  public void start() throws IOException {
    OwnerOnly.createDirectories(folder);
    OwnerOnly.writeProperties(configuration(), settings.toProperties(folder));
    process()
        .start(
            HEAP_MEGABYTES,
            List.of(
                "-jar", jar.toString(), "--spring.config.additional-location=" + configuration()));
  }

  private Path configuration() {
    return folder.resolve("registry.properties");
  }

  @Override
  public ServiceProcess process() {
    return ServiceProcess.readyWith(address(), name(), "registry", folder);
  }
}
