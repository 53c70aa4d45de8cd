// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The leaves, roots and paths are those with which Certificate Transparency's own implementations
 * are tested (github.com/google/certificate-transparency, merkletree/merkle_tree_test.cc).
 */
class MerkleTreeTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final List<byte[]> LEAVES =
      bytes(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final String ROOT_OF_8 =
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";

  @Nested
  class Root {
    @ParameterizedTest
    @CsvSource({
      "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "8, " + ROOT_OF_8
    })
    void isThePublishedOne(int size, String root) {
      assertThat(HEX.formatHex(tree(size).root())).isEqualTo(root);
    }

    @Test
    void isRefusedOfNoLeaves() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new MerkleTree(List.of()))
          .withMessage("A tree must have at least one leaf, but was given none");
    }
  }

  @Nested
  class AuditPath {
    @Test
    void isThePublishedOne() {
      assertThat(tree(1).auditPath(0)).isEmpty();
      assertThat(text(tree(8).auditPath(0)))
          .containsExactly(
              "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
              "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
              "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
      assertThat(text(tree(8).auditPath(5)))
          .containsExactly(
              "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
              "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
      assertThat(text(tree(3).auditPath(2)))
          .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
      assertThat(text(tree(5).auditPath(1)))
          .containsExactly(
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
              "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
              "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @ParameterizedTest
    @CsvSource({"-1", "8"})
    void isRefusedWhereThereIsNoLeaf(int index) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tree(8).auditPath(index))
          .withMessage("A tree of 8 leaves has no leaf " + index + " when counted from 0");
    }
  }

  @Nested
  class RootFrom {
    @Test
    void isTheTreesRootForEachLeafOfEachSize() {
      for (int size = 1; size <= LEAVES.size(); size++) {
        MerkleTree tree = tree(size);
        for (int index = 0; index < size; index++) {
          assertThat(MerkleTree.rootFrom(LEAVES.get(index), index, size, tree.auditPath(index)))
              .as("leaf %d of %d", index, size)
              .isEqualTo(tree.root());
        }
      }
    }

    @Test
    void isAnotherForAnotherLeafPlaceOrHash() {
      List<byte[]> path = tree(8).auditPath(5);
      byte[] root = tree(8).root();
      List<byte[]> changed = new ArrayList<>(path);
      changed.set(1, path.get(2));

      assertThat(MerkleTree.rootFrom(HEX.parseHex("40414242"), 5, 8, path)).isNotEqualTo(root);
      for (int place = 0; place < 8; place++) {
        assertThat(Arrays.equals(MerkleTree.rootFrom(LEAVES.get(5), place, 8, path), root))
            .as("at place %d", place)
            .isEqualTo(place == 5);
      }
      assertThat(MerkleTree.rootFrom(LEAVES.get(5), 5, 8, changed)).isNotEqualTo(root);
    }

    @Test
    void doesNotTakeANodeForALeaf() {
      MerkleTree four = tree(4);
      byte[] left = MerkleTree.rootFrom(LEAVES.get(0), 0, 2, tree(2).auditPath(0));

      assertThat(MerkleTree.rootFrom(left, 0, 2, four.auditPath(0).subList(1, 2)))
          .isNotEqualTo(four.root());
    }

    @Test
    void isRefusedForAPathOfAnotherLength() {
      List<byte[]> path = tree(8).auditPath(5);
      List<byte[]> longer = new ArrayList<>(path);
      longer.add(path.get(0));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleTree.rootFrom(LEAVES.get(5), 5, 8, path.subList(0, 2)))
          .withMessage("The audit path must have more than the 2 hashes that were given");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleTree.rootFrom(LEAVES.get(5), 5, 8, longer))
          .withMessage("The audit path of leaf 5 of 8 has 3 hashes, but was given 4");
    }

    @Test
    void isRefusedForAHashOfAnotherLength() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleTree.rootFrom(LEAVES.get(0), 0, 2, List.of(new byte[31])))
          .withMessage("Each hash of an audit path has 32 bytes, but one was given with 31");
    }

    @ParameterizedTest
    @CsvSource({"-1, 8", "8, 8", "0, 0", "0, -1"})
    void isRefusedWhereThereIsNoLeaf(int index, int size) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleTree.rootFrom(LEAVES.get(0), index, size, List.of()))
          .withMessage(
              "A tree of " + size + " leaves has no leaf " + index + " when counted from 0");
    }
  }

  @Nested
  class OfHashes {
    @Test
    void isTheTreeOfTheLeaves() {
      for (int size = 1; size <= LEAVES.size(); size++) {
        MerkleTree hashes = MerkleTree.ofHashes(hashes(size));
        assertThat(hashes.root()).as("size %d", size).isEqualTo(tree(size).root());
        assertThat(MerkleTree.rootFromHash(hashes(size).get(0), 0, size, hashes.auditPath(0)))
            .isEqualTo(tree(size).root());
      }
    }

    @Test
    void isTheUpperPartOfATreeForNodesOfOneLevel() {
      List<byte[]> pairs = new ArrayList<>();
      for (int from = 0; from < 7; from += 2) {
        pairs.add(MerkleTree.ofHashes(hashes(7).subList(from, Math.min(7, from + 2))).root());
      }

      assertThat(MerkleTree.ofHashes(pairs).root()).isEqualTo(tree(7).root());
      assertThat(text(MerkleTree.ofHashes(pairs).auditPath(3)))
          .isEqualTo(text(tree(7).auditPath(6)));
    }

    @Test
    void isRefusedForAHashOfAnotherLength() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleTree.ofHashes(List.of(new byte[31])))
          .withMessage("Each hash of a leaf has 32 bytes, but one was given with 31");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MerkleTree.rootFromHash(new byte[33], 0, 1, List.of()))
          .withMessage("The hash of a leaf has 32 bytes, but one was given with 33");
    }

    private static List<byte[]> hashes(int size) {
      return LEAVES.subList(0, size).stream().map(MerkleTree::leafHash).toList();
    }
  }

  private static MerkleTree tree(int size) {
    return new MerkleTree(LEAVES.subList(0, size));
  }

  private static List<byte[]> bytes(String... hex) {
    return Stream.of(hex).map(HEX::parseHex).toList();
  }

  private static List<String> text(List<byte[]> path) {
    return path.stream().map(HEX::formatHex).toList();
  }
}
