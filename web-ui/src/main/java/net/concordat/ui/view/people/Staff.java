// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.ui.api.Decider;
import net.concordat.ui.api.RegisteredPasskey;
import net.concordat.ui.part.Digest;
import net.concordat.ui.view.review.ProposalWords;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who is enrolled, was, or registered a passkey.
 *
 * @param all by name; of two banks' people two may have the same pseudonym, which a bank draws
 *     itself
 */
record Staff(List<Somebody> all) {
  /**
   * One of them.
   *
   * @param personId the pseudonym
   * @param name as the realm showed it when the last passkey was registered; null where that is not
   *     known
   * @param enrolled as the ledger knows the person; null if it does not
   * @param passkeys that the person registered, the oldest first
   */
  record Somebody(
      UUID personId,
      @Nullable String name,
      @Nullable Decider enrolled,
      List<RegisteredPasskey> passkeys) {
    /** The name, or else the pseudonym's beginning. */
    String words() {
      return name == null ? Digest.shortened(personId.toString()) : name;
    }

    /** Whether the person may still be enrolled, or changed: not once revoked. */
    boolean canBeEnrolled() {
      return !passkeys.isEmpty() && (enrolled == null || enrolled.isActive());
    }
  }

  static Staff of(List<Decider> enrolled, List<RegisteredPasskey> passkeys) {
    Map<UUID, List<RegisteredPasskey>> registered =
        passkeys.stream()
            .sorted(Comparator.comparing(RegisteredPasskey::registeredAt))
            .collect(Collectors.groupingBy(RegisteredPasskey::personId));
    List<Somebody> all = new ArrayList<>();
    for (Decider each : enrolled) {
      List<RegisteredPasskey> own = registered.remove(each.personId());
      all.add(somebody(each.personId(), each, own == null ? List.of() : own));
    }
    registered.forEach((personId, own) -> all.add(somebody(personId, null, own)));
    return new Staff(
        all.stream()
            .sorted(Comparator.comparing(Somebody::words, String.CASE_INSENSITIVE_ORDER))
            .toList());
  }

  private static Somebody somebody(
      UUID personId, @Nullable Decider enrolled, List<RegisteredPasskey> passkeys) {
    String name = passkeys.isEmpty() ? null : passkeys.get(passkeys.size() - 1).name();
    return new Somebody(personId, name, enrolled, passkeys);
  }

  private Optional<Somebody> find(UUID personId) {
    return all.stream().filter(each -> each.personId().equals(personId)).findFirst();
  }

  /** Whether a person registered a passkey with the bank's registry. */
  boolean registered(@Nullable UUID personId, String keyDigest) {
    return all.stream()
        .filter(each -> each.personId().equals(personId))
        .flatMap(each -> each.passkeys().stream())
        .anyMatch(passkey -> passkey.key().digest().equals(keyDigest));
  }

  /** A person as people call it, or else by its pseudonym. */
  Component shown(UUID personId) {
    String name = find(personId).map(Somebody::name).orElse(null);
    if (name == null) {
      return new Digest(personId.toString());
    }
    Span shown = new Span(name);
    shown.setTitle(personId.toString());
    return shown;
  }

  private String words(UUID personId) {
    return find(personId).map(Somebody::words).orElse(Digest.shortened(personId.toString()));
  }

  /** By whose decisions somebody was enrolled, changed or revoked. */
  String decidedBy(Decider enrolled) {
    return enrolled.decidedBy().isEmpty()
        ? translate("people.first")
        : enrolled.decidedBy().stream()
            .map(by -> translate("people.as", words(by.personId()), ProposalWords.role(by.role())))
            .collect(Collectors.joining(", "));
  }
}
