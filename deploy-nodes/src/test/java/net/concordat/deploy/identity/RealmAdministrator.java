// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;

/** Whoever administers all realms of a running server. */
public final class RealmAdministrator {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final IdentityServer server;

  public RealmAdministrator(IdentityServer server) {
    this.server = server;
  }

  /** Makes a user, with a password where those of the others are. */
  public void hire(Party party, String username, List<RealmRole> roles) throws Exception {
    String users = "/admin/realms/%s/users".formatted(party.organisation());
    String password = OwnerOnly.writeNewPassword(server.folder().password(party, username));
    HttpResponse<String> made =
        send(
            "POST",
            users,
            JSON.writeValueAsString(
                Map.of(
                    "username",
                    username,
                    "enabled",
                    true,
                    "firstName",
                    username,
                    "lastName",
                    "of " + party,
                    "email",
                    username + "@bank.example",
                    "credentials",
                    List.of(Map.of("type", "password", "value", password)))));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    List<JsonNode> given = new ArrayList<>();
    for (RealmRole role : roles) {
      String path = "/admin/realms/%s/roles/%s".formatted(party.organisation(), role.words());
      given.add(JSON.readTree(send("GET", path, "").body()));
    }
    URI user = URI.create(made.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> mapped =
        send("POST", user.getPath() + "/role-mappings/realm", JSON.writeValueAsString(given));
    assertThat(mapped.statusCode()).as(mapped.body()).isEqualTo(204);
  }

  /** Says for how long access tokens of a realm are good, from the next on. */
  public void limitTokens(Party party, Duration lifespan) throws Exception {
    HttpResponse<String> changed =
        send(
            "PUT",
            "/admin/realms/" + party.organisation(),
            JSON.writeValueAsString(Map.of("accessTokenLifespan", lifespan.toSeconds())));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
  }

  /** Ends all sessions of a user. */
  public void endSessions(Party party, String username) throws Exception {
    String users = "/admin/realms/%s/users".formatted(party.organisation());
    JsonNode found =
        JSON.readTree(send("GET", users + "?exact=true&username=" + username, "").body());
    HttpResponse<String> ended =
        send("POST", users + "/" + found.at("/0/id").asText() + "/logout", "");
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
  }

  /** What the server answers its administrator. */
  HttpResponse<String> send(String method, String path, String json) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private String token() throws Exception {
    String form =
        "grant_type=password&client_id=admin-cli&username=admin&password="
            + Files.readString(server.folder().adminPassword());
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    server.address().resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asText();
  }
}
