// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundingTest {
  private static final Founding FOUNDED = new Founding(List.of("a".repeat(64)), 20_000);

  @TempDir Path folder;

  @Test
  void isReadAsItWasWritten() throws IOException {
    Path file = folder.resolve("network.properties");
    FOUNDED.write(file);
    assertThat(Founding.read(file)).contains(FOUNDED);
  }

  @Test
  void isNothingBeforeItWasWritten() throws IOException {
    assertThat(Founding.read(folder.resolve("network.properties"))).isEmpty();
  }

  @Test
  void acceptsWhatItWasFoundedUnder() {
    assertThatNoException().isThrownBy(() -> FOUNDED.requireStartable("a".repeat(64), 20_000));
  }

  @Test
  void refusesAnotherContractJar() {
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> FOUNDED.requireStartable("b".repeat(64), 20_000))
        .withMessage(
            "This network's nodes have contract jar aaaaaaaaaaaa, and the one built now is bbbbbbbbbbbb. Once the members have allowed it, give it to each node with ./concordat upgrade; or remove the network with ./concordat down --purge, then start a new one.");
  }

  @Test
  void acceptsEachContractJarThatANodeWasGivenSince() throws IOException {
    Path file = folder.resolve("network.properties");
    FOUNDED.with("b".repeat(64)).with("b".repeat(64)).write(file);
    Founding upgraded = Founding.read(file).orElseThrow();
    assertThat(upgraded.contractJars()).containsExactly("a".repeat(64), "b".repeat(64));
    assertThatNoException()
        .isThrownBy(
            () -> {
              upgraded.requireStartable("a".repeat(64), 20_000);
              upgraded.requireStartable("b".repeat(64), 20_000);
            });
  }

  @Test
  void refusesToMoveToOtherPorts() {
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> FOUNDED.requireStartable("a".repeat(64), 30_000))
        .withMessageContaining("base port 20000 and cannot move to 30000");
  }
}
