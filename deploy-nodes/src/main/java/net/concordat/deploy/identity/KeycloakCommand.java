// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.NodeCommand;

/**
 * The command line of Keycloak's process: that of its own {@code kc.sh}, without the shell between
 * it and us. No secret is on it, since everybody on the machine can read it.
 *
 * <p>{@code start --optimized} takes the build as it is: it writes nothing beside the software, and
 * refuses what only a development server allows. {@code start-dev} would build again in the folder
 * of the software, which networks share.
 */
final class KeycloakCommand {
  /** Names the server on its command line, by which the process is found again without a file. */
  static final String MARK = "-Dconcordat.identity=";

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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(MARK + folder.home());
    command.addAll(NodeCommand.JVM_FLAGS);
    command.addAll(FLAGS);
    command.add("-Dkc.home.dir=" + folder.home());
    command.add("-cp");
    command.add(software.resolve("lib").resolve("quarkus-run.jar").toString());
    command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    command.add("--config-file=" + folder.configuration());
    command.add("start");
    command.add("--optimized");
    if (withImports) {
      command.add("--import-realm");
    }
    return command;
  }
}
