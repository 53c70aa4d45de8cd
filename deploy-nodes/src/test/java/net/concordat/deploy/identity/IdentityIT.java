// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The real Keycloak, which was killed while it was founded. */
@OnRegistries
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CODE_CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final IdentityServer server;

  IdentityIT(RegistryNetwork network) {
    server = network.identity();
  }

  @Test
  void signsSomebodyInForEachRoleOfEachOrganisation() throws Exception {
    Tokens tokens = new Tokens(server);
    for (Party party : server.organisations()) {
      for (RealmRole role : RealmRole.ofPeople(party)) {
        JsonNode claims = claims(tokens.of(party, role.username()));
        assertThat(claims.path("iss").asText())
            .isEqualTo(server.address() + "/realms/" + party.organisation());
        assertThat(audiences(claims))
            .containsExactlyInAnyOrderElementsOf(
                party == Party.REGULATOR
                    ? List.of("concordat-registry")
                    : List.of("concordat-registry", "concordat-scoring"));
        assertThat(roles(claims)).containsExactly(role.words());
        assertThat(claims.has("resource_access")).isFalse();
        assertThat(claims.path("preferred_username").asText()).isEqualTo(role.username());
        assertThat(claims.path("sub").asText()).isNotEmpty();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
      }
    }
  }

  @Test
  void signsAWorkerInWithARoleThatNoPersonHas() throws Exception {
    JsonNode claims = claims(new Tokens(server).ofWorker(Party.BANK_B));
    assertThat(roles(claims)).containsExactly("finetune-worker");
    assertThat(claims.path("aud").asText()).isEqualTo("concordat-registry");
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> new Tokens(server).ofWorker(Party.REGULATOR));
  }

  @Test
  void signsAScoringServiceInWithARoleThatNoPersonHas() throws Exception {
    JsonNode claims = claims(new Tokens(server).ofScoring(Party.BANK_B));
    assertThat(roles(claims)).containsExactly("scoring-service");
    assertThat(claims.path("aud").asText()).isEqualTo("concordat-registry");
  }

  @Test
  void givesProgramsThatHaveCasesDecidedNoTokenForTheRegistry() throws Exception {
    JsonNode claims = claims(new Tokens(server).ofGateway(Party.BANK_B).token());
    assertThat(roles(claims)).containsExactly("scoring-caller");
    assertThat(audiences(claims)).containsExactly("concordat-scoring");
  }

  @Test
  void refusesAWrongPasswordAndSoonTheRightOneToo() throws Exception {
    new RealmAdministrator(server).hire(Party.REGULATOR, "guest", List.of(RealmRole.AUDITOR));
    Tokens tokens = new Tokens(server);
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> tokens.of(Party.REGULATOR, "guest", "not the password"))
          .withMessageContaining("The realm of Regulator does not sign guest in: status 400")
          .withMessageContaining("invalid_grant");
    }
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> tokens.of(Party.REGULATOR, "guest"))
        .withMessageContaining("invalid_grant");
  }

  @Test
  void refusesAUserOfAnotherBank() throws Exception {
    String password = Files.readString(server.folder().password(Party.BANK_A, "validator"));
    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> new Tokens(server).of(Party.BANK_B, "validator", password))
        .withMessageContaining("invalid_grant");
  }

  @Test
  void givesAProgramOfKeycloaksOwnNoTokenForTheRegistry() throws Exception {
    HttpResponse<String> answer =
        post(Party.BANK_A, "token", signIn("admin-cli", "auditor") + "&scope=openid");
    assertThat(answer.statusCode()).isEqualTo(200);
    String token = JSON.readTree(answer.body()).path("access_token").asText();
    assertThat(claims(new AccessToken(token)).path("aud").toString())
        .doesNotContain("concordat-registry");
  }

  @Test
  void givesNoTokenThatOutlivesTheSession() throws Exception {
    HttpResponse<String> answer =
        post(Party.BANK_A, "token", signIn("concordat-cli", "auditor") + "&scope=offline_access");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_scope");
  }

  @Test
  void letsTheCommandLineAskForACodeOnlyWithPkce() throws Exception {
    String without = "client_id=concordat-cli";
    assertThat(post(Party.BANK_A, "auth/device", without).statusCode()).isEqualTo(400);
    HttpResponse<String> with =
        post(
            Party.BANK_A,
            "auth/device",
            without + "&code_challenge_method=S256&code_challenge=" + CODE_CHALLENGE);
    assertThat(with.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(with.body()).path("user_code").asText()).isNotEmpty();
  }

  @Test
  void letsNoAdministratorActAsSomebodyElse() throws Exception {
    String validator =
        claims(new Tokens(server).of(Party.BANK_A, "validator")).path("sub").asText();
    String users = "/admin/realms/BankA/users/" + validator;
    assertThat(administrator("GET", users)).isEqualTo(200);
    assertThat(administrator("POST", users + "/impersonation")).isEqualTo(501);
  }

  @Test
  void makesItsAdministratorWithADrawnPassword() throws Exception {
    assertThat(administrator("GET", "/admin/realms/BankA")).isEqualTo(200);
    String password = Files.readString(server.folder().adminPassword());
    assertThat(arguments()).noneMatch(argument -> argument.contains(password));
    assertThat(server.process().consoleLog()).content().doesNotContain(password);
  }

  @Test
  void keepsItsUsersOverARestartAndLeavesNoProcess() throws Exception {
    assertThat(server.status()).isEqualTo(NodeStatus.UP);
    assertThat(server.processIds()).hasSize(1);

    server.stop();

    assertThat(server.status()).isEqualTo(NodeStatus.DOWN);
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("localhost", server.address().getPort()).close());
    assertThat(server.folder().imports()).doesNotExist();

    server.start();
    server.awaitReady();
    assertThat(roles(claims(new Tokens(server).of(Party.BANK_B, "approver"))))
        .containsExactly("model-approver");
  }

  /** The status that Keycloak's administrator is answered with. */
  private int administrator(String method, String path) throws Exception {
    return new RealmAdministrator(server).send(method, path, "").statusCode();
  }

  private List<String> arguments() {
    return ProcessHandle.of(server.processIds().get(0))
        .flatMap(process -> process.info().arguments())
        .map(List::of)
        .orElseThrow();
  }

  private String signIn(String clientId, String username) throws IOException {
    return "grant_type=password&client_id=%s&username=%s&password=%s"
        .formatted(
            clientId, username, Files.readString(server.folder().password(Party.BANK_A, username)));
  }

  private HttpResponse<String> post(Party party, String endpoint, String form) throws Exception {
    return send(URI.create(server.issuer(party) + "/protocol/openid-connect/" + endpoint), form);
  }

  private static HttpResponse<String> send(URI uri, String form) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
  }

  private static JsonNode claims(AccessToken token) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.value().split("\\.", -1)[1]));
  }

  /** One alone is no list. */
  private static List<String> audiences(JsonNode claims) {
    JsonNode audience = claims.path("aud");
    return audience.isTextual()
        ? List.of(audience.asText())
        : List.of(JSON.convertValue(audience, String[].class));
  }

  private static List<String> roles(JsonNode claims) {
    return List.of(JSON.convertValue(claims.at("/realm_access/roles"), String[].class));
  }
}
