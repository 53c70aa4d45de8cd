// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.identity.RealmRole;

/** What proves a version's way, and the check of it that needs nothing but its bytes. */
final class Evidence {
  private final JarProcess program;

  Evidence(Distribution distribution) {
    this.program =
        new JarProcess(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                distribution.program().toString()),
            "verifier");
  }

  /** A bank's auditor has the registry put together all that proves a version's way. */
  static Path pack(Office bank, SharedModel model, Path folder)
      throws IOException, InterruptedException {
    Path pack = folder.resolve("evidence-" + model.artifact().digest() + ".zip");
    return Files.write(pack, bank.as(RealmRole.AUDITOR).file(model.path() + "/evidence"));
  }

  /**
   * Whoever got a pack verifies it: in a process of its own, without node or registry.
   *
   * @param consortiumId as the verifier knows it
   * @return what was verified, a sentence each
   * @throws DemoFailure if anything is wrong
   */
  List<String> verify(Path pack, String consortiumId) throws IOException, InterruptedException {
    return program
        .run(List.of("verify", pack.toString(), "--consortium", consortiumId))
        .lines()
        .skip(1)
        .map(String::strip)
        .toList();
  }
}
