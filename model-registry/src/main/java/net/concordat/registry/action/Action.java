// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done about a version or a proposal, or cannot now by whoever asks. That it
 * can be done is what the registry knows; the ledger has the last word.
 *
 * @param action what
 * @param allowed whether whoever asks can do it now
 * @param roles who may: whoever has one of these
 * @param because why not, in a word: ROLE, OWN_VERSION, OTHERS_VERSION, STATUS, DEVELOPER,
 *     NOT_ENROLLED, NOTHING_ASKED, NO_RIGHT, VOTES_MISSING, SAME_HANDS, ABOUT_THEM, DONE or
 *     PARTY_UNKNOWN; null if it is allowed
 * @param rule which rule of the ledger would refuse; null where none does
 * @param detail why not, in a sentence; null if it is allowed
 */
public record Action(
    String action,
    boolean allowed,
    List<String> roles,
    @Nullable Because because,
    @Nullable String rule,
    @Nullable String detail) {
  /** Why something cannot be done. */
  public enum Because {
    /** Whoever asks has none of the roles. */
    ROLE,
    /** It is for others than the version's owner. */
    OWN_VERSION,
    /** It is for the version's owner. */
    OTHERS_VERSION,
    /** It does not go with the version's status. */
    STATUS,
    /** Whoever asks developed it. */
    DEVELOPER,
    /** Whoever asks may not decide yet, or no longer. */
    NOT_ENROLLED,
    /** Nobody asked. */
    NOTHING_ASKED,
    /** There is no grant, or not such a one, or nothing was delivered under it. */
    NO_RIGHT,
    /** Too few members have voted. */
    VOTES_MISSING,
    /** Whoever asks wrote what another person must judge. */
    SAME_HANDS,
    /** It is about whoever asks. */
    ABOUT_THEM,
    /** It has been done. */
    DONE,
    /** Its node has never been reached, so that the registry does not know whose it is. */
    PARTY_UNKNOWN
  }

  /** Why not. */
  record Refusal(Because because, @Nullable String rule, String detail) {}

  static Action allowed(String action, List<String> roles) {
    return new Action(action, true, roles, null, null, null);
  }

  static Action refused(String action, List<String> roles, Refusal refusal) {
    return new Action(action, false, roles, refusal.because(), refusal.rule(), refusal.detail());
  }
}
