// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.util.Map;

/** A member's side of a masked group; it masks one vector. For one thread. */
public final class GroupClient {
  private final MaskedGroup group;
  private final String member;
  private final RoundKey key;
  private boolean isMasked;

  /**
   * With its secrets of the round, of which a group needs the mask key alone.
   *
   * @throws IllegalArgumentException if it is not in the group
   */
  public GroupClient(MaskedGroup group, String member, MaskingSecrets secrets) {
    group.number(member);
    this.group = group;
    this.member = member;
    this.key = RoundKey.of(secrets.mask());
  }

  /** What the others have to know of it, 32 bytes; signed by the member where it travels. */
  public byte[] openKey() {
    return key.open();
  }

  /**
   * Masks its vector.
   *
   * @param values whole numbers as of {@link FixedPoint}
   * @param keys the open keys of all members; the signatures on them were checked
   * @throws IllegalArgumentException if a member's is missing or none
   * @throws IllegalStateException if it masked a vector before
   */
  public int[] mask(int[] values, Map<String, byte[]> keys) {
    if (isMasked) {
      throw new IllegalStateException("In a masked group a member masks one vector");
    }
    isMasked = true;
    int[] masked = values.clone();
    for (String other : group.members()) {
      if (!other.equals(member)) {
        byte[] open = keys.get(other);
        if (open == null) {
          throw new IllegalArgumentException("The open key of %s is missing".formatted(other));
        }
        byte[] seed = RoundKey.seed(key.secret(), open, group.purpose(member, other));
        if (group.number(member) < group.number(other)) {
          Masks.add(seed, masked);
        } else {
          Masks.subtract(seed, masked);
        }
      }
    }
    return masked;
  }
}
