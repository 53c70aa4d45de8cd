// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What banks use, for what, and which of it counts. */
@Component
public final class AdoptionsApi {
  private static final String ADOPTION = "adoptions/{id}";

  private final RegistryClient registry;

  AdoptionsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** All adoptions: the bank's, or each bank's where a regulator asks. */
  public List<Adoption> all() {
    return registry.list(Adoption.class, Map.of(), "adoptions");
  }

  /** One of them; nothing where this registry does not know it. */
  public Optional<Adoption> adoption(UUID adoptionId) {
    return registry.find(Adoption.class, ADOPTION, adoptionId);
  }

  /** The same as it stood at an instant; nothing where there was none then. */
  public Optional<Adoption> adoption(UUID adoptionId, Instant asOf) {
    try {
      return Optional.of(
          registry.get(Adoption.class, Map.of("asOf", asOf.toString()), ADOPTION, adoptionId));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Which adoptions serve, at each bank whose register is known here. */
  public List<AliasRegister> registers() {
    return registry.list(AliasRegister.class, Map.of(), "aliases");
  }

  /**
   * Asks the bank's people to put an adoption in a place.
   *
   * @param key chosen once for what is asked
   * @param place CHAMPION or CHALLENGER
   */
  public GivenCommand promote(String key, Adoption adoption, String place, Instant decideUntil) {
    Map<String, String> asked =
        Map.of(
            "purpose", adoption.purpose(), "place", place, "decideUntil", decideUntil.toString());
    return command(key, adoption, asked, "promotion-proposals");
  }

  /** Asks the bank's people to use again what was suspended. */
  public GivenCommand reinstate(String key, Adoption adoption, Instant decideUntil) {
    return command(
        key, adoption, Map.of("decideUntil", decideUntil.toString()), "reinstatement-proposals");
  }

  /**
   * Ends a use, which takes no people.
   *
   * @param act suspend or retire
   */
  public GivenCommand act(String key, Adoption adoption, String act) {
    return command(key, adoption, Map.of(), act);
  }

  private GivenCommand command(
      String key, Adoption adoption, Map<String, String> body, String what) {
    return registry.command(
        GivenCommand.class, key, body, ADOPTION + "/" + what, adoption.adoptionId());
  }
}
