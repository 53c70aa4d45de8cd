// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.scoring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.ServiceProcess;

/**
 * A bank's scoring service: a process that decides by what the bank's registry says that serves.
 */
public final class ScoringServer implements NetworkService {
  private static final int HEAP_MEGABYTES = 96;

  /** How long after its first decision a batch is closed. */
  public static final int BATCH_SECONDS = 60;

  private final Party bank;
  private final Path folder;
  private final Path jar;
  private final Settings settings;

  /**
   * What a scoring service must be told.
   *
   * @param port where it is asked
   * @param registry which says what serves
   * @param issuer the realm where it and its callers sign in
   * @param secretFile where its secret is
   * @param batchSeconds how long after its first decision a batch is closed, 1 to 60
   */
  public record Settings(int port, URI registry, URI issuer, Path secretFile, int batchSeconds) {}

  /**
   * The scoring service in a folder, started before or not.
   *
   * @param bank whose
   * @param folder what it keeps: the log of decisions, the key of receipts, versions
   * @param jar its program
   * @param settings what it must be told
   */
  public ScoringServer(Party bank, Path folder, Path jar, Settings settings) {
    this.bank = bank;
    this.folder = folder;
    this.jar = jar;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "Scoring of " + bank;
  }

  @Override
  public URI address() {
    return URI.create("http://localhost:" + settings.port());
  }

  /** Scores are computed by vectors, which only the JVM's second compiler makes fast. */
  @Override
  public void start() throws IOException {
    OwnerOnly.createDirectories(folder);
    OwnerOnly.writeProperties(configuration(), properties());
    process()
        .start(
            HEAP_MEGABYTES,
            List.of(
                "-XX:TieredStopAtLevel=4",
                "--add-modules",
                "jdk.incubator.vector",
                "-Dconcordat.wideLanes=true",
                "-jar",
                jar.toString(),
                configuration().toString()));
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("concordat.scoring.port", Integer.toString(settings.port()));
    properties.put("concordat.scoring.folder", data().toString());
    properties.put("concordat.scoring.registry", settings.registry().toString());
    properties.put("concordat.scoring.issuer", settings.issuer().toString());
    properties.put("concordat.scoring.batch-seconds", Integer.toString(settings.batchSeconds()));
    properties.put("concordat.scoring.secret-file", settings.secretFile().toString());
    return properties;
  }

  private Path configuration() {
    return folder.resolve("scoring.properties");
  }

  /** What it keeps. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Where its log of decisions is. */
  public Path log() {
    return data().resolve("log");
  }

  @Override
  public ServiceProcess process() {
    return new ServiceProcess(
        name(), "scoring", folder, List.of(address().resolve("/health/readiness")));
  }
}
