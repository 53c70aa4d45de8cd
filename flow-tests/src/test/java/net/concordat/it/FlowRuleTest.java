// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.concordat.workflows.support.FlowRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No rule without a test that provokes it, and none that the protocol does not list. */
class FlowRuleTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path TESTS = MODULE.resolve("src/test/java/net/concordat/it");
  private static final Path PROTOCOL = MODULE.resolve("../docs/ledger-protocol.md");

  @ParameterizedTest
  @EnumSource
  void isProvokedByATest(FlowRule rule) throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith("IT.java"))
                  .filter(file -> read(file).contains("FlowRule." + rule.name())))
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isListedInTheProtocol(FlowRule rule) {
    assertThat(read(PROTOCOL)).contains("| `" + rule.ruleName() + "` | " + rule.sentence() + " |");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
