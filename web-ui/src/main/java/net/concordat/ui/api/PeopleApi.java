// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Who may decide for a bank, and with which passkeys. */
@Component
public final class PeopleApi {
  private static final int SIZE = 200;

  private final RegistryClient registry;

  PeopleApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Whoever is signed in. */
  public OwnAccount me() {
    return registry.get(OwnAccount.class, Map.of(), "me");
  }

  /** All who are or were enrolled: the bank's own, at a regulator every bank's. */
  public List<Decider> people() {
    return registry.list(Decider.class, Map.of(), "people");
  }

  /** All passkeys of the bank's people. A regulator has none. */
  public List<RegisteredPasskey> passkeys() {
    return all(registry.pages(RegisteredPasskey.class, SIZE, Map.of(), "people/registrations"));
  }

  /** Somebody's passkeys. */
  public List<RegisteredPasskey> passkeysOf(UUID personId) {
    return registry
        .page(
            RegisteredPasskey.class,
            Map.of("personId", personId, "limit", SIZE),
            "people/registrations")
        .items();
  }

  /** Proposals about one of the bank's people that can be decided until later than an instant. */
  public List<Proposal> proposals(Instant now) {
    return all(registry.pages(Proposal.class, SIZE, Map.of("status", "OPEN"), "proposals")).stream()
        .filter(proposal -> proposal.subject().isAboutSomebody())
        .filter(proposal -> now.isBefore(proposal.expiresAt()))
        .toList();
  }

  private static <T> List<T> all(PageSource<T> pages) {
    Page<T> page = pages.page(null);
    List<T> items = new ArrayList<>(page.items());
    while (page.nextCursor() != null) {
      page = pages.page(page.nextCursor());
      items.addAll(page.items());
    }
    return items;
  }

  /** Begins to make a passkey for whoever is signed in. */
  public NewPasskey begin() {
    return registry.send(
        HttpMethod.POST, NewPasskey.class, Map.of(), Map.of(), "people/registrations");
  }

  /**
   * Registers what the browser made.
   *
   * @param credential as the browser gives it in JSON
   */
  public RegisteredPasskey finish(UUID registrationId, JsonNode credential) {
    return registry.send(
        HttpMethod.POST,
        RegisteredPasskey.class,
        Map.of(),
        credential,
        "people/registrations/{id}/credential",
        registrationId);
  }

  /**
   * Asks the bank's people to enrol somebody, or to change passkey or roles of who is enrolled.
   *
   * @param key chosen once for what was asked
   * @param roles of the ledger's
   * @param waitSeconds how long after the decision the person may decide
   * @param decideUntil until when the people may decide on it
   */
  public GivenCommand enrol(
      String key, String credentialId, Set<String> roles, long waitSeconds, Instant decideUntil) {
    return registry.command(
        GivenCommand.class,
        key,
        Map.of(
            "credentialId", credentialId,
            "roles", roles,
            "waitSeconds", waitSeconds,
            "decideUntil", decideUntil.toString()),
        "people/enrolments");
  }

  /** Asks them to end somebody's right to decide, for good. */
  public GivenCommand revoke(String key, UUID personId, Instant decideUntil) {
    return registry.command(
        GivenCommand.class,
        key,
        Map.of("decideUntil", decideUntil.toString()),
        "people/{id}/revocation-proposals",
        personId);
  }
}
