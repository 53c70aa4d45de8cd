// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundingTest {
  private static final Founding FOUNDED = new Founding("a".repeat(64), 20_000);

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
    assertThatNoException()
        .isThrownBy(() -> FOUNDED.requireSame(new Founding("a".repeat(64), 20_000)));
  }

  @Test
  void refusesAnotherContractJar() {
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> FOUNDED.requireSame(new Founding("b".repeat(64), 20_000)))
        .withMessage(
            "This network was founded under contract jar aaaaaaaaaaaa, and the one built now is bbbbbbbbbbbb; its states cannot be read with it. Remove the network with ./concordat down --purge, then start a new one.");
  }

  @Test
  void refusesToMoveToOtherPorts() {
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> FOUNDED.requireSame(new Founding("a".repeat(64), 30_000)))
        .withMessageContaining("base port 20000 and cannot move to 30000");
  }
}
