// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each unusable input is answered with a sentence before anything is trained or written. */
class BadInputTest {
  private static final String HEADER = "amount,score,kind,young,bad\n";
  private static final String ROWS = HEADER + "1,1,a,1,0\n2,2,b,0,1\n";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeRowsAndSpecs() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(Fixtures.table(60, 1)));
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(1, null), 1));
    Json.write(
        folder.resolve("fine-tune.json"),
        Fixtures.fineTune(0, OutputLayer.CONTINUED, Fixtures.settings(1, null)));
  }

  static Stream<Arguments> files() {
    return Stream.of(
        file(
            "an empty file",
            "",
            "must be Parquet, or CSV that begins with the names of columns, but"),
        file("a header alone", HEADER, "must have rows, but has only a header"),
        file("a duplicate header", "amount," + ROWS, "names each column once, but begins with"),
        file(
            "a wrong delimiter",
            ROWS.replace(',', ';'),
            "must have its cells apart by commas, but its header has ';' and no comma"),
        file("tabs", ROWS.replace(',', '\t'), "its header has 'tab' and no comma"),
        file(
            "a short row", ROWS + "1,2\n", "row 3: must have 5 cells as the header has, but has 2"),
        file("a long row", ROWS + "1,1,a,1,0,9\n", "row 3: must have 5 cells"),
        file("an open quote", ROWS + "1,1,\"a,1,0\n", "row 3: must have 5 cells"),
        file(
            "missing columns",
            "amount,score,bad\n1,1,0\n",
            "but lacks [kind, young]; it has [amount, score, bad]"),
        file(
            "an infinite value",
            ROWS + "Infinity,1,a,1,0\n",
            "row 3, column 'amount': must be between 0.0 and 1000.0, but is 'Infinity'"),
        file("a number that is too large", ROWS + "1,1e999,a,1,0\n", "but is '1e999'"),
        file("no number", ROWS + "1,NaN,a,1,0\n", "row 3, column 'score': must be between"),
        file("a decimal comma", ROWS + "\"1,5\",1,a,1,0\n", "must hold a number, but holds '1,5'"),
        file(
            "a character of four bytes",
            ROWS + "😀,1,a,1,0\n",
            "row 3, column 'amount': must hold a number, but holds '😀'"),
        file(
            "a cut character of four bytes",
            ROWS + "1,1,a," + "x".repeat(39) + "😀😀,0\n",
            "but is '" + "x".repeat(39) + "...'"),
        file("another label", ROWS + "1,1,a,1,yes\n", "the label must be 0 or 1, but is 'yes'"),
        file("one label", HEADER + "1,1,a,1,0\n2,2,b,0,0\n", "must hold both labels, but 0 of 2"),
        file("an empty column", HEADER + "1,,a,1,0\n2,,b,0,1\n", "all 2 rows are empty in [score]"),
        bytes(
            "another encoding",
            (ROWS + "1,1,é,1,0\n").getBytes(StandardCharsets.ISO_8859_1),
            "must be text in UTF-8, but holds bytes that are none"),
        bytes(
            "half a character",
            Arrays.copyOf((ROWS + "1,1,😀").getBytes(StandardCharsets.UTF_8), ROWS.length() + 6),
            "must be text in UTF-8"),
        bytes("cut gzip", cutGzip(), "must be CSV, plain or gzip, but could not be read"),
        bytes(
            "a cut Parquet file",
            "PAR1 and no more".getBytes(StandardCharsets.UTF_8),
            "must be a whole Parquet file, but could not be read"),
        bytes("Parquet without rows", parquet("no-rows"), "must have rows, but has only a header"),
        bytes(
            "an infinite value in Parquet",
            parquet("infinite"),
            "row 2, column 'amount': must be between 0.0 and 1000.0, but is 'Infinity'"),
        bytes(
            "an empty column in Parquet",
            parquet("empty-column"),
            "all 2 rows are empty in [score]"),
        bytes(
            "missing columns in Parquet",
            parquet("groups"),
            "but lacks [score, kind, young]; it has [amount, bad]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isRefusedInTheRows(String what, byte[] content, String sentence) throws IOException {
    Files.write(folder.resolve("rows.csv"), content);

    refused(sentence, "pretrain", "--spec", path("pretrain.json"));
  }

  @Test
  void isRefusedWhereTheRowsAreAFolderOrNotThere() throws IOException {
    Files.delete(folder.resolve("rows.csv"));
    refused(
        "A readable file is needed, but there is none at",
        "pretrain",
        "--spec",
        path("pretrain.json"));
    Files.createDirectory(folder.resolve("rows.csv"));
    refused(
        "A readable file is needed, but there is none at",
        "pretrain",
        "--spec",
        path("pretrain.json"));
  }

  @Test
  void isToldOfColumnsFromWhichNothingCanBeLearned() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), HEADER + "1,3,a,1,0\n2,3,b,0,1\n");

    assertThat(run("pretrain", "--spec", path("pretrain.json"))).isZero();
    assertThat(err.toString())
        .contains("the same value in all 2 rows of [score]: nothing can be learned");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"learningRate\" : 0.01 | \"learningRate\" : -0.01 | 'training.learningRate' must be"
            + " between",
        "\"learningRate\" : 0.01 | \"learningRate\" : 1e999 | learningRate",
        "\"batchSize\" : 32 | \"batchSize\" : 0 | 'training.batchSize' must be between 1 and"
            + " 1000000, but is 0",
        "\"dropout\" : 0.0 | \"dropout\" : 1.0 | 'training.dropout' must be between",
        "\"hiddenLayers\" : | \"hiddenUnits\" : | either 'hiddenLayers' or 'layers', but neither is"
            + " given",
        "\"classWeighting\" : \"NONE\" | \"classWeighting\" : \"NONE\", \"privacy\" : {\"unit\" :"
            + " \"ROW\", \"rowUnitReason\" : \"made up\", \"units\" : 100, \"clippingNorm\" : 1,"
            + " \"targetEpsilon\" : 0, \"delta\" : 0.0001} | since an epsilon of 0 lets nothing be"
            + " learned",
        "\"label\" : \"bad\" | \"label\" : \"good\" | 'label' must be the schema's, 'bad', but is"
            + " 'good'",
        "\"seed\" : 1 | \"seed\" : \"one\" | pretrain.json is not usable at 'seed'",
        "\"seed\" : 1 | \"seed\" : null | is not usable at 'seed': a value is required, but is missing",
        "\"seed\" : 1 | \"seed\" : 1, \"seeds\" : 1 | is not usable at 'seeds': there is no such field, only"
            + " [autoencoder, card,",
        "\"epochs\" : 1 | \"epochs\" : 0 | is not usable at 'training': 'training.epochs' must be",
        "\"data\" : \"rows.csv\" | \"data\" : {\"jdbc\" : {}} | is not usable at 'data",
        "\"data\" : \"rows.csv\" | \"data\" : {\"url\" : \"x\"} | is not usable at 'data",
        "\"data\" : \"rows.csv\" | \"data\" : {\"mapping\" : \"x\"} | must be a file's name, or"
            + " have one of 'file' and 'jdbc', but has neither",
        "\"data\" : \"rows.csv\" | \"data\" : {\"file\" : \"rows.csv\", \"mapping\" :"
            + " \"none.json\"} | A readable file is needed, but there is none at",
        "\"data\" : \"rows.csv\" | \"data\" : \"\" | 'data' must have 1 to 1000 characters, but has"
            + " 0",
      })
  void isRefusedInTheSpec(String from, String to, String sentence) throws IOException {
    Path spec = folder.resolve("pretrain.json");
    String text = Files.readString(spec);
    assertThat(text).contains(from);
    Files.writeString(spec, text.replace(from, to));

    refused(sentence, "pretrain", "--spec", spec.toString());
  }

  @Test
  void isRefusedBeforeRowsAreReadWhereTheResultCannotBeWritten() throws IOException {
    Files.delete(folder.resolve("rows.csv"));
    Files.writeString(folder.resolve("store"), "a file");

    assertThat(run("pretrain", "--spec", path("pretrain.json"))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Results must go to a folder that is there or can be made, and that can be");
    assertThat(Files.readString(folder.resolve("store"))).isEqualTo("a file");
  }

  @Test
  void isRefusedWhereAnOptionIsNoDayOrASecretIsNotThere() {
    String[] days = {"--validation-from=1.3.2026", "--test-from=2026-04-01"};
    assertThat(
            runAlone("split", "--data=rows.csv", "--day-column=day", days[0], days[1], "--out=x"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "'--validation-from': a day such as 2026-01-31 is needed, but this is '1.3.2026'");

    String[] addresses = {"--registry=https://registry.bank", "--issuer=https://idp.bank"};
    String[] folders = {"--data=" + folder, "--runs=" + folder};
    String secret = "--secret-file=" + path("none");
    assertThat(runAlone("work", addresses[0], addresses[1], secret, folders[0], folders[1]))
        .isEqualTo(2);
    assertThat(err.toString()).contains("A readable file is needed, but there is none at");
  }

  @Test
  void isRefusedWhereAValidationSplitWouldBeEmpty() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), ROWS);
    Json.write(
        folder.resolve("pretrain.json"),
        Fixtures.pretrain(Fixtures.settings(1, new EarlyStopping(0.2, 3)), 1));

    refused(
        "A validation split needs at least 2 rows of label 0, but there are 1",
        "pretrain",
        "--spec",
        path("pretrain.json"));
  }

  @Test
  void isRefusedWhereEveryLayerIsFrozen() throws IOException {
    assertThat(run("pretrain", "--spec", path("pretrain.json"))).isZero();
    Path base;
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      base = files.filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
    Path moved = Files.move(base, folder.resolve("base.zip"));
    Json.write(
        folder.resolve("fine-tune.json"),
        Fixtures.fineTune(3, OutputLayer.CONTINUED, Fixtures.settings(1, null)));

    refused(
        "'frozenLayers' must leave a layer to train",
        "fine-tune",
        "--base",
        moved.toString(),
        "--spec",
        path("fine-tune.json"));
  }

  private void refused(String sentence, String... arguments) throws IOException {
    assertThat(run(arguments)).as(err.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    try (Stream<Path> files =
        Files.exists(folder.resolve("store")) ? Files.list(folder.resolve("store")) : Stream.of()) {
      assertThat(files.filter(file -> file.toString().endsWith(".zip"))).isEmpty();
    }
    assertThat(folder.resolve("work")).isEmptyDirectory();
  }

  private int run(String... arguments) throws IOException {
    Files.createDirectories(folder.resolve("work"));
    String[] all = Arrays.copyOf(arguments, arguments.length + 5);
    System.arraycopy(
        new String[] {"--out", path("store"), "--work", path("work"), "--quiet"},
        0,
        all,
        arguments.length,
        5);
    return runAlone(all);
  }

  private int runAlone(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Arguments file(String what, String content, String sentence) {
    return bytes(what, content.getBytes(StandardCharsets.UTF_8), sentence);
  }

  private static Arguments bytes(String what, byte[] content, String sentence) {
    return Arguments.of(what, content, sentence);
  }

  private static byte[] parquet(String name) {
    try {
      return Files.readAllBytes(Path.of("src", "test", "resources", "parquet", name + ".parquet"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] cutGzip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(ROWS.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
  }
}
