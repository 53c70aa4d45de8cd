// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.FormFields;
import net.concordat.deploy.Party;

/**
 * Signs in without a browser, which only the realms of a development network allow: for the command
 * line, the demonstration and tests.
 */
public final class Tokens {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final IdentityServer server;

  /** Tokens of a running server. */
  public Tokens(IdentityServer server) {
    this.server = server;
  }

  /**
   * Signs a development user in, with the password in the state folder.
   *
   * @throws DeployException if there is no such user, or the realm refuses
   */
  public AccessToken of(Party party, String username) throws IOException, InterruptedException {
    return of(party, username, secret(server.folder().password(party, username)));
  }

  /** Keeps a development user signed in, however long that one is at work. */
  public SignIn signIn(Party party, String username) {
    return new RenewedToken(() -> of(party, username));
  }

  /** Signs somebody in, by name and password. */
  public AccessToken of(Party party, String username, String password)
      throws IOException, InterruptedException {
    return ask(
        party,
        username,
        Map.of(
            "grant_type",
            "password",
            "client_id",
            RealmClient.CLI,
            "username",
            username,
            "password",
            password));
  }

  /** Signs a bank's fine-tune worker in, with the secret in the state folder. */
  public AccessToken ofWorker(Party bank) throws IOException, InterruptedException {
    return ofProgram(bank, RealmClient.WORKER);
  }

  /** Signs a bank's scoring service in, with the secret in the state folder. */
  public AccessToken ofScoring(Party bank) throws IOException, InterruptedException {
    return ofProgram(bank, RealmClient.SCORING);
  }

  /** Signs a bank's programs that have cases decided in, and keeps them signed in. */
  public SignIn ofGateway(Party bank) {
    return new RenewedToken(() -> ofProgram(bank, RealmClient.GATEWAY));
  }

  private AccessToken ofProgram(Party bank, String clientId)
      throws IOException, InterruptedException {
    return ask(
        bank,
        clientId,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            clientId,
            "client_secret",
            secret(server.folder().clientSecret(bank, clientId))));
  }

  private AccessToken ask(Party party, String who, Map<String, String> form)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(party, FormFields.encode(form));
    if (response.statusCode() != 200) {
      throw new DeployException(
          "The realm of %s does not sign %s in: status %d, %s."
              .formatted(party, who, response.statusCode(), reason(response.body())));
    }
    return new AccessToken(JSON.readTree(response.body()).path("access_token").asText());
  }

  private HttpResponse<String> send(Party party, String form)
      throws IOException, InterruptedException {
    try {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create(server.issuer(party) + "/protocol/openid-connect/token"))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new DeployException(
          "Nobody answers at %s: start the network with ./concordat up."
              .formatted(server.address()),
          e);
    }
  }

  private static String reason(String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return "%s (%s)"
          .formatted(
              answer.path("error").asText("no reason"),
              answer.path("error_description").asText("no description"));
    } catch (IOException e) {
      return "no reason";
    }
  }

  private static String secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new DeployException(
          "%s is not there: nobody of that name was made when the network was founded."
              .formatted(file));
    }
    return Files.readString(file);
  }
}
