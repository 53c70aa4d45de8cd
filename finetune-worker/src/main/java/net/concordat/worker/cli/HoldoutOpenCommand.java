// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.CommittedRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "open",
    description = "Shows some of the rows that were committed to, with the proof that they are.")
final class HoldoutOpenCommand implements Callable<Integer> {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  @Mixin private CommittedOptions committed;
  @Mixin private HoldoutOptions holdout;

  @Option(
      names = "--rows",
      split = ",",
      description =
          "numbers of rows, from 1 in the order of the file, such as 3,17,100-120; without it, only"
              + " how many rows there are and what their columns are")
  private List<String> rows = List.of();

  @Option(names = "--out", required = true, description = "opening to write, a JSON file")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (CommittedRows all = committed.read(UnaryOperator.identity())) {
      holdout.requireSame(all.commitment(), all.size());
      SortedSet<Integer> numbers = new TreeSet<>();
      rows.forEach(range -> addRange(numbers, range, all.size()));
      Json.write(out, all.open(numbers));
    }
    spec.commandLine().getOut().println(out);
    return 0;
  }

  private static void addRange(SortedSet<Integer> numbers, String range, int most) {
    Matcher parts = RANGE.matcher(range.strip());
    if (!parts.matches()) {
      throw new InvalidInputException(
          "--rows must be numbers or ranges such as 3,17,100-120, but has '" + range + "'");
    }
    int first = Integer.parseInt(parts.group(1));
    int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
    Checks.range("--rows", last, first, most);
    for (int row = first; row <= last; row++) {
      numbers.add(row);
    }
  }
}
