// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.deploy.Party;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Keycloak is told of an organisation. */
class RealmTest {
  private static final URI PAGES = URI.create("http://bank-a.localhost:27014");

  private final JsonNode bank = realm(Party.BANK_A);
  private final JsonNode regulator = realm(Party.REGULATOR);

  private static JsonNode realm(Party party) {
    Map<RealmRole, String> passwords = new EnumMap<>(RealmRole.class);
    RealmRole.ofPeople(party).forEach(role -> passwords.put(role, "password of " + role));
    Map<String, String> secrets = new TreeMap<>();
    RealmClient.confidential(party).forEach(client -> secrets.put(client, "secret of " + client));
    try {
      return Realm.of(party, PAGES, passwords, secrets);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isNamedAsTheOrganisation() {
    assertThat(bank.path("realm").asText()).isEqualTo("BankA");
    assertThat(bank.path("enabled").asBoolean()).isTrue();
  }

  @Test
  void givesShortLivedTokensAndSessionsThatEndWithTheDay() {
    assertThat(bank.path("accessTokenLifespan").asInt()).isEqualTo(300);
    assertThat(bank.path("ssoSessionIdleTimeout").asInt()).isEqualTo(30 * 60);
    assertThat(bank.path("ssoSessionMaxLifespan").asInt()).isEqualTo(10 * 60 * 60);
    assertThat(bank.path("revokeRefreshToken").asBoolean()).isTrue();
  }

  @Test
  void resistsGuessing() {
    assertThat(bank.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(bank.path("failureFactor").asInt()).isEqualTo(5);
    assertThat(bank.path("passwordPolicy").asText()).contains("length(15)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registrationAllowed",
        "resetPasswordAllowed",
        "rememberMe",
        "editUsernameAllowed"
      })
  void letsNobodyIn(String byThemselves) {
    assertThat(bank.has(byThemselves)).isTrue();
    assertThat(bank.path(byThemselves).asBoolean()).isFalse();
  }

  @Test
  void demandsTlsOfOtherMachines() {
    assertThat(bank.path("sslRequired").asText()).isEqualTo("external");
  }

  @Nested
  class Roles {
    @Test
    void areThoseOfABank() {
      assertThat(texts(bank.at("/roles/realm"), "name"))
          .containsExactly(
              "model-developer",
              "model-validator",
              "model-approver",
              "auditor",
              "bank-admin",
              "finetune-worker",
              "scoring-service",
              "scoring-caller");
    }

    @Test
    void areReadingAloneAtTheRegulator() {
      assertThat(texts(regulator.at("/roles/realm"), "name")).containsExactly("auditor");
    }

    @Test
    void areSplitAmongPeople() {
      for (JsonNode user : bank.path("users")) {
        assertThat(user.path("realmRoles")).as(user.path("username").asText()).hasSize(1);
      }
      assertThat(texts(bank.path("users"), "username"))
          .containsExactly(
              "developer",
              "validator",
              "approver",
              "auditor",
              "admin",
              "service-account-concordat-gateway",
              "service-account-concordat-scoring",
              "service-account-concordat-worker");
      assertThat(texts(regulator.path("users"), "username")).containsExactly("auditor");
    }

    @Test
    void reachATokenOnlyThroughAClientThatIsToCarryThem() {
      assertThat(texts(bank.path("scopeMappings"), "client"))
          .containsExactly(
              "concordat-cli",
              "concordat-gateway",
              "concordat-scoring",
              "concordat-ui",
              "concordat-worker");
      Map<String, String> programs =
          Map.of(
              "concordat-worker", "finetune-worker",
              "concordat-scoring", "scoring-service",
              "concordat-gateway", "scoring-caller");
      for (JsonNode scope : bank.path("scopeMappings")) {
        String client = scope.path("client").asText();
        List<String> roles = new ArrayList<>();
        scope.path("roles").forEach(role -> roles.add(role.asText()));
        if (programs.containsKey(client)) {
          assertThat(roles).as(client).containsExactly(programs.get(client));
        } else {
          assertThat(roles).as(client).hasSize(5).doesNotContainAnyElementsOf(programs.values());
        }
      }
      for (JsonNode client : bank.path("clients")) {
        assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
      }
    }
  }

  @Nested
  class Passwords {
    @Test
    void areTheOnesGivenAndNoOthers() {
      for (JsonNode user : bank.path("users")) {
        boolean program = user.has("serviceAccountClientId");
        assertThat(user.path("credentials")).hasSize(program ? 0 : 1);
        assertThat(user.at("/credentials/0/value").asText())
            .startsWith(program ? "" : "password of ");
      }
    }

    @Test
    void areSecretsForThoseProgramsThatCanKeepOne() {
      for (JsonNode client : bank.path("clients")) {
        String id = client.path("clientId").asText();
        boolean keepsOne =
            List.of("concordat-ui", "concordat-worker", "concordat-scoring", "concordat-gateway")
                .contains(id);
        assertThat(client.path("secret").asText()).isEqualTo(keepsOne ? "secret of " + id : "");
      }
    }
  }

  @Nested
  class Clients {
    @Test
    void haveTokensForThoseAloneWhomTheyAsk() {
      assertThat(audiences(bank, "concordat-cli"))
          .containsExactly("concordat-registry", "concordat-scoring");
      assertThat(audiences(bank, "concordat-ui"))
          .containsExactly("concordat-registry", "concordat-scoring");
      assertThat(audiences(bank, "concordat-worker")).containsExactly("concordat-registry");
      assertThat(audiences(bank, "concordat-scoring")).containsExactly("concordat-registry");
      assertThat(audiences(bank, "concordat-gateway")).containsExactly("concordat-scoring");
      assertThat(audiences(regulator, "concordat-cli")).containsExactly("concordat-registry");
      assertThat(audiences(regulator, "concordat-ui")).containsExactly("concordat-registry");
    }

    private List<String> audiences(JsonNode realm, String id) {
      List<String> audiences = new ArrayList<>();
      for (JsonNode mapper : client(realm, id).path("protocolMappers")) {
        assertThat(mapper.path("protocolMapper").asText()).isEqualTo("oidc-audience-mapper");
        assertThat(mapper.at("/config/access.token.claim").asText()).isEqualTo("true");
        audiences.add(mapper.at("/config/included.client.audience").asText());
      }
      return audiences;
    }

    @Test
    void signInOnlyAsTheyMust() {
      assertThat(ways(client(bank, "concordat-registry"))).containsExactly("bearerOnly");
      assertThat(ways(client(bank, "concordat-cli")))
          .containsExactly("publicClient", "directAccessGrantsEnabled");
      assertThat(ways(client(bank, "concordat-ui"))).containsExactly("standardFlowEnabled");
      assertThat(ways(client(bank, "concordat-worker"))).containsExactly("serviceAccountsEnabled");
      assertThat(ways(client(bank, "concordat-scoring"))).containsExactly("serviceAccountsEnabled");
      assertThat(ways(client(bank, "concordat-gateway"))).containsExactly("serviceAccountsEnabled");
    }

    @Test
    void proveThatTheyAskedByPkce() {
      for (String id : List.of("concordat-cli", "concordat-ui")) {
        assertThat(client(bank, id).at("/attributes/pkce.code.challenge.method").asText())
            .isEqualTo("S256");
      }
    }

    @Test
    void areSentBackToTheirOwnPagesAlone() {
      assertThat(client(bank, "concordat-ui").path("redirectUris"))
          .extracting(JsonNode::asText)
          .containsExactly("http://bank-a.localhost:27014/*");
      assertThat(client(bank, "concordat-cli").path("redirectUris")).isEmpty();
    }

    @Test
    void areNoWorkerAtTheRegulator() {
      assertThat(texts(regulator.path("clients"), "clientId"))
          .containsExactly("concordat-registry", "concordat-cli", "concordat-ui");
    }

    private List<String> ways(JsonNode client) {
      return List.of(
              "bearerOnly",
              "publicClient",
              "standardFlowEnabled",
              "implicitFlowEnabled",
              "directAccessGrantsEnabled",
              "serviceAccountsEnabled")
          .stream()
          .filter(way -> client.path(way).asBoolean())
          .toList();
    }

    private JsonNode client(JsonNode realm, String id) {
      for (JsonNode client : realm.path("clients")) {
        if (client.path("clientId").asText().equals(id)) {
          return client;
        }
      }
      throw new AssertionError("No client " + id);
    }
  }

  private static List<String> texts(JsonNode nodes, String field) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.path(field).asText()));
    return texts;
  }
}
