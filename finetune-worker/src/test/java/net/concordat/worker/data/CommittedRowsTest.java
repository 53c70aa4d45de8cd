// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.DataOpening.OpenedRow;
import net.concordat.worker.data.DataOpening.Proof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedRowsTest {
  private static final CsvTable TABLE = Fixtures.table(10, 1);
  private static final byte[] SECRET = new byte[32];

  @TempDir static Path work;

  @SuppressWarnings("NullAway.Init")
  private static CommittedRows committed;

  @BeforeAll
  static void commit() throws IOException {
    committed = CommittedRows.read(TABLE.asSource(), SECRET, work);
  }

  @AfterAll
  static void leavesNothingBehind() throws IOException {
    committed.close();
    assertThat(work).isEmptyDirectory();
  }

  @Nested
  class Root {
    @Test
    void isTheSameForTheSameRowsAndSecret() {
      assertThat(committed.root()).matches("[0-9a-f]{64}");
      assertThat(root(Fixtures.table(10, 1), new byte[32]))
          .isEqualTo(committed.root())
          .isEqualTo(committed.commitment().value());
    }

    @Test
    void isAnotherForAnotherSecretCellOrderColumnOrNumberOfRows() {
      byte[] other = new byte[32];
      other[31] = 1;
      List<List<String>> swapped = new ArrayList<>(TABLE.rows());
      Collections.swap(swapped, 3, 4);
      List<String> renamed = new ArrayList<>(TABLE.header());
      renamed.set(0, "sum");

      Set<String> roots = new HashSet<>();
      roots.add(committed.root());
      roots.add(root(TABLE, other));
      roots.add(root(TABLE.header(), withLabelFlipped(7)));
      roots.add(root(TABLE.header(), swapped));
      roots.add(root(renamed, TABLE.rows()));
      roots.add(root(TABLE.header(), TABLE.rows().subList(0, 9)));
      assertThat(roots).hasSize(6);
    }

    /** Computed apart, in another language, from what docs/finetuning.md says. */
    @Test
    void isTheOneThatTheDocumentedFormatGives() {
      byte[] secret = new byte[32];
      for (int i = 0; i < secret.length; i++) {
        secret[i] = (byte) i;
      }
      CsvTable table =
          new CsvTable(
              "made up",
              List.of("amount", "kind", "label"),
              List.of(List.of("12.50", "a", "0"), List.of("", "\u00fc, \"b\"", "1")));

      assertThat(root(table, secret))
          .isEqualTo("066c3cab5b445d26edc9452956a38fb0c404ecfd1afaf55f0aaf14be5e899606");
    }

    @Test
    void isThatOfTheTreeInMemory() {
      for (int rows : new int[] {1, 2, 63, 64, 65, 100}) {
        CsvTable table = Fixtures.table(rows, rows);

        assertThat(root(table, SECRET)).isEqualTo(EncodedDataTest.inMemory(table, SECRET));
      }
    }

    @Test
    void isRefusedOfNoRows() {
      assertThatThrownBy(() -> root(TABLE.header(), List.of()))
          .hasMessage("made up must have rows, but has only a header");
    }
  }

  @Nested
  class Opening {
    @Test
    void provesEachRowWithItsCells() throws IOException {
      DataOpening opening = committed.open(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

      opening.requireUnder(committed.root());
      assertThat(opening.rows()).isEqualTo(10);
      assertThat(opening.columns()).isEqualTo(TABLE.header());
      assertThat(opening.opened()).extracting(OpenedRow::cells).isEqualTo(TABLE.rows());
    }

    @Test
    void provesNumberAndColumnsWhereNoRowIsShown() throws IOException {
      DataOpening opening = committed.open(List.of());

      opening.requireUnder(committed.root());
      assertThat(opening.opened()).isEmpty();
    }

    @Test
    void isRefusedWhereTheSourceGivesOtherRowsNow() throws IOException {
      List<List<String>> rows = new ArrayList<>(TABLE.rows());
      CsvTable table = new CsvTable("made up", TABLE.header(), rows);
      try (CommittedRows changing = CommittedRows.read(table.asSource(), SECRET, work)) {
        Collections.swap(rows, 3, 4);

        changing.open(List.of(1)).requireUnder(changing.root());
        assertThatThrownBy(() -> changing.open(List.of(4)))
            .isInstanceOf(InvalidInputException.class)
            .hasMessage(
                "made up must give the same rows each time it is read, but row 4 is another now");
      }
    }

    @Test
    void isOfRowsThatThereAre() {
      for (int row : new int[] {-1, 0, 11}) {
        assertThatThrownBy(() -> committed.open(List.of(row)))
            .hasMessage("made up has the rows 1 to 10, but row %d was asked for".formatted(row));
      }
    }

    @Test
    void sharesNoKeyWithARowsTwinElsewhereOrInAnotherCommitment() throws IOException {
      List<List<String>> twins = new ArrayList<>(TABLE.rows());
      twins.set(1, twins.get(0));
      CommittedRows one =
          CommittedRows.read(
              new CsvTable("made up", TABLE.header(), twins).asSource(), SECRET, work);

      Proof first = one.open(List.of(1)).opened().get(0).proof();
      Proof second = one.open(List.of(2)).opened().get(0).proof();
      Proof inAnother = committed.open(List.of(1)).opened().get(0).proof();

      one.close();
      assertThat(Set.of(first.key(), second.key(), inAnother.key())).hasSize(3);
      assertThat(first.path().get(0)).isNotEqualTo(second.path().get(0));
    }
  }

  @Nested
  class RequireUnder {
    private final DataOpening opening;

    RequireUnder() throws IOException {
      opening = committed.open(List.of(4, 8));
    }

    @Test
    void refusesAnotherRoot() {
      assertThatThrownBy(() -> opening.requireUnder("0".repeat(64)))
          .hasMessageStartingWith(
              "What is shown as the number of rows and the columns is not what was committed to");
    }

    @Test
    void refusesAChangedLabel() {
      List<String> cells = withLabelFlipped(3).get(3);
      refused(changed(new OpenedRow(4, cells, first().proof())), "What is shown as row 4 is not");
    }

    @Test
    void refusesARowInAnothersPlace() {
      refused(
          changed(new OpenedRow(5, first().cells(), first().proof())),
          "What is shown as row 5 is not");
    }

    @Test
    void refusesAnotherNumberOfRows() {
      for (int rows : new int[] {9, 11, 100}) {
        assertThatThrownBy(
                () ->
                    new DataOpening(
                            DataOpening.FORMAT,
                            rows,
                            opening.columns(),
                            opening.shape(),
                            opening.opened())
                        .requireUnder(committed.root()))
            .hasMessageContaining("the number of rows and the columns");
      }
    }

    @Test
    void refusesARenamedColumn() {
      List<String> columns = new ArrayList<>(opening.columns());
      Collections.swap(columns, 0, 1);
      assertThatThrownBy(
              () ->
                  new DataOpening(
                          DataOpening.FORMAT, 10, columns, opening.shape(), opening.opened())
                      .requireUnder(committed.root()))
          .hasMessageContaining("the number of rows and the columns is not what was committed to");
    }

    @Test
    void refusesAKeyOfAnotherLength() {
      Proof proof = new Proof(first().proof().key() + "00", first().proof().path());
      refused(
          changed(new OpenedRow(4, first().cells(), proof)),
          "'the key of row 4' must be 64 lower-case hexadecimal characters");
    }

    @Test
    void refusesAPathOfAnotherLength() {
      List<String> path = first().proof().path();
      Proof proof = new Proof(first().proof().key(), path.subList(0, path.size() - 1));
      refused(
          changed(new OpenedRow(4, first().cells(), proof)),
          "The proof of row 4 is none: The audit path must have more than the");
    }

    @Test
    void refusesARowTwiceAndOneThatThereIsNot() {
      String sentence = "Each opened row must be one of 1 to 10 and be there once";
      refused(changed(opening.opened().get(1)), sentence);
      refused(changed(new OpenedRow(0, first().cells(), first().proof())), sentence);
      refused(changed(new OpenedRow(11, first().cells(), first().proof())), sentence);
    }

    @Test
    void refusesARowWithoutAllItsCells() {
      refused(
          changed(new OpenedRow(4, first().cells().subList(0, 4), first().proof())),
          "row 4 must have 5 cells, but has 4");
    }

    @Test
    void refusesHalfASurrogatePair() {
      List<String> cells = new ArrayList<>(first().cells());
      cells.set(0, "\ud800");
      refused(changed(new OpenedRow(4, cells, first().proof())), "row 4 cannot be a file's");
    }

    private OpenedRow first() {
      return opening.opened().get(0);
    }

    private DataOpening changed(OpenedRow row) {
      return new DataOpening(
          DataOpening.FORMAT,
          10,
          opening.columns(),
          opening.shape(),
          List.of(row, opening.opened().get(1)));
    }

    private void refused(DataOpening changed, String sentence) {
      assertThatThrownBy(() -> changed.requireUnder(committed.root()))
          .hasMessageStartingWith(sentence);
    }
  }

  private static List<List<String>> withLabelFlipped(int place) {
    List<List<String>> rows = new ArrayList<>(TABLE.rows());
    List<String> cells = new ArrayList<>(rows.get(place));
    cells.set(4, cells.get(4).equals("1") ? "0" : "1");
    rows.set(place, cells);
    return rows;
  }

  private static String root(List<String> header, List<List<String>> rows) {
    return root(new CsvTable("made up", header, rows), SECRET);
  }

  private static String root(CsvTable table, byte[] secret) {
    try (CommittedRows rows = CommittedRows.read(table.asSource(), secret, work)) {
      return rows.root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
