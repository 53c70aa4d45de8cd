// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
  private final StringWriter err = new StringWriter();

  @Command(name = "command")
  private record Failing(Throwable failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }

  @Test
  void inputThatCannotBeUsedIsItsSentenceAlone() {
    assertThat(code(new InvalidInputException("The rows are missing"))).isEqualTo(2);
    assertThat(err.toString()).isEqualToIgnoringNewLines("The rows are missing");
  }

  @Test
  void aFullDiskIsASentenceWhereverItIsFull() {
    for (Exception full :
        new Exception[] {
          new IOException("No space left on device"),
          new UncheckedIOException(new IOException("Disk quota exceeded")),
          new IllegalStateException("Task 0 was lost: java.io.IOException: File too large")
        }) {
      err.getBuffer().setLength(0);
      assertThat(code(full)).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("The disk is full; free some space and try again: ")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void memoryThatIsUsedUpIsASentenceWithWhatToRaiseWhicheverThreadUsedIt() {
    OutOfMemoryError used = new OutOfMemoryError("Java heap space");
    for (Throwable failure : new Throwable[] {used, new IllegalStateException("a step", used)}) {
      err.getBuffer().setLength(0);
      assertThat(code(failure)).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("The ")
          .contains("MB of memory", "start it with a larger -Xmx")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void anythingElseIsNamedWithWhereItHappened() {
    assertThat(code(new IllegalStateException("broken"))).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("command failed: java.lang.IllegalStateException: broken")
        .contains("\tat ");
  }

  private int code(Throwable failure) {
    CommandLine command = new CommandLine(new Failing(failure));
    return Failures.execute(command.setErr(new PrintWriter(err, true)));
  }
}
