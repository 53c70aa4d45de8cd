// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.concordat.contracts.people.PasskeyAlgorithm;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.deploy.DeployException;
import net.corda.core.utilities.OpaqueBytes;

/**
 * The passkeys that people registered with the bank's registry, in a file that holds what the
 * registry answers for {@code GET /api/v1/people/registrations}.
 */
public final class RegisteredPasskeys {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<UUID, PasskeyPublicKey> keys;

  private RegisteredPasskeys(Path file, Map<UUID, PasskeyPublicKey> keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * Reads a file.
   *
   * @throws DeployException if it holds no registrations, or a key that the ledger does not take,
   *     or two passkeys of one person, of which the operator would have to choose
   */
  public static RegisteredPasskeys read(Path file) throws IOException {
    Map<UUID, PasskeyPublicKey> keys = new TreeMap<>();
    try {
      for (JsonNode item : JSON.readTree(Files.readAllBytes(file)).path("items")) {
        UUID personId = UUID.fromString(item.path("personId").asText());
        if (keys.put(personId, key(item.path("key"))) != null) {
          throw new DeployException(
              "%s holds two passkeys of the person %s; leave the one that is to count."
                  .formatted(file, personId));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new DeployException(
          "%s cannot be read as registrations of passkeys: %s".formatted(file, e.getMessage()), e);
    }
    if (keys.isEmpty()) {
      throw new DeployException("%s holds no registrations of passkeys.".formatted(file));
    }
    return new RegisteredPasskeys(file, keys);
  }

  private static PasskeyPublicKey key(JsonNode json) {
    PasskeyPublicKey key =
        new PasskeyPublicKey(
            PasskeyAlgorithm.valueOf(json.path("algorithm").asText()),
            new OpaqueBytes(Base64.getUrlDecoder().decode(json.path("encoded").asText())));
    key.checkBounds();
    return key;
  }

  /**
   * Somebody's key.
   *
   * @throws DeployException if the file holds none
   */
  public PasskeyPublicKey of(UUID personId) {
    PasskeyPublicKey key = keys.get(personId);
    if (key == null) {
      throw new DeployException(
          "%s holds no passkey of a person %s, but of %s."
              .formatted(file, personId, keys.keySet()));
    }
    return key;
  }
}
