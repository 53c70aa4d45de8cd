// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A program that the realm knows, in the form in which Keycloak imports it. None may ask for more
 * than the roles that are listed for it ({@code fullScopeAllowed} is off), nor for a token that
 * outlives the session ({@code offline_access} is no scope of it).
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RealmClient(
    String clientId,
    String description,
    @Nullable String secret,
    boolean bearerOnly,
    boolean publicClient,
    boolean standardFlowEnabled,
    boolean directAccessGrantsEnabled,
    boolean serviceAccountsEnabled,
    boolean implicitFlowEnabled,
    boolean fullScopeAllowed,
    List<String> redirectUris,
    List<String> webOrigins,
    Map<String, String> attributes,
    List<String> defaultClientScopes,
    List<String> optionalClientScopes,
    List<ProtocolMapper> protocolMappers) {
  /** Whom the tokens are for; nobody signs in with it. */
  static final String REGISTRY = "concordat-registry";

  /** The command line. */
  static final String CLI = "concordat-cli";

  /** The web pages. */
  static final String UI = "concordat-ui";

  /** The fine-tune worker. */
  static final String WORKER = "concordat-worker";

  /** The scoring service, whom tokens of those who ask it are for, too. */
  static final String SCORING = "concordat-scoring";

  /** The bank's own programs, as far as they have cases decided. */
  static final String GATEWAY = "concordat-gateway";

  /** Those that sign in as themselves, with what they are. */
  static final SortedMap<String, String> PROGRAMS =
      new TreeMap<>(
          Map.of(
              WORKER, "The fine-tune worker",
              SCORING, "The scoring service",
              GATEWAY, "The bank's programs that have cases decided"));

  private static final String PKCE = "pkce.code.challenge.method";
  private static final String S256 = "S256";

  /** The clients that prove themselves with a secret. */
  static List<String> confidential(Party party) {
    return party.role() == Role.BANK ? List.of(UI, WORKER, SCORING, GATEWAY) : List.of(UI);
  }

  /** The roles that a client's tokens may carry. */
  static List<RealmRole> roles(Party party, String clientId) {
    return switch (clientId) {
      case CLI, UI -> RealmRole.ofPeople(party);
      case WORKER -> List.of(RealmRole.FINETUNE_WORKER);
      case SCORING -> List.of(RealmRole.SCORING_SERVICE);
      case GATEWAY -> List.of(RealmRole.SCORING_CALLER);
      default -> List.of();
    };
  }

  /**
   * The clients of an organisation.
   *
   * @param pages the origin of its web pages
   * @param secrets by client
   */
  static List<RealmClient> of(Party party, URI pages, Map<String, String> secrets) {
    List<String> asked = party.role() == Role.BANK ? List.of(REGISTRY, SCORING) : List.of(REGISTRY);
    List<RealmClient> clients = new ArrayList<>(List.of(registry(), cli(asked)));
    secrets.forEach(
        (clientId, secret) ->
            clients.add(
                clientId.equals(UI) ? ui(pages, secret, asked) : program(clientId, secret)));
    return clients;
  }

  private static RealmClient registry() {
    return client(
        REGISTRY,
        "Whom access tokens are for",
        null,
        Login.NONE.at(List.of()),
        List.of(),
        Map.of());
  }

  private static RealmClient cli(List<String> asked) {
    return client(
        CLI,
        "The command line: by a code in a browser, or in development with the password",
        null,
        Login.DEVICE_OR_PASSWORD.at(asked),
        List.of(),
        Map.of("oauth2.device.authorization.grant.enabled", "true", PKCE, S256));
  }

  private static RealmClient ui(URI origin, String secret, List<String> asked) {
    String pages = origin + "/*";
    return client(
        UI,
        "The web pages",
        secret,
        Login.BROWSER.at(asked),
        List.of(pages),
        Map.of(PKCE, S256, "post.logout.redirect.uris", pages));
  }

  private static RealmClient program(String clientId, String secret) {
    return client(
        clientId,
        Objects.requireNonNull(PROGRAMS.get(clientId)),
        secret,
        Login.SERVICE_ACCOUNT.at(List.of(clientId.equals(GATEWAY) ? SCORING : REGISTRY)),
        List.of(),
        Map.of());
  }

  private static RealmClient client(
      String clientId,
      String description,
      @Nullable String secret,
      Use use,
      List<String> redirectUris,
      Map<String, String> attributes) {
    Login login = use.login();
    return new RealmClient(
        clientId,
        description,
        secret,
        login == Login.NONE,
        login == Login.DEVICE_OR_PASSWORD,
        login == Login.BROWSER,
        login == Login.DEVICE_OR_PASSWORD,
        login == Login.SERVICE_ACCOUNT,
        false,
        false,
        redirectUris,
        List.of(),
        attributes,
        Stream.of("basic", "profile", "roles").toList(),
        List.of(),
        use.audiences().stream().map(ProtocolMapper::audience).toList());
  }

  private enum Login {
    NONE,
    DEVICE_OR_PASSWORD,
    BROWSER,
    SERVICE_ACCOUNT;

    Use at(List<String> audiences) {
      return new Use(this, audiences);
    }
  }

  /** How a client signs in, and whom its tokens are for. */
  private record Use(Login login, List<String> audiences) {}

  /** What puts something into a token. */
  record ProtocolMapper(
      String name, String protocol, String protocolMapper, Map<String, String> config) {
    static ProtocolMapper audience(String clientId) {
      return new ProtocolMapper(
          clientId + "-audience",
          "openid-connect",
          "oidc-audience-mapper",
          Map.of(
              "included.client.audience", clientId,
              "access.token.claim", "true",
              "introspection.token.claim", "true",
              "id.token.claim", "false"));
    }
  }
}
