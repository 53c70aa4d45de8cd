// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeDatabasesTest {
  @TempDir Path home;
  private Path kept = Path.of("");
  private NodeDatabases databases = new NodeDatabases(kept, kept);

  @BeforeEach
  void install() throws IOException {
    kept = Files.createDirectory(home.resolve("databases"));
    // No jar: whoever starts it fails.
    databases = new NodeDatabases(kept, Files.writeString(home.resolve("corda.jar"), "Corda"));
  }

  @Test
  void nodesWithTheSameCordappsBeginWithTheDatabaseThatWasMadeForThem() throws IOException {
    Path first = node("first", "contracts");
    Path second = node("second", "contracts");
    Path notary = node("notary", "notary");
    Files.writeString(kept.resolve(databases.keyOf(first) + ".mv.db"), "of banks");
    Files.writeString(kept.resolve(databases.keyOf(notary) + ".mv.db"), "of notaries");

    databases.giveTo(List.of(first, second, notary));

    assertThat(first.resolve("persistence.mv.db")).hasContent("of banks");
    assertThat(second.resolve("persistence.mv.db")).hasContent("of banks");
    assertThat(notary.resolve("persistence.mv.db")).hasContent("of notaries");
  }

  @Test
  void otherJarsOfTheSameNameMakeAnother() throws IOException {
    Path before = node("before", "contracts");
    Path after = node("after", "contracts of tomorrow");
    assertThat(databases.keyOf(after)).isNotEqualTo(databases.keyOf(before));
    String key = databases.keyOf(before);
    Files.writeString(home.resolve("corda.jar"), "another Corda");
    assertThat(databases.keyOf(before)).isNotEqualTo(key);
  }

  @Test
  void keepsNothingThatCouldNotBeMade() throws IOException {
    Path node = node("first", "contracts");
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> databases.giveTo(List.of(node)))
        .withMessageContaining("The node in first could not be prepared (run-migration-scripts)");
    assertThat(kept).isEmptyDirectory();
  }

  private Path node(String name, String jar) throws IOException {
    Path folder = home.resolve(name);
    Path cordapps = Files.createDirectories(folder.resolve("cordapps").resolve("config"));
    Files.writeString(cordapps.resolveSibling("cordapp.jar"), jar);
    return folder;
  }
}
