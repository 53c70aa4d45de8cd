// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers where a request was refused before it came to any controller. */
@Controller
@Hidden
class ErrorProblems implements ErrorController {
  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus found = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus status = found == null ? HttpStatus.NOT_FOUND : found;
    ProblemResponse.write(
        response,
        status,
        status.is5xxServerError()
            ? "The registry could not answer."
            : "The request was refused: its address, method or headers are not such as the registry"
                + " takes.");
  }
}
