// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.evidence.EvidenceVerifier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process that does nothing but verify a pack never comes near a network or a database. */
@Order(4)
@Timeout(600)
@ExtendWith(SharedConsortium.class)
class PackAloneIT {
  private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: ");

  /** What a JVM loads once it opens a socket or looks for a database, or needs a node. */
  private static final Pattern NOT_ALONE =
      Pattern.compile(
          "sun\\.nio\\.ch\\.(NioSocket|SocketChannel|ServerSocketChannel|DatagramChannel)Impl"
              + "|java\\.sql\\.DriverManager|javax\\.sql\\..*"
              + "|(org\\.h2|org\\.postgresql|org\\.hibernate|org\\.springframework)\\..*"
              + "|io\\.netty\\.channel\\..*|net\\.corda\\.(node|client)\\..*");

  private static final Pattern OF_NODES =
      Pattern.compile(
          "/(corda-node-\\d|corda-node-jdk17|corda-node-driver|corda-rpc|corda-testing|h2-|hibernate"
              + "|netty-(transport|handler|codec|resolver|buffer)|artemis-(core|server|journal)"
              + "|liquibase|HikariCP|postgresql)[^/]*\\.jar$");

  private final byte[] pack;

  PackAloneIT(TestConsortium c) {
    this.pack = PackSample.of(c).pack;
  }

  /** What the process runs. */
  static final class Alone {
    private Alone() {}

    /** Verifies the file that is named. */
    public static void main(String[] args) throws IOException {
      List<String> problems =
          EvidenceVerifier.verify(Files.readAllBytes(Path.of(args[0]))).problems();
      problems.forEach(System.out::println);
      System.exit(problems.isEmpty() ? 0 : 1);
    }
  }

  @Test
  void neverLoadsWhatSpeaksToEither(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("pack.zip"), pack);
    Path loaded = folder.resolve("loaded.txt");
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xlog:class+load:file=" + loaded);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), Alone.class.getName(), file.toString()));
    Process alone = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(alone.waitFor()).as(said).isZero();
    Set<String> classes = new TreeSet<>();
    for (String line : Files.readAllLines(loaded)) {
      Matcher found = LOADED.matcher(line);
      if (found.find()) {
        classes.add(found.group(1));
      }
    }
    assertThat(classes).contains(EvidenceVerifier.class.getName());
    assertThat(classes.stream().filter(name -> NOT_ALONE.matcher(name).matches())).isEmpty();
  }

  /** That of the tests, without what only nodes need. */
  private static String classPath() {
    // Of a forked test it is not the one that its JVM was started with.
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(entry -> !OF_NODES.matcher(entry).find())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
