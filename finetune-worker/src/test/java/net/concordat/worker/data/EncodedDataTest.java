// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import net.concordat.common.CanonicalHash;
import net.concordat.common.MerkleTree;
import net.concordat.inference.schema.BooleanFeature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.RowColumns;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.source.CsvSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedDataTest {
  @TempDir Path folder;
  private Path work = Path.of("");

  @BeforeEach
  void makeWorkFolder() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
  }

  @Nested
  class Read {
    @ParameterizedTest
    @ValueSource(ints = {3, 1023, 1024, 1025, 2500})
    void givesTheSameRowsAsInMemory(int count) throws IOException {
      CsvTable table = Fixtures.table(count, 1);
      LabelledRows expected = new RowEncoder(Fixtures.SCHEMA).encode(table);

      try (EncodedData data = read(table, Fixtures.SCHEMA)) {
        assertThat(data.rows().load()).usingRecursiveComparison().isEqualTo(expected);
        assertThat(data.rows().positives()).isEqualTo(expected.positives());
        assertThat(data.rows().width()).isEqualTo(6);
      }
    }

    @Test
    void commitsToTheRowsAsTheTableInMemoryDoes() throws IOException {
      CsvTable table = Fixtures.table(77, 2);
      byte[] secret = new byte[32];

      try (EncodedData data = read(table, Fixtures.SCHEMA)) {
        assertThat(data.commitment(secret))
            .isEqualTo(new DataCommitment(CommittedRows.ALGORITHM, inMemory(table, secret)));
      }
    }

    @Test
    void isBoundToRowsAndSchema() throws IOException {
      FeatureSchema other =
          new FeatureSchema(FeatureSchema.FORMAT, "other", "d", "bad", Fixtures.SCHEMA.features());

      byte[] one = binding(Fixtures.table(10, 1), Fixtures.SCHEMA);
      assertThat(binding(Fixtures.table(10, 1), Fixtures.SCHEMA)).isEqualTo(one);
      assertThat(binding(Fixtures.table(10, 2), Fixtures.SCHEMA)).isNotEqualTo(one);
      assertThat(binding(Fixtures.table(10, 1), other)).isNotEqualTo(one);
    }

    @Test
    void leavesNothingBehindWhenClosedOrRefused() throws IOException {
      read(Fixtures.table(10, 1), Fixtures.SCHEMA).close();
      assertThat(work).isEmptyDirectory();

      Path file =
          Files.writeString(folder.resolve("x.csv"), "amount,score,kind,young,bad\n1,x,a,1,0");
      assertThatThrownBy(
              () ->
                  EncodedData.read(
                      new CsvSource(file), UnaryOperator.identity(), Fixtures.SCHEMA, work))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageEndingWith("row 1, column 'score': must hold a number, but holds 'x'");
      assertThat(work).isEmptyDirectory();
    }

    @Test
    void letsOnlyItsOwnerReadTheRows() throws IOException {
      EncodedData data = read(Fixtures.table(10, 1), Fixtures.SCHEMA);
      try (var files = Files.list(work)) {
        Path made = files.findFirst().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
            .isEqualTo("rwx------");
      }
      data.close();
    }

    private byte[] binding(CsvTable table, FeatureSchema schema) throws IOException {
      try (EncodedData data = read(table, schema)) {
        return data.rows().binding();
      }
    }
  }

  @Nested
  class CustomersAndTimes {
    private final FeatureSchema schema =
        new FeatureSchema(
            FeatureSchema.EXTENDED,
            "n",
            "d",
            "bad",
            List.of(new BooleanFeature("young", null)),
            new RowColumns("owner", "at", 30),
            null);

    @Test
    void areKeptForEachRow() throws IOException {
      CsvTable table = table("ann,1970-01-02", "bob,1970-01-01T00:01:00+02:00", "ann,1970-01-01");

      try (EncodedData data = read(table, schema)) {
        EncodedRows rows = data.rows();
        assertThat(rows.customer(2)).isEqualTo(rows.customer(0)).isNotEqualTo(rows.customer(1));
        assertThat(List.of(rows.time(0), rows.time(1), rows.time(2)))
            .containsExactly(86_400L, 60L, 0L);
      }
    }

    @Test
    void areRefusedWhereTheyAreMissing() {
      assertThatThrownBy(() -> read(table(",1970-01-02"), schema))
          .hasMessageEndingWith("row 1, column 'owner': must name a customer");
      assertThatThrownBy(() -> read(table("ann,yesterday"), schema))
          .hasMessageContaining("row 1, column 'at': must hold a day or time such as");
    }

    private CsvTable table(String... rows) {
      List<List<String>> lines = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        lines.add(List.of((rows[i] + "," + i % 2 + "," + i % 2).split(",", -1)));
      }
      return new CsvTable("made up", List.of("owner", "at", "young", "bad"), lines);
    }
  }

  @Nested
  class Findings {
    @Test
    void nameConstantColumnsAndASingleLabel() throws IOException {
      CsvTable table = rows("1,1,a,1,0", "2,1,a,0,0");

      try (EncodedData data = read(table, Fixtures.SCHEMA)) {
        assertThat(data.findings())
            .hasSize(2)
            .anyMatch(s -> s.contains("the same value in all 2 rows of [score, kind]"))
            .anyMatch(s -> s.endsWith("a model cannot be trained on them"));
      }
    }

    @Test
    void refuseAColumnThatIsEmptyInAllRows() {
      assertThatThrownBy(() -> read(rows("1,,a,1,0", "2,,b,,1"), Fixtures.SCHEMA))
          .hasMessageContaining("all 2 rows are empty in [score]");
    }

    private CsvTable rows(String... rows) {
      return new CsvTable(
          "made up",
          Fixtures.table(1, 1).header(),
          java.util.Arrays.stream(rows).map(row -> List.of(row.split(",", -1))).toList());
    }
  }

  @Nested
  class EncodedFile {
    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 0.01, 0.5, 0.9, 0.9999})
    void isRefusedWithAChangedByte(double share) throws IOException {
      try (EncodedData data = read(Fixtures.table(1500, 1), Fixtures.SCHEMA)) {
        Path file = encodedFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) (share * bytes.length)] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> EncodedRows.open(file))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("cannot be used: the file");
        assertThat(data.rows().size()).isEqualTo(1500);
      }
    }

    @Test
    void isRefusedWhenCut() throws IOException {
      try (EncodedData data = read(Fixtures.table(10, 1), Fixtures.SCHEMA)) {
        Path file = encodedFile();
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 20, 48, bytes.length - 1}) {
          Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, length));
          assertThatThrownBy(() -> EncodedRows.open(cut)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(data.rows().size()).isEqualTo(10);
      }
    }

    private Path encodedFile() throws IOException {
      try (var files = Files.walk(work)) {
        return files.filter(f -> f.toString().endsWith(".encoded")).findFirst().orElseThrow();
      }
    }
  }

  @Test
  void computesTheRootOfTheWholeTreeLeafByLeaf() {
    List<byte[]> leaves = new ArrayList<>();
    for (int count = 1; count <= 40; count++) {
      leaves.add(new byte[] {(byte) count});
      StreamedRoot root = new StreamedRoot();
      leaves.forEach(root::add);
      assertThat(root.root()).isEqualTo(new MerkleTree(leaves).root());
    }
  }

  private EncodedData read(CsvTable table, FeatureSchema schema) throws IOException {
    Path file = folder.resolve("rows.csv.gz");
    table.write(file);
    return EncodedData.read(new CsvSource(file), UnaryOperator.identity(), schema, work);
  }

  /** The root by the tree that holds all leaves. */
  static String inMemory(CsvTable table, byte[] secret) {
    List<byte[]> leaves = new ArrayList<>();
    leaves.add(KeyedLeaf.ofShape(table.rows().size(), table.header()));
    table.rows().forEach(row -> leaves.add(KeyedLeaf.ofRow(row)));
    CanonicalHash all = CanonicalHash.of("concordat/data");
    leaves.forEach(all::bytes);
    byte[] treeKey = KeyedLeaf.hmac(secret, all.digest());
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      leaves.set(leaf, KeyedLeaf.hmac(KeyedLeaf.key(treeKey, leaf), leaves.get(leaf)));
    }
    return HexFormat.of().formatHex(new MerkleTree(leaves).root());
  }
}
