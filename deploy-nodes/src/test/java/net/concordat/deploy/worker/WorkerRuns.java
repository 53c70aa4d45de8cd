// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.deploy.Distribution;

/** Has the worker's program do what is no job, and keeps what it leaves in a folder. */
public final class WorkerRuns {
  private final Path folder;

  public WorkerRuns(Path folder) {
    this.folder = folder;
  }

  /** Cuts the shipped fraud data into the banks' files, which come into the folder. */
  public void prepare() throws Exception {
    run(
        "prepare",
        "--use-case=fraud",
        "--data=" + Distribution.current().data().resolve("fraud"),
        "--out=" + folder);
  }

  /** Trains by a request into a folder of its own; gives the artifact. */
  public Path pretrain(Path spec, Path store) throws Exception {
    run("pretrain", "--quiet", "--spec=" + spec, "--out=" + store);
    return artifact(store);
  }

  /** The one artifact in a folder. */
  public static Path artifact(Path store) throws Exception {
    try (Stream<Path> files = Files.list(store)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".zip")).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  /** Commits to rows that no training sees. */
  public void commit(Path rows, Path holdout) throws Exception {
    run(
        "holdout",
        "commit",
        "--data=" + rows,
        "--first-day=2013-09-01",
        "--last-day=2013-09-30",
        "--split-rule=A trial.",
        "--out=" + holdout);
  }

  /** Runs a command that must end well. */
  public void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.addAll(List.of(arguments));
    Path log = folder.resolve("worker.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as("%s printed%n%s", command, Files.readString(log)).isZero();
  }
}
