// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;

/** What somebody may do at an organisation's services, as its realm says in an access token. */
public enum RealmRole {
  /** Makes models. */
  MODEL_DEVELOPER("model-developer", "Makes and publishes models", Role.BANK),
  /** Judges models of others. */
  MODEL_VALIDATOR("model-validator", "Validates models that others made", Role.BANK),
  /** Decides which models are used. */
  MODEL_APPROVER("model-approver", "Decides on the use of models", Role.BANK),
  /** Reads everything, changes nothing. */
  AUDITOR("auditor", "Reads everything and changes nothing", Role.BANK, Role.OBSERVER),
  /** Looks after people, grants and settings. */
  BANK_ADMIN("bank-admin", "Administers people, grants and settings", Role.BANK),
  /** A program: takes fine-tune jobs. No person has it. */
  FINETUNE_WORKER("finetune-worker", "Takes fine-tune jobs; no person's role", Role.BANK),
  /** A program: scores, and anchors what it decided. No person has it. */
  SCORING_SERVICE(
      "scoring-service", "Scores, and anchors its decisions; no person's role", Role.BANK),
  /** A program: has cases decided. No person has it. */
  SCORING_CALLER("scoring-caller", "Has cases decided; no person's role", Role.BANK);

  private static final Set<RealmRole> PROGRAMS =
      Set.of(FINETUNE_WORKER, SCORING_SERVICE, SCORING_CALLER);

  private final String words;
  private final String description;
  private final Set<Role> organisations;

  RealmRole(String words, String description, Role... organisations) {
    this.words = words;
    this.description = description;
    this.organisations = Set.of(organisations);
  }

  /** The name in the realm and in tokens. */
  public String words() {
    return words;
  }

  /** The user who has this role and no other in a development realm, named as the passkey is. */
  public String username() {
    return words.substring(words.indexOf('-') + 1);
  }

  /** The roles that people of an organisation have. */
  public static List<RealmRole> ofPeople(Party party) {
    return of(party).stream().filter(role -> !PROGRAMS.contains(role)).toList();
  }

  /** All roles that an organisation has. */
  static List<RealmRole> of(Party party) {
    return Arrays.stream(values())
        .filter(role -> role.organisations.contains(party.role()))
        .toList();
  }

  String description() {
    return description;
  }
}
