// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.worker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.HttpReadiness;
import net.concordat.deploy.MarkedProcess;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;

/** A bank's fine-tune worker: a process that takes jobs from the bank's registry. */
public final class WorkerServer implements NetworkService {
  /** Names the worker on its command line. */
  private static final String MARK = "-Dconcordat.worker=";

  /** It only waits and tells: each job trains in a process of its own. */
  private static final List<String> JVM_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m");

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
    process().start(command());
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of(program.get(0), MARK + folder));
    command.addAll(JVM_FLAGS);
    command.addAll(program.subList(1, program.size()));
    command.addAll(
        List.of(
            "work",
            "--registry=" + settings.registry(),
            "--issuer=" + settings.issuer(),
            "--secret-file=" + settings.secretFile(),
            "--data=" + data(),
            "--runs=" + folder.resolve("runs")));
    return command;
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path consoleLog() {
    return folder.resolve("logs").resolve("console.log");
  }

  @Override
  public MarkedProcess process() {
    return new MarkedProcess(MARK + folder, folder, consoleLog());
  }

  /** It has no address of its own: it can work once the registry answers. */
  @Override
  public HttpReadiness readiness() {
    return new HttpReadiness(
        name(), List.of(address().resolve("/actuator/health/readiness")), consoleLog());
  }
}
