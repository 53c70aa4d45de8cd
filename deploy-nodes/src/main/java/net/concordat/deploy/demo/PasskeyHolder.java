// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.authenticator.NewCredential;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.people.Signatory;
import net.concordat.deploy.registry.RegistryClient;

/**
 * Somebody of a bank's in front of a browser: signed in at the registry, with a passkey that is a
 * key store here.
 *
 * @param office whose
 * @param role in which role
 * @param signatory the person with the passkey
 * @param origin of the bank's pages
 */
record PasskeyHolder(Office office, RealmRole role, Signatory signatory, String origin) {
  private static final String REGISTRATIONS = "/api/v1/people/registrations";

  /** Makes a passkey and registers it, under the pseudonym that the registry drew. */
  static PasskeyHolder register(Office office, RealmRole role)
      throws IOException, InterruptedException {
    RegistryClient registry = office.as(role);
    JsonNode begun = registry.post(REGISTRATIONS, Map.of());
    JsonNode options = begun.get("publicKey");
    PasskeyHolder holder =
        new PasskeyHolder(
            office,
            role,
            office
                .network()
                .people(office.party())
                .create(role.username(), pseudonym(options.at("/user/id"))),
            origin(office));
    NewCredential made =
        holder
            .signatory
            .authenticator()
            .register(
                options.at("/rp/id").asText(), holder.origin, bytes(options.get("challenge")));
    registry.post(
        REGISTRATIONS + "/" + begun.get("registrationId").asText() + "/credential",
        Map.of(
            "response",
            Map.of(
                "clientDataJSON", base64(made.clientDataJson()),
                "attestationObject", base64(made.attestationObject()))));
    return holder;
  }

  private static UUID pseudonym(JsonNode handle) {
    ByteBuffer id = ByteBuffer.wrap(bytes(handle));
    return new UUID(id.getLong(), id.getLong());
  }

  private static String origin(Office office) throws InterruptedException {
    return office.awaitFound(
        "the consortium",
        () -> {
          for (JsonNode member :
              office
                  .find("/api/v1/consortium")
                  .map(found -> found.at("/charter/members"))
                  .orElse(MissingNode.getInstance())) {
            if (member.path("name").asText().equals(office.name())) {
              return Optional.of(member.at("/origins/0").asText());
            }
          }
          return Optional.empty();
        });
  }

  /**
   * The person as one to enrol.
   *
   * @param registered the passkeys that the registry has, as the bank's administrator sees them
   * @param ledgerRole in which role
   * @throws DemoFailure if the registry has another key than the person
   */
  Person asRegistered(List<JsonNode> registered, Role ledgerRole) {
    String digest = signatory.key().digest().toString();
    if (registered.stream()
        .noneMatch(
            passkey ->
                passkey.path("personId").asText().equals(signatory.personId().toString())
                    && passkey.at("/key/digest").asText().equalsIgnoreCase(digest))) {
      throw new DemoFailure("The registry shows another passkey than that of " + this);
    }
    return signatory.inRoles(List.of(ledgerRole));
  }

  /** The approval that this person can give in the own role, with its code and what to sign. */
  JsonNode ballot(String proposalId) throws IOException, InterruptedException {
    for (JsonNode ballot :
        office.as(role).get("/api/v1/proposals/" + proposalId + "/ballots", Map.of())) {
      if (ballot.path("verdict").asText().equals("APPROVE")) {
        return ballot;
      }
    }
    throw new DemoFailure("No approval for " + this + " to sign on " + proposalId);
  }

  /** Signs an approval, which the registry passes on. */
  JsonNode approve(String proposalId, JsonNode ballot) throws IOException, InterruptedException {
    return office.command(
        role,
        "/api/v1/proposals/" + proposalId + "/decisions",
        Map.of(
            "role",
            ballot.get("role").asText(),
            "verdict",
            ballot.get("verdict").asText(),
            "credential",
            Map.of(
                "id",
                base64(signatory.authenticator().credentialId()),
                "response",
                sign(ballot.get("publicKey")))));
  }

  /** What a browser gives for {@code navigator.credentials.get}. */
  Map<String, String> sign(JsonNode publicKey) {
    SignedAssertion signed =
        signatory
            .authenticator()
            .sign(publicKey.get("rpId").asText(), origin, bytes(publicKey.get("challenge")));
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

  @Override
  public String toString() {
    return office.party() + "'s " + role.username();
  }
}
