// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.deploy.FormFields;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.AccessToken;
import net.concordat.deploy.identity.IdentityServer;
import net.concordat.deploy.registry.RegistryClient;

/**
 * Somebody of a bank at a browser with a virtual authenticator: signs in at the bank's realm by
 * authorization code with PKCE, and has passkeys made and used on a page of the bank's. What lies
 * between browser and registry, this does.
 */
final class BrowserPerson implements AutoCloseable {
  private static final String CLIENT = "concordat-ui";

  /** A page of the bank's that asks nobody to sign in. */
  private static final String OPEN_PAGE = "/actuator/health/liveness";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CREATE =
      """
      async options => JSON.stringify((await navigator.credentials.create({publicKey:
        PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))})).toJSON())""";

  private static final String GET =
      """
      async options => JSON.stringify((await navigator.credentials.get({publicKey:
        PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))})).toJSON())""";

  private final HttpClient http = HttpClient.newHttpClient();
  private final BrowserContext context;
  private final Page page;
  private final VirtualAuthenticator authenticator;
  private final String pageOrigin;
  private final RegistryClient registry;
  private final IdentityServer server;
  private final Party bank;
  private final String username;
  private String token;
  private Instant until = Instant.MIN;

  BrowserPerson(
      Browser browser,
      IdentityServer server,
      Party bank,
      String username,
      String origin,
      URI registry) {
    this.context = browser.newContext();
    this.page = context.newPage();
    this.pageOrigin = origin;
    this.registry = new RegistryClient(registry, () -> new AccessToken(token()));
    this.server = server;
    this.bank = bank;
    this.username = username;
    this.authenticator = new VirtualAuthenticator(page);
    this.token = signIn();
  }

  private String token() {
    if (Instant.now().isAfter(until)) {
      token = signIn();
    }
    return token;
  }

  /** By name and password; once the realm knows the browser, by its cookie. */
  private String signIn() {
    String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    String state = UUID.randomUUID().toString();
    String back = pageOrigin + OPEN_PAGE;
    page.navigate(
        server.issuer(bank)
            + "/protocol/openid-connect/auth?"
            + FormFields.encode(
                Map.of(
                    "response_type",
                    "code",
                    "client_id",
                    CLIENT,
                    "redirect_uri",
                    back,
                    "scope",
                    "openid",
                    "state",
                    state,
                    "code_challenge",
                    challenge(verifier),
                    "code_challenge_method",
                    "S256")));
    if (!page.url().startsWith(back)) {
      page.fill("#username", username);
      page.fill("#password", read(server.folder().password(bank, username)));
      page.click("#kc-login");
    }
    page.waitForURL(url -> url.startsWith(back));
    Map<String, String> answer = query(URI.create(page.url()));
    if (!state.equals(answer.get("state"))) {
      throw new IllegalStateException("Another sign-in came back: " + answer.keySet());
    }
    return exchange(back, verifier, String.valueOf(answer.get("code")));
  }

  private String exchange(String back, String verifier, String code) {
    String form =
        FormFields.encode(
            Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "client_secret", read(server.folder().clientSecret(bank, CLIENT)),
                "redirect_uri", back,
                "code_verifier", verifier,
                "code", code));
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(
                    URI.create(server.issuer(bank) + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    if (response.statusCode() != 200) {
      throw new AssertionError("Keycloak gives no token: " + response.body());
    }
    JsonNode answer = json(response.body());
    until = Instant.now().plusSeconds(answer.path("expires_in").asLong() / 2);
    return answer.path("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(URI address) {
    return Arrays.stream(address.getQuery().split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> field[1]));
  }

  /** Has the browser make a passkey, and registers it; gives what the registry then knows of it. */
  JsonNode register() throws IOException, InterruptedException {
    JsonNode begun = registry.post("/api/v1/people/registrations", Map.of());
    JsonNode made = json(String.valueOf(page.evaluate(CREATE, begun.get("publicKey").toString())));
    return registry.post(
        "/api/v1/people/registrations/" + begun.get("registrationId").asText() + "/credential",
        made);
  }

  /** Has the browser sign. */
  JsonNode sign(JsonNode options) {
    return json(String.valueOf(page.evaluate(GET, options.toString())));
  }

  /** What holds the passkeys. */
  VirtualAuthenticator authenticator() {
    return authenticator;
  }

  /** The registry, asked with the person's token. */
  RegistryClient registry() {
    return registry;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
