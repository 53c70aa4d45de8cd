// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import java.util.List;
import java.util.stream.Collectors;

/** A row cannot be scored; nothing of it was. */
public final class InvalidRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> problems;

  InvalidRowException(List<FieldProblem> problems) {
    super(problems.stream().map(FieldProblem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong with it: first what was given, then what is missing. */
  public List<FieldProblem> problems() {
    return problems;
  }
}
