// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.identity.RealmRole;

/** What proves a version's way, or a decision, and the check that needs nothing but files. */
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
    return verify(pack, List.of("--consortium", consortiumId));
  }

  /**
   * Whoever got the proof of a decision verifies it, likewise.
   *
   * @param anchors a copy of what is anchored
   * @param receipt that came with the decision
   */
  List<String> verifyDecision(Path proof, Path anchors, Path receipt)
      throws IOException, InterruptedException {
    return verify(proof, List.of("--anchors", anchors.toString(), "--receipt", receipt.toString()));
  }

  private List<String> verify(Path file, List<String> with)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("verify", file.toString()));
    arguments.addAll(with);
    return program.run(arguments).lines().skip(1).map(String::strip).toList();
  }
}
