// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import java.net.URI;
import net.concordat.registry.command.CommandProblem;
import net.concordat.registry.command.CommandView;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A command was refused, or the node failed with it. */
final class CommandProblemException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  private final URI command;

  CommandProblemException(CommandView view, CommandProblem problem, URI command) {
    super(HttpStatus.valueOf(problem.status()), words(view, problem), null);
    this.command = command;
  }

  private static ProblemDetail words(CommandView view, CommandProblem problem) {
    ProblemDetail words =
        ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(problem.status()), problem.detail());
    if (problem.rule() != null) {
      words.setTitle("Refused by rule " + problem.rule());
      words.setProperty("rule", problem.rule());
    }
    words.setProperty("command", view.id());
    words.setProperty("attempt", view.attempt());
    return words;
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.setLocation(command);
    return headers;
  }
}
