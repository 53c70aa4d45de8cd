// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFolderTest {
  private static final int LOOKS = 300;

  @TempDir private Path folder;

  @Test
  void givesWhatStaysWhileFoldersAndFilesComeAndGo() throws Exception {
    Path stays = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("a"), "x");
    FutureTask<Void> others = new FutureTask<>(this::comeAndGo);
    Thread thread = new Thread(others, "comes and goes");
    thread.start();
    for (int i = 0; i < LOOKS; i++) {
      for (Path file : LiveFolder.files(folder)) {
        assertThat(LiveFolder.bytes(file)).hasSizeLessThanOrEqualTo(1);
      }
      assertThat(LiveFolder.files(folder)).contains(stays);
    }
    thread.interrupt();
    others.get();
    assertThat(LiveFolder.files(folder)).containsExactly(stays);
    assertThat(LiveFolder.bytes(folder.resolve("gone"))).isEmpty();
  }

  private Void comeAndGo() throws IOException {
    Path comes = folder.resolve("comes");
    while (!Thread.currentThread().isInterrupted()) {
      Files.createDirectory(comes);
      for (int i = 0; i < 20; i++) {
        Files.createFile(comes.resolve("b" + i));
      }
      for (int i = 0; i < 20; i++) {
        Files.delete(comes.resolve("b" + i));
      }
      Files.delete(comes);
    }
    return null;
  }
}
