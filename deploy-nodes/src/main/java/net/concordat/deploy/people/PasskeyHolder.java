// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.authenticator.NewCredential;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.RegistryClient;

/**
 * Somebody of a bank's as in front of a browser: signed in at the bank's registry, with a passkey
 * that is a key store here.
 *
 * @param registry the bank's, as this person
 * @param signatory the person with the passkey
 * @param origin of the bank's pages
 */
public record PasskeyHolder(RegistryClient registry, Signatory signatory, String origin) {
  private static final String REGISTRATIONS = "/api/v1/people/registrations";

  /**
   * Makes a passkey and registers it, under the pseudonym that the registry drew.
   *
   * @param registry the bank's, as this person
   * @param folder where the passkey is to lie
   * @param name under which it lies there
   * @param origin of the bank's pages
   */
  public static PasskeyHolder register(
      RegistryClient registry, PasskeyFolder folder, String name, String origin)
      throws IOException, InterruptedException {
    JsonNode begun = registry.post(REGISTRATIONS, Map.of());
    JsonNode options = begun.path("publicKey");
    Signatory signatory = folder.create(name, pseudonym(options.at("/user/id")));
    NewCredential made =
        signatory
            .authenticator()
            .register(options.at("/rp/id").asText(), origin, bytes(options.path("challenge")));
    registry.post(
        REGISTRATIONS + "/" + begun.path("registrationId").asText() + "/credential",
        Map.of(
            "response",
            Map.of(
                "clientDataJSON", base64(made.clientDataJson()),
                "attestationObject", base64(made.attestationObject()))));
    return new PasskeyHolder(registry, signatory, origin);
  }

  private static UUID pseudonym(JsonNode handle) {
    ByteBuffer id = ByteBuffer.wrap(bytes(handle));
    return new UUID(id.getLong(), id.getLong());
  }

  /**
   * On which page a member's people sign; empty while the registry does not know the member.
   *
   * @param consortium as a registry answers it
   * @param member by its name on the ledger
   */
  public static Optional<String> origin(JsonNode consortium, String member) {
    for (JsonNode each : consortium.at("/charter/members")) {
      if (each.path("name").asText().equals(member)) {
        return Optional.of(each.at("/origins/0").asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the registry has this person with this passkey.
   *
   * @param registered the passkeys that it has, as the bank's administrator sees them
   */
  public boolean isAmong(List<JsonNode> registered) {
    String digest = signatory.key().digest().toString();
    return registered.stream()
        .anyMatch(
            passkey ->
                passkey.path("personId").asText().equals(signatory.personId().toString())
                    && passkey.at("/key/digest").asText().equalsIgnoreCase(digest));
  }

  /**
   * An answer that this person can give, with its code, its words and what to sign.
   *
   * @param verdict APPROVE or REJECT
   * @param preferred in which role rather than in another
   * @throws DeployException if the person has no role that the proposal asks for
   */
  public JsonNode ballot(String proposalId, String verdict, List<String> preferred)
      throws IOException, InterruptedException {
    List<JsonNode> possible = new ArrayList<>();
    registry
        .get("/api/v1/proposals/%s/ballots".formatted(proposalId), Map.of())
        .forEach(
            ballot -> {
              if (ballot.path("verdict").asText().equals(verdict)) {
                possible.add(ballot);
              }
            });
    return possible.stream()
        .filter(ballot -> preferred.contains(ballot.path("role").asText()))
        .findFirst()
        .or(() -> possible.stream().findFirst())
        .orElseThrow(
            () ->
                new DeployException(
                    "%s has no role that the proposal %s asks for."
                        .formatted(signatory.name(), proposalId)));
  }

  /** Signs an answer; gives what the registry is told of it. */
  public Map<String, Object> answer(JsonNode ballot) {
    return Map.of(
        "role",
        ballot.path("role").asText(),
        "verdict",
        ballot.path("verdict").asText(),
        "credential",
        Map.of("id", credentialId(), "response", sign(ballot.path("publicKey"))));
  }

  /** By which the registry knows the passkey. */
  public String credentialId() {
    return base64(signatory.authenticator().credentialId());
  }

  /** What a browser gives for {@code navigator.credentials.get}. */
  public Map<String, String> sign(JsonNode publicKey) {
    SignedAssertion signed =
        signatory
            .authenticator()
            .sign(publicKey.path("rpId").asText(), origin, bytes(publicKey.path("challenge")));
    return Map.of(
        "authenticatorData", base64(signed.authenticatorData()),
        "clientDataJSON", base64(signed.clientDataJson()),
        "signature", base64(signed.signature()));
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getUrlDecoder().decode(base64.asText());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
