// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.concordat.common.MerkleTree;
import org.junit.jupiter.api.Test;

class StreamedRootTest {
  @Test
  void givesRootAndPathsOfTheTreeInMemoryForEachSize() {
    for (int size = 1; size <= 70; size++) {
      List<byte[]> leaves = new ArrayList<>();
      SortedSet<Integer> wanted = new TreeSet<>();
      for (int leaf = 0; leaf < size; leaf++) {
        leaves.add(new byte[] {(byte) leaf, (byte) size});
        wanted.add(leaf);
      }
      wanted.remove(size / 2);
      MerkleTree whole = new MerkleTree(leaves);

      StreamedRoot streamed = new StreamedRoot(wanted);
      leaves.forEach(streamed::add);

      assertThat(streamed.root()).as("size %d", size).isEqualTo(whole.root());
      for (int leaf : wanted) {
        assertThat(streamed.path(leaf).toArray(new byte[0][]))
            .as("leaf %d of %d", leaf, size)
            .isDeepEqualTo(whole.auditPath(leaf).toArray(new byte[0][]));
      }
      assertThat(streamed.path(size / 2)).isEmpty();
    }
  }
}
