// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.deploy.Party;
import net.concordat.deploy.people.Signatory;
import net.concordat.deploy.registry.RegistryNetwork;

/**
 * The developer, the validator and the approver with whom a bank's registers are opened, which can
 * be done once: by whichever class needs them first. Their passkeys go into any virtual
 * authenticator.
 */
public abstract class FirstPeople {
  /** By which names they sign in, each with the role of that name. */
  public static final List<String> NAMES = List.of("developer", "validator", "approver");

  private final Map<String, List<JsonObject>> passkeys = new LinkedHashMap<>();
  private final Map<String, UUID> personIds = new LinkedHashMap<>();

  private FirstPeople() {}

  /** Those of BankA, who registered in browsers. */
  public static final class OfBankA extends FirstPeople {
    private OfBankA() {}

    /** Finds or makes them. */
    public static OfBankA in(RegistryNetwork network) throws Exception {
      return network.shared(OfBankA.class, () -> register(network));
    }

    private static OfBankA register(RegistryNetwork network) throws Exception {
      OfBankA people = new OfBankA();
      try (BankBrowser browser = new BankBrowser(network, Party.BANK_A)) {
        for (String username : NAMES) {
          BrowserPerson person = browser.signIn(username);
          JsonNode passkey = person.register();
          people.keep(
              username,
              UUID.fromString(passkey.get("personId").asText()),
              person.authenticator().passkeys());
        }
      }
      people.open(network);
      return people;
    }

    private void open(RegistryNetwork network) throws Exception {
      Path file = Files.createTempFile("registrations", ".json");
      try {
        Files.writeString(
            file,
            network
                .client(Party.BANK_A, "admin")
                .get("/api/v1/people/registrations", Map.of())
                .toString());
        List<String> command = new ArrayList<>(List.of("people", "open", "--bank=BankA", "--yes"));
        command.add("--registration=" + file);
        NAMES.forEach(name -> command.add("--person=" + personId(name) + "=" + name));
        assertThat(done(network, command))
            .contains(NAMES.stream().map(name -> personId(name).toString()).toList());
      } finally {
        Files.delete(file);
      }
    }
  }

  /** Those of BankB, whose passkeys are key stores that the command line uses, too. */
  public static final class OfBankB extends FirstPeople {
    private final String printed;

    private OfBankB(String printed) {
      this.printed = printed;
    }

    /** Finds or makes them. */
    public static OfBankB in(RegistryNetwork network) throws Exception {
      return network.shared(OfBankB.class, () -> make(network));
    }

    private static OfBankB make(RegistryNetwork network) throws Exception {
      OfBankB people =
          new OfBankB(done(network, List.of("people", "open", "--bank=BankB", "--yes")));
      String host = network.nodes().network().pages(Party.BANK_B).getHost();
      Path folder = network.state().resolve("people").resolve("BankB");
      for (String username : NAMES) {
        Signatory person = network.nodes().network().people(Party.BANK_B).open(username);
        people.keep(username, person.personId(), List.of(passkey(folder, person, host)));
      }
      return people;
    }

    private static JsonObject passkey(Path folder, Signatory person, String host)
        throws IOException, GeneralSecurityException {
      char[] password = Files.readString(folder.resolve(person.name() + ".password")).toCharArray();
      KeyStore store =
          KeyStore.getInstance(folder.resolve(person.name() + ".p12").toFile(), password);
      UUID id = person.personId();
      byte[] handle =
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array();
      JsonObject passkey = new JsonObject();
      passkey.addProperty("credentialId", base64(person.authenticator().credentialId()));
      passkey.addProperty("isResidentCredential", true);
      passkey.addProperty("rpId", host);
      passkey.addProperty("userHandle", base64(handle));
      passkey.addProperty(
          "privateKey", base64(store.getKey(store.aliases().nextElement(), password).getEncoded()));
      passkey.addProperty("signCount", 0);
      return passkey;
    }

    private static String base64(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }

    /** What the command that opened the registers printed. */
    String printed() {
      return printed;
    }
  }

  /** Somebody's passkeys are others from now on. */
  final void keep(String username, UUID personId, List<JsonObject> now) {
    personIds.put(username, personId);
    passkeys.put(username, List.copyOf(now));
  }

  /** Somebody's passkeys, with their private keys. */
  public final List<JsonObject> passkeys(String username) {
    return passkeys.getOrDefault(username, List.of());
  }

  /** Somebody's pseudonym on the ledger. */
  public final UUID personId(String username) {
    UUID id = personIds.get(username);
    if (id == null) {
      throw new IllegalArgumentException(username + " is none of " + NAMES);
    }
    return id;
  }

  /** Runs a command that must succeed, and gives all that it printed. */
  private static String done(RegistryNetwork network, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--state-dir=" + network.state());
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.status()).as("%s printed%n%s%s", all, run.out(), run.err()).isZero();
    return run.out();
  }
}
