// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built software, in one folder that can be moved: this program, Corda, the CorDapps.
 *
 * @param home the folder
 */
public record Distribution(Path home) {
  private static final String HOME = "concordat.home";

  /** The one this program was started from, unless the system property names another. */
  public static Distribution current() {
    String home = System.getProperty(HOME);
    if (home != null) {
      return new Distribution(Path.of(home).toAbsolutePath().normalize());
    }
    try {
      Path jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Distribution(jar.resolveSibling(""));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("This program has no place", e);
    }
  }

  /** The jar that starts a node. */
  Path cordaJar() {
    return home.resolve("corda").resolve("corda.jar");
  }

  /** What nodes begin with. */
  NodeDatabases databases() {
    return new NodeDatabases(home.resolve("databases"), cordaJar());
  }

  /** This program. */
  public Path program() {
    return home.resolve("concordat.jar");
  }

  /** How the worker is started, which runs as a process of its own; its arguments follow. */
  public List<String> worker() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "-jar",
        home.resolve("worker").resolve("finetune-worker.jar").toString());
  }

  /** How a bench beside the worker's own classes is started; its arguments follow. */
  public List<String> workerBench(String mainClass) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "-Dconcordat.wideLanes=true",
        "-cp",
        home.resolve("worker").resolve("finetune-worker.jar")
            + File.pathSeparator
            + home.resolve("worker-bench").resolve("*"),
        mainClass);
  }

  /** Keycloak, which runs as a process of its own. */
  public Path keycloak() {
    return home.resolve("keycloak");
  }

  /** The registry, which runs as a process of its own. */
  public Path registry() {
    return home.resolve("registry").resolve("model-registry.jar");
  }

  /** The scoring service, which runs as a process of its own, and its libraries. */
  public Path scoring() {
    return home.resolve("scoring").resolve("scoring-service.jar");
  }

  /** The web pages, which run as processes of their own. */
  public Path ui() {
    return home.resolve("ui").resolve("web-ui.jar");
  }

  /** What is put on the registry's class path to measure it. */
  public Path registryBench() {
    return home.resolve("registry").resolve("bench");
  }

  /** The data that ship with the product. */
  public Path data() {
    return home.resolve("data");
  }

  /** The signed contracts. */
  public ContractJar contracts() throws IOException {
    return ContractJar.in(cordapps());
  }

  Path workflows() throws IOException {
    return cordapp("cordapp-workflows");
  }

  /**
   * The jars a node of this role loads: the notary runs contracts, shows observers its log, and has
   * no outbox and no bank's flow.
   */
  List<Path> cordapps(Role role) throws IOException {
    List<Path> everywhere = List.of(contracts().path(), cordapp("cordapp-notary"));
    return role == Role.NOTARY
        ? everywhere
        : Stream.concat(everywhere.stream(), Stream.of(workflows())).toList();
  }

  /** What a dishonest member installs, for the demonstration alone. */
  Path cheat() throws IOException {
    return cordapp("cordapp-cheat");
  }

  /** The bare flows that benches measure beside ours, for them alone. */
  Path bench() throws IOException {
    return cordapp("cordapp-bench");
  }

  private Path cordapp(String name) throws IOException {
    return onlyJar(cordapps(), name);
  }

  private Path cordapps() {
    return home.resolve("cordapps");
  }

  /** The one jar of a CorDapp in a folder, whatever its version. */
  static Path onlyJar(Path folder, String name) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      List<Path> found =
          jars.filter(jar -> jar.getFileName().toString().matches(name + "-[0-9].*\\.jar"))
              .toList();
      if (found.size() != 1) {
        throw new DeployException(
            "%s must hold one jar of %s, but holds %d; build again with ./concordat."
                .formatted(folder, name, found.size()));
      }
      return found.get(0);
    }
  }
}
