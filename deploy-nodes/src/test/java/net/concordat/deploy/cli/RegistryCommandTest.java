// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import net.concordat.deploy.registry.AnsweringServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command line that asks, over HTTP, a registry that answers as the real one does. */
@Timeout(300)
abstract class RegistryCommandTest {
  static final String TOKEN = "header.payload.signature";
  static final String PASSWORD = "0123456789abcdef";
  static final String MODEL_A = "a".repeat(64);
  static final String MODEL_B = "b".repeat(64);
  static final String BANK_A = "O=BankA, L=London, C=GB";
  static final String BANK_B = "O=BankB, L=Frankfurt, C=DE";
  static final String ID = "5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";
  static final String MODELS = "GET /api/v1/models?name=card-fraud";
  static final String CHAMPION =
      "GET /api/v1/champion?member=O%3DBankA%2C+L%3DLondon%2C+C%3DGB&purpose=fraud";
  static final String VERSION_OF_A = "/api/v1/models/" + MODEL_A + "/versions/2";

  @TempDir Path folder;

  private Ports ports;
  AnsweringServer keycloak;
  AnsweringServer registry;

  @BeforeEach
  void start() throws IOException {
    ports = Ports.free(14_000);
    keycloak =
        new AnsweringServer(ports.signIn())
            .on(
                "POST /realms/BankA/protocol/openid-connect/token",
                200,
                "{\"access_token\":\"" + TOKEN + "\"}");
    registry = new AnsweringServer(ports.of(Party.BANK_A, Ports.Use.REGISTRY));
    Path users = Files.createDirectories(folder.resolve("identity/BankA/users"));
    for (String user : List.of("developer", "auditor")) {
      Files.writeString(users.resolve(user), PASSWORD);
    }
    registry.on(
        "GET /api/v1/consortium",
        200,
        "{\"charter\":{\"members\":[{\"name\":\"O=BankA, L=London, C=GB\"},{\"name\":\"O=BankB, L=Frankfurt, C=DE\"}]}}");
    registry.on("GET /api/v1/models", 200, items(model(MODEL_A, BANK_A, 2)));
  }

  @AfterEach
  void stop() {
    registry.close();
    keycloak.close();
  }

  static String model(String id, String owner, int lastVersion) {
    return "{\"modelId\":\"%s\",\"name\":\"card-fraud\",\"owner\":\"%s\",\"purpose\":\"fraud\",\"lastVersion\":%d}"
        .formatted(id, owner, lastVersion);
  }

  static String items(String... items) {
    return "{\"items\":[" + String.join(",", items) + "]}";
  }

  static String version(String modelId, int number) {
    return "{\"version\":{\"modelId\":\"%s\",\"version\":%d},\"owner\":\"O=BankA, L=London, C=GB\",\"status\":\"APPROVED\",\"since\":\"2026-03-01T00:00:00Z\",\"artifact\":{\"digest\":\"d\",\"sizeBytes\":5},\"policy\":{\"terms\":{\"purposes\":[\"fraud\"],\"expiresAt\":\"2027-01-01T00:00:00Z\"}}}"
        .formatted(modelId, number);
  }

  CommandRun run(String typed, String... more) {
    List<String> all = new ArrayList<>(List.of(typed.split(" ")));
    all.addAll(List.of(more));
    all.addAll(
        List.of("--state-dir", folder.toString(), "--base-port", Integer.toString(ports.base())));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.out() + run.err()).doesNotContain(TOKEN, PASSWORD);
    return run;
  }

  String done(String typed, String... more) {
    CommandRun run = run(typed, more);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    return run.out();
  }

  String refused(String typed, String... more) {
    CommandRun run = run(typed, more);
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    String problem = run.err().replaceAll("(?s)^\\rUploading.*bytes\\R", "");
    assertThat(problem.strip()).doesNotContain("\tat ", "\n");
    return problem;
  }

  static String hasItsEnd(String result) {
    return "{\"id\":\"%s\",\"kind\":\"x\",\"status\":\"DONE\",\"result\":%s}".formatted(ID, result);
  }
}
