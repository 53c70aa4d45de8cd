// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import net.concordat.deploy.Role;
import net.concordat.deploy.ServiceProcess;

/**
 * Where people and programs of a network sign in: one Keycloak for all, on this machine alone, with
 * a realm for each organisation. In production each organisation runs its own.
 */
public final class IdentityServer implements NetworkService {
  private static final int HEAP_MEGABYTES = 512;

  private final IdentityFolder folder;
  private final Path software;
  private final Ports ports;
  private final List<Party> organisations;

  /**
   * The server in a folder, started before or not.
   *
   * @param folder what it keeps
   * @param software Keycloak, unpacked and built; nothing is written there
   * @param parties of the network; all but the notary have a realm
   */
  public IdentityServer(IdentityFolder folder, Path software, Ports ports, List<Party> parties) {
    this.folder = folder;
    this.software = software;
    this.ports = ports;
    this.organisations = parties.stream().filter(party -> party.role() != Role.NOTARY).toList();
  }

  /** What it keeps. */
  public IdentityFolder folder() {
    return folder;
  }

  /** Those who have a realm. */
  public List<Party> organisations() {
    return organisations;
  }

  /** The secret of a bank's fine-tune worker. */
  public Path workerSecret(Party bank) {
    return folder.clientSecret(bank, RealmClient.WORKER);
  }

  /** The secret of a bank's scoring service. */
  public Path scoringSecret(Party bank) {
    return folder.clientSecret(bank, RealmClient.SCORING);
  }

  /** The secret of a bank's programs that have cases decided. */
  public Path gatewaySecret(Party bank) {
    return folder.clientSecret(bank, RealmClient.GATEWAY);
  }

  /** The secret of a party's web pages. */
  public Path uiSecret(Party party) {
    return folder.clientSecret(party, RealmClient.UI);
  }

  @Override
  public String name() {
    return "Sign-in";
  }

  @Override
  public URI address() {
    return URI.create("http://localhost:" + ports.signIn());
  }

  /** What tokens of an organisation's realm name as their issuer. */
  public URI issuer(Party party) {
    return address().resolve("/realms/" + party.organisation());
  }

  /** Whether it has been ready once, and the people who found it know the passwords. */
  public boolean isFounded() {
    return folder.isFounded();
  }

  /**
   * Starts the process and returns at once. Until its founding is concluded, each start begins with
   * a new database, and the same passwords.
   */
  @Override
  public void start() throws IOException {
    boolean founding = !isFounded();
    IdentityFounder founder = new IdentityFounder(folder, organisations, ports);
    if (founding) {
      founder.writeImports();
    }
    founder.writeConfiguration(founding);
    linkSoftware();
    process().start(HEAP_MEGABYTES, new KeycloakCommand(software, folder).start(founding));
  }

  /** Once it is ready for the first time: what its realms were made of is not needed again. */
  public void concludeFounding() throws IOException {
    new IdentityFounder(folder, organisations, ports).conclude();
  }

  @Override
  public ServiceProcess process() {
    return new ServiceProcess(
        "Keycloak",
        "identity",
        folder.home(),
        organisations.stream()
            .map(party -> URI.create(issuer(party) + "/.well-known/openid-configuration"))
            .toList());
  }

  /** Keycloak looks for its build below its home; a link leaves the software in one place. */
  private void linkSoftware() throws IOException {
    Path lib = software.resolve("lib");
    if (!Files.isDirectory(lib)) {
      throw new DeployException(
          "Keycloak is not in " + software + "; build again with ./concordat.");
    }
    Files.deleteIfExists(folder.software());
    Files.createSymbolicLink(folder.software(), lib);
  }
}
