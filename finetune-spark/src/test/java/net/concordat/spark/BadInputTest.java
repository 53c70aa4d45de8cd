// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each unusable input is answered with the worker's sentence, and nothing is written. */
@Timeout(120)
class BadInputTest {
  private static final String HEADER = "amount,score,kind,young,bad\n";
  private static final String ROWS = HEADER + "1,1,a,1,0\n2,2,b,0,1\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount,amount,score,kind,young,bad/ | names each column once",
        "amount;score;kind;young;bad/1;1;a;1;0/ | its header has ';' and no comma",
        "amount,score,bad/1,1,0/ | but lacks [kind, young]; it has [amount, score, bad]",
        "+1,2/ | row 3: must have 5 cells as the header has, but has 2",
        "+1,1,\"a\"b,1,0/ | row 3: must be CSV, but could not be read: Unexpected character",
        "+Infinity,1,a,1,0/ | row 3, column 'amount': must be between 0.0 and 1000.0, but is",
        "+😀,1,a,1,0/ | row 3, column 'amount': must hold a number, but holds '😀'",
        "+1,1,a,1,yes/ | row 3, column 'bad': the label must be 0 or 1, but is 'yes'",
        "amount,score,kind,young,bad/1,1,a,1,0/2,2,b,0,0/ | must hold both labels, but 0 of 2",
        "amount,score,kind,young,bad/1,,a,1,0/2,,b,0,1/ | all 2 rows are empty in [score]",
        "PAR1 and no more | must be a whole Parquet file, but could not be read",
      })
  void isRefusedInTheRows(String content, String sentence) throws IOException {
    Bank bank = Bank.with(folder, 0);
    String text = content.replace('/', '\n');
    Files.writeString(bank.rows(), text.startsWith("+") ? ROWS + text.substring(1) : text);
    bank.pretrainSpec(1);

    refused(bank, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"learningRate\" : 0.01 | \"learningRate\" : -0.01 | 'training.learningRate' must be",
        "\"label\" : \"bad\" | \"label\" : \"good\" | 'label' must be the schema's, 'bad', but is",
        "\"rows.csv\" | \"none.csv\" | A readable file is needed, but there is none at",
        "\"rows.csv\" | {\"file\" : \"rows.csv\", \"mapping\" : \"none.json\"} | A readable file is",
        "\"patience\" : 3 | \"patience\" : 0 | 'training.earlyStopping.patience' must be",
      })
  void isRefusedInTheSpec(String from, String to, String sentence) throws IOException {
    Bank bank = Bank.with(folder, 10);
    bank.pretrainSpec(1);
    String text = Files.readString(folder.resolve("pretrain.json"));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve("pretrain.json"), text.replace(from, to));

    refused(bank, sentence);
  }

  private void refused(Bank bank, String sentence) {
    Bank.Run run =
        bank.run(
            "pretrain",
            "--quiet",
            "--master=local[2]",
            "--spec=" + folder.resolve("pretrain.json"),
            "--out=" + folder.resolve("spark"));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("spark")).doesNotExist();
  }
}
