// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.nio.ByteBuffer;

/**
 * Finds where a run of bytes stands in a parent, by the polynomial hash of its blocks (Rabin and
 * Karp 1987), which moves on by a byte in two multiplications.
 */
final class BlockIndex {
  private static final int SMALLEST_BLOCK = 64;
  private static final int MOST_BLOCKS = 1 << 19;
  private static final int BASE = 0x01000193;
  private static final int SPREAD = 0x9E3779B1;

  // Bytes that were chosen to meet in one place cost no more than this; they are not found then.
  private static final int MOST_PROBES = 8;

  private final ByteBuffer parent;
  private final int block;
  private final int leaving;
  private final int shift;
  private final int[] hashes;
  private final int[] places;

  BlockIndex(ByteBuffer parent) {
    this.parent = parent;
    int size = SMALLEST_BLOCK;
    while (parent.limit() / size > MOST_BLOCKS) {
      size *= 2;
    }
    this.block = size;
    this.leaving = power(size - 1);
    int blocks = parent.limit() / size;
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, 2 * blocks));
    this.shift = 32 - bits;
    this.hashes = new int[1 << bits];
    this.places = new int[1 << bits];
    for (int i = 0; i < blocks; i++) {
      add(hash(parent, i * size), i + 1);
    }
  }

  private static int power(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }

  /** How many bytes are looked for at a time. */
  int block() {
    return block;
  }

  /** The hash of the block that begins at a place. */
  int hash(ByteBuffer bytes, int from) {
    int hash = 0;
    for (int i = from; i < from + block; i++) {
      hash = hash * BASE + bytes.get(i);
    }
    return hash;
  }

  /** The hash of the block one byte further on. */
  int moved(int hash, byte leaves, byte comes) {
    return (hash - leaves * leaving) * BASE + comes;
  }

  private void add(int hash, int place) {
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      int slot = slot(hash, probe);
      if (places[slot] == 0) {
        hashes[slot] = hash;
        places[slot] = place;
        return;
      }
      if (hashes[slot] == hash) {
        return;
      }
    }
  }

  /** Where in the parent the block stands that begins at a place in other bytes; -1 if nowhere. */
  int find(int hash, ByteBuffer bytes, int from) {
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      int slot = slot(hash, probe);
      if (places[slot] == 0) {
        return -1;
      }
      if (hashes[slot] == hash) {
        int place = (places[slot] - 1) * block;
        return isSame(place, bytes, from) ? place : -1;
      }
    }
    return -1;
  }

  private boolean isSame(int place, ByteBuffer bytes, int from) {
    for (int i = 0; i < block; i++) {
      if (parent.get(place + i) != bytes.get(from + i)) {
        return false;
      }
    }
    return true;
  }

  private int slot(int hash, int probe) {
    return ((hash * SPREAD >>> shift) + probe) & (places.length - 1);
  }
}
