// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.Judgement;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.federation.Verdict;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** Another value in place of a field's: near it, at an end of its range, absent, or a forgery. */
final class Change {
  /**
   * What became of a value.
   *
   * @param kind in a word, for the list of what an author may choose
   * @param value the other value
   */
  record Made(String kind, @Nullable Object value) {}

  private Change() {}

  /** One of the changes that the type of a leaf allows. */
  static Made of(Leaves.Leaf leaf, Random random) {
    List<Made> options = new ArrayList<>();
    Object value = leaf.value();
    if (value == null) {
      return new Made("given", given(leaf.type(), random));
    }
    if (isNullable(leaf)) {
      options.add(new Made("absent", null));
    }
    addOthers(value, options, random);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("No change of " + leaf);
    }
    return options.get(random.nextInt(options.size()));
  }

  private static boolean isNullable(Leaves.Leaf leaf) {
    return List.of(
            "header.supersedes",
            "parent",
            "provenance.privacy",
            "parent.grant",
            "passedOnFrom",
            "policy.terms.nonPrivate",
            "terms.nonPrivate",
            "frozenFrom",
            "conditions")
        .contains(leaf.path());
  }

  private static void addOthers(Object value, List<Made> options, Random random) {
    if (value instanceof String text) {
      options.add(new Made("other", text + "x"));
      options.add(new Made("empty", ""));
      options.add(new Made("blank", text + " "));
      options.add(new Made("long", "x".repeat(1_001 + random.nextInt(1_000))));
    } else if (value instanceof Integer number) {
      options.add(new Made("more", number + 1));
      options.add(new Made("less", number - 1));
      options.add(new Made("negative", -1 - random.nextInt(1_000)));
      options.add(new Made("largest", Integer.MAX_VALUE));
    } else if (value instanceof Long number) {
      options.add(new Made("more", number + 1));
      options.add(new Made("less", number - 1));
      options.add(new Made("negative", -1L - random.nextInt(1_000)));
      options.add(new Made("largest", Long.MAX_VALUE));
    } else if (value instanceof Boolean flag) {
      options.add(new Made("flipped", !flag));
    } else if (value instanceof Instant at) {
      options.add(new Made("later", at.plus(Duration.ofSeconds(200 + random.nextInt(1_000_000)))));
      options.add(new Made("before", Samples.NOW.minusSeconds(200 + random.nextInt(1_000_000))));
    } else if (value instanceof LocalDate day) {
      options.add(new Made("later", day.plusDays(1 + random.nextInt(1_000))));
      options.add(new Made("before", day.minusDays(1 + random.nextInt(1_000))));
    } else if (value instanceof Party party) {
      options.add(new Made("member", otherBank(party, random)));
      options.add(
          new Made("renamed", new Party(Parties.OTHER_SIGNER.getName(), party.getOwningKey())));
      if (!party.equals(Parties.OUTSIDER.getParty())) {
        options.add(new Made("outsider", Parties.OUTSIDER.getParty()));
      }
    } else if (value instanceof Enum<?> constant) {
      Object[] all = constant.getDeclaringClass().getEnumConstants();
      options.add(
          new Made(
              "other",
              all[(constant.ordinal() + 1 + random.nextInt(all.length - 1)) % all.length]));
    } else if (value instanceof List<?> list) {
      addLists(list, options);
    } else {
      options.add(new Made("other", given(value.getClass(), random)));
    }
  }

  private static void addLists(List<?> list, List<Made> options) {
    if (list.isEmpty()) {
      return;
    }
    options.add(new Made("emptied", List.of()));
    options.add(new Made("shortened", new ArrayList<>(list.subList(1, list.size()))));
    List<Object> twice = new ArrayList<>(list);
    twice.add(list.get(0));
    options.add(new Made("repeated", twice));
  }

  private static Party otherBank(Party than, Random random) {
    List<Party> banks =
        new ArrayList<>(
            List.of(
                Parties.BANK_A.getParty(),
                Parties.BANK_B.getParty(),
                Parties.BANK_C.getParty(),
                Parties.BANK_D.getParty()));
    banks.remove(than);
    return banks.get(random.nextInt(banks.size()));
  }

  private static Object given(Class<?> type, Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    SecureHash hash = SecureHash.sha256(bytes);
    if (SecureHash.class.isAssignableFrom(type)) {
      return hash;
    }
    if (type == StateRef.class) {
      return new StateRef(hash, 0);
    }
    if (type == OpaqueBytes.class) {
      return new OpaqueBytes(bytes);
    }
    if (type == UUID.class) {
      return new UUID(random.nextLong(), random.nextLong());
    }
    if (type == String.class) {
      return "given";
    }
    if (type == Long.class) {
      return 1L;
    }
    if (type == ParentLink.class) {
      return new ParentLink(new StateRef(hash, 0), new VersionId(hash, 1, hash), null);
    }
    if (type == PrivacyClaim.class) {
      return new PrivacyClaim(PrivacyUnit.ROW, 1, 1);
    }
    if (type == FederationClaim.class) {
      return new FederationClaim(hash, 1, hash, List.of(Parties.BANK_A.getParty()));
    }
    if (type == GateTerms.class) {
      return Federations.gate(1, Parties.BANK_A, Parties.BANK_B, Parties.BANK_C);
    }
    if (type == Verdict.class) {
      return new Verdict(hash, List.of(new Judgement(0, List.of(1), new OpaqueBytes(bytes))));
    }
    if (type == UpdateCommitment.class) {
      return new UpdateCommitment(0, hash, new OpaqueBytes(bytes));
    }
    if (PublicKey.class.isAssignableFrom(type)) {
      return Parties.OTHER_SIGNER.getPublicKey();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    throw new IllegalArgumentException("No value of " + type);
  }
}
