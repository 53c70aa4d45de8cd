// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.worker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.ServiceProcess;

/** A bank's fine-tune worker: a process that takes jobs from the bank's registry. */
public final class WorkerServer implements NetworkService {
  /** It only waits and tells: each job trains in a process of its own. */
  private static final int HEAP_MEGABYTES = 64;

  private final Party bank;
  private final Path folder;
  private final List<String> program;
  private final Settings settings;

  /**
   * What a worker must be told.
   *
   * @param registry where it asks for jobs
   * @param issuer the realm where it signs in
   * @param secretFile where its secret is
   */
  public record Settings(URI registry, URI issuer, Path secretFile) {}

  /**
   * The worker in a folder, started before or not.
   *
   * @param bank whose
   * @param folder what it keeps: {@code data} for the bank's rows, {@code runs} for checkpoints
   * @param program how it is started, the Java launcher first
   * @param settings what it must be told
   */
  public WorkerServer(Party bank, Path folder, List<String> program, Settings settings) {
    this.bank = bank;
    this.folder = folder;
    this.program = program;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "Worker of " + bank;
  }

  /** Where it asks: nobody asks a worker anything. */
  @Override
  public URI address() {
    return settings.registry();
  }

  @Override
  public void start() throws IOException {
    OwnerOnly.createDirectories(data());
    process().start(HEAP_MEGABYTES, arguments());
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(program.subList(1, program.size()));
    arguments.addAll(
        List.of(
            "work",
            "--registry=" + settings.registry(),
            "--issuer=" + settings.issuer(),
            "--secret-file=" + settings.secretFile(),
            "--data=" + data(),
            "--runs=" + folder.resolve("runs")));
    return arguments;
  }

  /** Where the bank puts the rows that jobs may name. */
  public Path data() {
    return folder.resolve("data");
  }

  /** It has no address of its own: it can work once the registry answers. */
  @Override
  public ServiceProcess process() {
    return ServiceProcess.readyWith(address(), name(), "worker", folder);
  }
}
