// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of Keycloak's process: those of its own {@code kc.sh}, without the shell between it
 * and us. No secret is on it, since everybody on the machine can read it.
 *
 * <p>{@code start --optimized} takes the build as it is: it writes nothing beside the software, and
 * refuses what only a development server allows. {@code start-dev} would build again in the folder
 * of the software, which networks share.
 */
final class KeycloakCommand {
  /** As in {@code kc.sh}, where each has its reason. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:MaxMetaspaceSize=256m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "-Duser.language=en",
          "-Duser.country=US",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Dpicocli.disable.closures=true",
          "-Dquarkus-log-max-startup-records=10000",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  private final Path software;
  private final IdentityFolder folder;

  KeycloakCommand(Path software, IdentityFolder folder) {
    this.software = software;
    this.folder = folder;
  }

  /** Starts the server, which imports the realms that it is given if it is to. */
  List<String> start(boolean withImports) {
    List<String> arguments = new ArrayList<>(FLAGS);
    arguments.add("-Dkc.home.dir=" + folder.home());
    arguments.add("-cp");
    arguments.add(software.resolve("lib").resolve("quarkus-run.jar").toString());
    arguments.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    arguments.add("--config-file=" + folder.configuration());
    arguments.add("start");
    arguments.add("--optimized");
    if (withImports) {
      arguments.add("--import-realm");
    }
    return arguments;
  }
}
