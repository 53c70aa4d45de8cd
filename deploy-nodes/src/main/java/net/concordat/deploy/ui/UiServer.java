// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

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
import net.concordat.deploy.Role;
import net.concordat.deploy.ServiceProcess;

/** The web pages of one party: a process that asks the party's registry. */
public final class UiServer implements NetworkService {
  private static final int HEAP_MEGABYTES = 256;

  private final Party party;
  private final Path folder;
  private final Path jar;
  private final Settings settings;

  /**
   * What the pages must be told.
   *
   * @param address where people find them, at a host name of the party's own
   * @param registry which registry they ask
   * @param issuer the realm where people sign in
   * @param secretFile where the secret is by which the realm knows the pages
   * @param scoring which scoring service they ask; none at a regulator
   */
  public record Settings(
      URI address, URI registry, URI issuer, Path secretFile, Optional<URI> scoring) {}

  /**
   * The pages of a party, started before or not.
   *
   * @param party whose
   * @param folder where they run and log
   * @param jar their program
   * @param settings what they must be told
   */
  public UiServer(Party party, Path folder, Path jar, Settings settings) {
    this.party = party;
    this.folder = folder;
    this.jar = jar;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "Pages of " + party;
  }

  @Override
  public URI address() {
    return settings.address();
  }

  @Override
  public void start() throws IOException {
    OwnerOnly.createDirectories(folder);
    OwnerOnly.writeProperties(configuration(), properties());
    process()
        .start(
            HEAP_MEGABYTES,
            List.of(
                "-jar", jar.toString(), "--spring.config.additional-location=" + configuration()));
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("server.address", "localhost");
    properties.put("server.port", Integer.toString(settings.address().getPort()));
    properties.put("concordat.ui.party", party.organisation());
    properties.put("concordat.ui.observer", Boolean.toString(party.role() == Role.OBSERVER));
    properties.put("concordat.ui.registry", settings.registry().toString());
    properties.put("concordat.ui.issuer", settings.issuer().toString());
    properties.put("concordat.ui.client-secret-file", settings.secretFile().toString());
    settings
        .scoring()
        .ifPresent(address -> properties.put("concordat.ui.scoring", address.toString()));
    return properties;
  }

  private Path configuration() {
    return folder.resolve("ui.properties");
  }

  /** Asked at localhost: browsers alone take every name that ends so for this machine. */
  @Override
  public ServiceProcess process() {
    return ServiceProcess.readyWith(
        URI.create("http://localhost:" + settings.address().getPort()), name(), "ui", folder);
  }
}
