// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command lines of Corda's process, from its own jar and with this machine's JDK. */
final class NodeCommand {
  /** Names the node on its command line, by which a process is found again without a file. */
  static final String MARK = "-Dconcordat.node=";

  /** Many small, short-lived JVMs on few cores: these three flags halve their start. */
  private static final List<String> JVM_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

  private final Path cordaJar;

  NodeCommand(Path cordaJar) {
    this.cordaJar = cordaJar;
  }

  /** Runs the node, in its own folder. */
  List<String> run(NodeDirectory directory, List<String> moreFlags) {
    return command(Stream.concat(Stream.of(MARK + directory.path()), moreFlags.stream()).toList());
  }

  /** Runs a subcommand of Corda, in a node's folder. */
  List<String> subcommand(Path folder, String... arguments) {
    return Stream.concat(command(List.of(MARK + folder)).stream(), Stream.of(arguments)).toList();
  }

  private List<String> command(List<String> flags) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(
            Stream.of(java),
            flags.stream(),
            JVM_FLAGS.stream(),
            Stream.of("-jar", cordaJar.toString()))
        .flatMap(part -> part)
        .toList();
  }
}
