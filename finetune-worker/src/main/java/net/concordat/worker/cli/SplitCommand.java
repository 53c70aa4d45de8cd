// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.inference.support.Json;
import net.concordat.worker.OutputFiles;
import net.concordat.worker.holdout.SplitFiles;
import net.concordat.worker.holdout.TimeSplit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "split",
    description =
        "Splits rows in time order into train, validation and test, as a model would have met them;"
            + " prints how many rows each has.")
final class SplitCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Option(names = "--day-column", required = true, description = "when a row was")
  private String dayColumn;

  @Option(
      names = "--customer-column",
      description =
          "whose row it is: six in ten customers are to train, two to validate, two to test, and"
              + " their rows of other periods are left out")
  private @Nullable String customerColumn;

  @Option(names = "--validation-from", required = true, description = "first day to validate on")
  private LocalDate validationFrom;

  @Option(names = "--test-from", required = true, description = "first day to test on")
  private LocalDate testFrom;

  @Option(
      names = "--label-delay",
      defaultValue = "0",
      description = "days until a row's label is known; ${DEFAULT-VALUE}")
  private int labelDelay;

  @Option(names = "--out", required = true, description = "folder to write to")
  private Path out;

  @Mixin private ProgressOptions progress;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFiles.requireFolder(out);
    TimeSplit split = new TimeSplit(validationFrom, testFrom, labelDelay);
    Files.createDirectories(out);
    Map<String, Long> counts = new LinkedHashMap<>();
    try (SplitFiles files = new SplitFiles(out);
        RowsBar bar = new RowsBar(spec)) {
      TimeSplit.Columns columns = new TimeSplit.Columns(dayColumn, customerColumn);
      TimeSplit.Counts rows = split.of(bar.counted(data.source()), columns, files);
      files.finish();
      rows.parts().forEach((part, count) -> counts.put(SplitFiles.name(part), count));
      counts.put("leftOut", rows.leftOut());
    }
    spec.commandLine().getOut().println(Json.line(counts));
    return 0;
  }
}
